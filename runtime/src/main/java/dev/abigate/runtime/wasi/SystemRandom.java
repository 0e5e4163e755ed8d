package dev.abigate.runtime.wasi;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The generator of the operating system, opened when the first bytes are wanted: few guests want any. */
final class SystemRandom implements RandomSource {
    private @Nullable SecureRandom random;

    @Override
    public void fill(byte[] bytes) {
        opened().nextBytes(bytes);
    }

    private synchronized SecureRandom opened() {
        SecureRandom opened = random;
        if (opened == null) {
            opened = new SecureRandom();
            random = opened;
        }
        return opened;
    }
}
