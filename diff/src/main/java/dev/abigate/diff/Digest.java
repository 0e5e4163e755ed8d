package dev.abigate.diff;

import dev.abigate.format.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a file, computed once it is asked for: a report as text does without it, and of a large file it takes as
 * long as reading what the file says.
 */
public final class Digest {
    private final CompletableFuture<String> hexadecimal = new CompletableFuture<>();
    private final AtomicReference<@Nullable Supplier<String>> computation;

    private Digest(Supplier<String> computation) {
        this.computation = new AtomicReference<>(computation);
    }

    /** The digest of bytes, which are kept until it is computed. */
    public static Digest of(ByteString bytes) {
        return new Digest(() -> sha256(bytes));
    }

    /** A digest that is known, in hexadecimal. */
    public static Digest known(String hexadecimal) {
        return new Digest(() -> hexadecimal);
    }

    /** Has it computed beside other work, for one who will ask. */
    public void start() {
        Thread.ofPlatform().daemon().start(this::compute);
    }

    /** The digest in hexadecimal. */
    public String hexadecimal() {
        compute();
        return hexadecimal.join();
    }

    /** Computes it, unless that was begun already. */
    private void compute() {
        Supplier<String> first = computation.getAndSet(null);
        if (first != null) {
            hexadecimal.complete(first.get());
        }
    }

    private static String sha256(ByteString bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.updateDigest(digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
