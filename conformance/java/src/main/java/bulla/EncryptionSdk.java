package bulla;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.CryptoInputStream;
import com.amazonaws.encryptionsdk.MasterKeyProvider;
import com.amazonaws.encryptionsdk.kms.DiscoveryFilter;
import com.amazonaws.encryptionsdk.kmssdkv2.AwsKmsMrkAwareMasterKeyProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.CreateAwsKmsMrkDiscoveryMultiKeyringInput;
import software.amazon.cryptography.materialproviders.model.CreateAwsKmsMrkMultiKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

/**
 * The AWS Encryption SDK for Java: reads requests and writes replies, each a line of JSON (suite/encryption_sdks.py). The endpoint, the
 * Region and the credentials come from the environment.
 */
final class EncryptionSdk {
    record Request(
            String task,
            String source,
            String target,
            List<String> keys,
            int suite,
            boolean committing,
            int frameBytes,
            Map<String, String> context,
            String account,
            String region) {}

    /**
     * Streams of messages, with the data keys of one kind of materials. They are read: a CryptoOutputStream that is closed before anything was
     * written leaves the header of the message out.
     */
    interface Materials {
        CryptoInputStream<?> encrypting(AwsCrypto sdk, Request request, InputStream source);

        CryptoInputStream<?> decrypting(AwsCrypto sdk, Request request, InputStream source);
    }

    /** With the master key providers of the SDK itself. */
    static final class MasterKeys implements Materials {
        private static MasterKeyProvider<?> provider(Request request) {
            var builder = AwsKmsMrkAwareMasterKeyProvider.builder();
            if (!request.keys().isEmpty()) {
                return builder.buildStrict(request.keys());
            }
            var own = new DiscoveryFilter("aws", request.account());
            return builder.discoveryMrkRegion(Region.of(request.region())).buildDiscovery(own);
        }

        @Override
        public CryptoInputStream<?> encrypting(AwsCrypto sdk, Request request, InputStream source) {
            return sdk.createEncryptingStream(provider(request), source, request.context());
        }

        @Override
        public CryptoInputStream<?> decrypting(AwsCrypto sdk, Request request, InputStream source) {
            return sdk.createDecryptingStream(provider(request), source);
        }
    }

    /** With the keyrings of the material providers library. */
    static final class Keyrings implements Materials {
        private final MaterialProviders library =
                MaterialProviders.builder().MaterialProvidersConfig(MaterialProvidersConfig.builder().build()).build();

        private IKeyring keyring(Request request) {
            var keys = request.keys();
            if (!keys.isEmpty()) {
                var input = CreateAwsKmsMrkMultiKeyringInput.builder().generator(keys.get(0));
                return library.CreateAwsKmsMrkMultiKeyring(input.kmsKeyIds(keys.subList(1, keys.size())).build());
            }
            var own = software.amazon.cryptography.materialproviders.model.DiscoveryFilter.builder()
                    .partition("aws")
                    .accountIds(List.of(request.account()))
                    .build();
            var input = CreateAwsKmsMrkDiscoveryMultiKeyringInput.builder().regions(List.of(request.region()));
            return library.CreateAwsKmsMrkDiscoveryMultiKeyring(input.discoveryFilter(own).build());
        }

        @Override
        public CryptoInputStream<?> encrypting(AwsCrypto sdk, Request request, InputStream source) {
            return sdk.createEncryptingStream(keyring(request), source, request.context());
        }

        @Override
        public CryptoInputStream<?> decrypting(AwsCrypto sdk, Request request, InputStream source) {
            return sdk.createDecryptingStream(keyring(request), source);
        }
    }

    private static CryptoAlgorithm algorithm(int id) {
        return Arrays.stream(CryptoAlgorithm.values())
                .filter(one -> one.getValue() == (short) id)
                .findFirst()
                .orElseThrow();
    }

    private static AwsCrypto.Builder sdk(Request request) {
        return AwsCrypto.builder()
                .withCommitmentPolicy(
                        request.committing()
                                ? CommitmentPolicy.RequireEncryptRequireDecrypt
                                : CommitmentPolicy.ForbidEncryptAllowDecrypt);
    }

    private static Map<String, Object> encrypt(Materials materials, Request request) throws IOException {
        var sdk = sdk(request)
                .withEncryptionAlgorithm(algorithm(request.suite()))
                .withEncryptionFrameSize(request.frameBytes())
                .build();
        try (var source = Files.newInputStream(Path.of(request.source()));
                var target = Files.newOutputStream(Path.of(request.target()));
                var stream = materials.encrypting(sdk, request, source)) {
            stream.transferTo(target);
        }
        return Map.of();
    }

    private static Map<String, Object> decrypt(Materials materials, Request request) throws IOException {
        try (var source = Files.newInputStream(Path.of(request.source()));
                var target = Files.newOutputStream(Path.of(request.target()));
                var stream = materials.decrypting(sdk(request).build(), request, source)) {
            stream.transferTo(target);
            return Map.of("context", stream.getCryptoResult().getEncryptionContext());
        }
    }

    public static void main(String[] arguments) throws IOException {
        var materials = arguments[0].equals("keyrings") ? new Keyrings() : new MasterKeys();
        var json = new ObjectMapper();
        var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            var request = json.readValue(line, Request.class);
            Map<String, Object> reply;
            try {
                reply = request.task().equals("encrypt") ? encrypt(materials, request) : decrypt(materials, request);
            } catch (IOException | RuntimeException error) {
                reply = Map.of("error", error.toString());
            }
            output.println(json.writeValueAsString(reply));
        }
    }
}
