package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.abigate.format.ByteString;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static Digest of(String text) {
        return Digest.of(ByteString.utf8(text));
    }

    @Test
    void isComputedWhenAskedFor() {
        Digest digest = of("abc");
        assertEquals(OF_ABC, digest.hexadecimal());
        assertEquals(OF_ABC, digest.hexadecimal());
    }

    @Test
    void isEqualWhereBytesAreComputedOrNot() {
        Digest computed = of("abc");
        assertEquals(of("abc"), computed);
        assertEquals(Digest.known(OF_ABC), computed);
        assertEquals(computed, of("abc"));
        assertEquals(of("abc").hashCode(), computed.hashCode());
        assertNotEquals(of("abd"), of("abc"));
        assertNotEquals(of("abd"), computed);
    }
}
