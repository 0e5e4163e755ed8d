package dev.abigate.diff.snapshot;

import dev.abigate.format.ByteString;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of bytes, computed once it is asked for: a report as text does without most, and of a large file it takes as
 * long as reading what the file says. Two are equal where their bytes are, which needs no digest as long as the bytes are at
 * hand.
 */
public final class Digest {
    private final CompletableFuture<String> hexadecimal = new CompletableFuture<>();
    /** What it is the digest of, until somebody begins to compute it. */
    private final AtomicReference<@Nullable ByteString> bytes;

    private Digest(@Nullable ByteString bytes) {
        this.bytes = new AtomicReference<>(bytes);
    }

    /** The digest of bytes, which are kept until it is computed. */
    public static Digest of(ByteString bytes) {
        return new Digest(bytes);
    }

    /** A digest that is known, in hexadecimal. */
    public static Digest known(String hexadecimal) {
        var digest = new Digest(null);
        digest.hexadecimal.complete(hexadecimal);
        return digest;
    }

    /** The digest in hexadecimal. */
    public String hexadecimal() {
        ByteString whole = bytes.getAndSet(null);
        if (whole != null) {
            hexadecimal.complete(HexFormat.of().formatHex(whole.sha256().toArray()));
        }
        return hexadecimal.join();
    }

    @Override
    public boolean equals(Object o) {
        if (!(o instanceof Digest other)) {
            return false;
        }
        ByteString mine = bytes.get();
        ByteString others = other.bytes.get();
        if (mine != null && others != null) {
            return mine.equals(others);
        }
        return hexadecimal().equals(other.hexadecimal());
    }

    @Override
    public int hashCode() {
        return hexadecimal().hashCode();
    }

    @Override
    public String toString() {
        return hexadecimal();
    }
}
