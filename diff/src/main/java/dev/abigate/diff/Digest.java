package dev.abigate.diff;

import dev.abigate.format.ByteString;
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
        return new Digest(() -> HexFormat.of().formatHex(bytes.sha256().toArray()));
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
}
