package bulla;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The AWS SDK for Java v2 as a client of IAM, STS and KMS: makes a user who assumes a role, and a key that the role's session may use in one way
 * only; then deletes everything. The endpoint, the Region and the credentials of an account's root come from the environment, the
 * certificates that are trusted from javax.net.ssl.trustStore. Run by test_sdk_identities.py.
 */
public final class IdentityPath {
    private static final String USER = "java-user";
    private static final String ROLE = "java-role";
    private static final Map<String, String> SEALED = Map.of("purpose", "java");
    private static final Region REGION = Region.of(System.getenv("AWS_REGION"));

    /** The clients of one caller. */
    private record Clients(IamClient iam, StsClient sts, KmsClient kms) {
        static Clients of(AwsCredentialsProvider who) {
            return new Clients(
                    IamClient.builder().region(REGION).credentialsProvider(who).build(),
                    StsClient.builder().region(REGION).credentialsProvider(who).build(),
                    KmsClient.builder().region(REGION).credentialsProvider(who).build());
        }

        static Clients of(AccessKey key) {
            return of(StaticCredentialsProvider.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())));
        }
    }

    private final Clients root = Clients.of(DefaultCredentialsProvider.builder().build());
    private final String key = root.kms.createKey().keyMetadata().arn();
    private String policy;

    public static void main(String[] arguments) {
        new IdentityPath().run();
        System.out.println("the SDK for Java is content");
    }

    private static void is(boolean holds, Object... what) {
        if (!holds) {
            throw new AssertionError(Arrays.toString(what));
        }
    }

    /** Expects an error of this class, with this code. */
    private static void refused(Class<? extends AwsServiceException> kind, String code, Runnable call) {
        try {
            call.run();
        } catch (AwsServiceException error) {
            is(kind.isInstance(error) && error.awsErrorDetails().errorCode().equals(code), error);
            return;
        }
        throw new AssertionError("not refused: " + code);
    }

    private static void missing(Runnable call) {
        refused(NoSuchEntityException.class, "NoSuchEntity", call);
    }

    private static String document(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
    }

    private void run() {
        var user = root.iam.createUser(r -> r.userName(USER).path("/java/").tags(Tag.builder().key("team").value("red").build())).user();
        is(user.arn().endsWith(":user/java/java-user") && user.tags().get(0).value().equals("red"), user);
        AccessKey firstKey = root.iam.createAccessKey(r -> r.userName(USER)).accessKey();
        Clients first = Clients.of(firstKey);
        is(first.sts.getCallerIdentity().arn().equals(user.arn()));
        String role = makeRole(user.arn());
        try (var provider = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(first.sts).refreshRequest(r -> r.roleArn(role).roleSessionName("job")).build()) {
            Clients session = Clients.of(provider);
            is(session.sts.getCallerIdentity().arn().endsWith(":assumed-role/java-role/job"));
            useKey(session);
        }
        changeTags();
        rotateAccessKeys(firstKey, first);
        deleteEverything();
    }

    /** Makes a role that may encrypt by its attached policy and decrypt by its inline one. Gives its ARN. */
    private String makeRole(String trusted) {
        String trust = document("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + trusted + "\"},\"Action\":\"sts:AssumeRole\"}");
        var role = root.iam.createRole(r -> r.roleName(ROLE).assumeRolePolicyDocument(trust).maxSessionDuration(7200)).role();
        is(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8).equals(trust), role);
        String encrypts = document("{\"Effect\":\"Allow\",\"Action\":\"kms:Encrypt\",\"Resource\":\"" + key + "\"}");
        policy = root.iam.createPolicy(r -> r.policyName("java-policy").policyDocument(encrypts)).policy().arn();
        root.iam.attachRolePolicy(r -> r.roleName(ROLE).policyArn(policy));
        String decrypts = document("{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"" + key
                + "\",\"Condition\":{\"StringEquals\":{\"kms:EncryptionContext:purpose\":\"java\"}}}");
        root.iam.putRolePolicy(r -> r.roleName(ROLE).policyName("own").policyDocument(decrypts));
        is(root.iam.listRolePoliciesPaginator(r -> r.roleName(ROLE)).policyNames().stream().toList().equals(List.of("own")));
        is(root.iam.listAttachedRolePolicies(r -> r.roleName(ROLE)).attachedPolicies().get(0).policyArn().equals(policy));
        return role.arn();
    }

    private void useKey(Clients session) {
        SdkBytes plaintext = SdkBytes.fromUtf8String("secret");
        SdkBytes sent = session.kms.encrypt(r -> r.keyId(key).plaintext(plaintext).encryptionContext(SEALED)).ciphertextBlob();
        var opened = session.kms.decrypt(r -> r.ciphertextBlob(sent).encryptionContext(SEALED));
        is(opened.plaintext().equals(plaintext) && opened.keyId().equals(key), opened);
        // Each of these is denied: the condition does not hold, and nothing allows the others.
        SdkBytes other = session.kms.encrypt(r -> r.keyId(key).plaintext(plaintext)).ciphertextBlob();
        refused(AwsServiceException.class, "AccessDeniedException", () -> session.kms.decrypt(r -> r.ciphertextBlob(other)));
        refused(AwsServiceException.class, "AccessDeniedException", () -> session.kms.scheduleKeyDeletion(r -> r.keyId(key)));
        refused(AwsServiceException.class, "AccessDenied", () -> session.iam.getRole(r -> r.roleName(ROLE)));
        root.kms.enableKeyRotation(r -> r.keyId(key).rotationPeriodInDays(90));
        is(root.kms.getKeyRotationStatus(r -> r.keyId(key)).rotationPeriodInDays() == 90);
        root.kms.rotateKeyOnDemand(r -> r.keyId(key));
        is(session.kms.decrypt(r -> r.ciphertextBlob(sent).encryptionContext(SEALED)).plaintext().equals(plaintext));
    }

    private void changeTags() {
        root.iam.tagRole(r -> r.roleName(ROLE).tags(t -> t.key("a").value("1"), t -> t.key("b").value("2")));
        root.iam.untagRole(r -> r.roleName(ROLE).tagKeys("a"));
        var left = root.iam.listRoleTags(r -> r.roleName(ROLE)).tags();
        is(left.size() == 1 && left.get(0).key().equals("b"), left);
        root.kms.tagResource(r -> r.keyId(key).tags(t -> t.tagKey("a").tagValue("1")));
        is(root.kms.listResourceTags(r -> r.keyId(key)).tags().size() == 1);
        root.kms.untagResource(r -> r.keyId(key).tagKeys("a"));
        is(root.kms.listResourceTags(r -> r.keyId(key)).tags().isEmpty());
    }

    /** Gives the user a second access key and switches the first one off. */
    private void rotateAccessKeys(AccessKey firstKey, Clients first) {
        Clients second = Clients.of(root.iam.createAccessKey(r -> r.userName(USER)).accessKey());
        refused(LimitExceededException.class, "LimitExceeded", () -> root.iam.createAccessKey(r -> r.userName(USER)));
        root.iam.updateAccessKey(r -> r.userName(USER).accessKeyId(firstKey.accessKeyId()).status(StatusType.INACTIVE));
        refused(AwsServiceException.class, "InvalidClientTokenId", () -> first.sts.getCallerIdentity());
        second.sts.getCallerIdentity();
    }

    private void deleteEverything() {
        refused(DeleteConflictException.class, "DeleteConflict", () -> root.iam.deleteRole(r -> r.roleName(ROLE)));
        root.iam.detachRolePolicy(r -> r.roleName(ROLE).policyArn(policy));
        root.iam.deleteRolePolicy(r -> r.roleName(ROLE).policyName("own"));
        root.iam.deleteRole(r -> r.roleName(ROLE));
        root.iam.deletePolicy(r -> r.policyArn(policy));
        for (var one : root.iam.listAccessKeys(r -> r.userName(USER)).accessKeyMetadata()) {
            root.iam.deleteAccessKey(r -> r.userName(USER).accessKeyId(one.accessKeyId()));
        }
        root.iam.deleteUser(r -> r.userName(USER));
        missing(() -> root.iam.getUser(r -> r.userName(USER)));
        missing(() -> root.iam.getRole(r -> r.roleName(ROLE)));
        missing(() -> root.iam.getPolicy(r -> r.policyArn(policy)));
        root.kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));
        refused(KmsInvalidStateException.class, "KMSInvalidStateException",
                () -> root.kms.encrypt(r -> r.keyId(key).plaintext(SdkBytes.fromUtf8String("late"))));
    }
}
