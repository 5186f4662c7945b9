package bulla;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the clients share. */
final class Checks {
    static final String BUCKET = System.getenv("BUCKET");
    static final String KEY = System.getenv("KEY");

    private Checks() {}

    static byte[] chance(int bytes) {
        byte[] content = new byte[bytes];
        new Random().nextBytes(content);
        return content;
    }

    static void is(boolean holds, Object... what) {
        if (!holds) {
            throw new AssertionError(Arrays.toString(what));
        }
    }

    /** Expects an error of the service with this code. */
    static void refused(String code, Supplier<?> call) {
        try {
            call.get();
        } catch (AwsServiceException error) {
            is(error.awsErrorDetails().errorCode().equals(code), error);
            return;
        }
        throw new AssertionError("not refused: " + code);
    }
}
