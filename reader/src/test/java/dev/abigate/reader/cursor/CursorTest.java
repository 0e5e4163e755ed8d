package dev.abigate.reader.cursor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static Cursor over(int... bytes) {
        return Cursor.over(ByteString.of(bytes));
    }

    private static Flaw flaw(Runnable reading) {
        return assertThrows(MalformedBinaryException.class, reading::run).flaw();
    }

    @Test
    void readsUnsignedLeb128UpToItsWidth() {
        assertEquals(624485, over(0xE5, 0x8E, 0x26).leb32("x"));
        assertEquals(-1, over(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).leb32("x"));
        assertEquals(
                -1L,
                over(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01).leb64("x"));
        assertEquals(3, over(0x83, 0x80, 0x00).leb32("x"));
    }

    @Test
    void readsSignedLeb128UpToItsWidth() {
        assertEquals(-123456, over(0xC0, 0xBB, 0x78).sleb32("x"));
        assertEquals(Integer.MIN_VALUE, over(0x80, 0x80, 0x80, 0x80, 0x78).sleb32("x"));
        assertEquals(
                Long.MIN_VALUE,
                over(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F).sleb64("x"));
        assertEquals(0xFFFF_FFFFL, over(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).sleb33("x"));
    }

    @Test
    void refusesIntegersBeyondTheirWidth() {
        assertEquals(
                Flaw.INTEGER_TOO_LONG,
                flaw(() -> over(0x80, 0x80, 0x80, 0x80, 0x80, 0).leb32("x")));
        assertEquals(
                Flaw.INTEGER_TOO_LARGE,
                flaw(() -> over(0xFF, 0xFF, 0xFF, 0xFF, 0x1F).leb32("x")));
        assertEquals(
                Flaw.INTEGER_TOO_LARGE,
                flaw(() -> over(0xFF, 0xFF, 0xFF, 0xFF, 0x4F).sleb32("x")));
        assertEquals(Flaw.UNEXPECTED_END, flaw(() -> over(0x80).leb32("x")));
    }

    @Test
    void saysWhereTheBytesBreak() {
        Cursor file = over(1, 2, 0x80, 0x80);
        file.u16("head");
        Cursor part = file.window(2, "part");
        part.item("entry", 3);
        var e = assertThrows(MalformedBinaryException.class, () -> part.leb32("size"));
        assertEquals(4, e.offset());
        assertEquals("part, entry 3, field 'size'", e.path());
        assertEquals(
                "offset 0x4 (part, entry 3, field 'size'): unexpected end: 1 bytes needed, 0 left", e.getMessage());
    }

    @Test
    void takesNoCountThatTheRestCannotHold() {
        assertEquals(
                Flaw.LENGTH_OUT_OF_BOUNDS,
                flaw(() -> over(0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0).count("x")));
        assertEquals(
                Flaw.LENGTH_OUT_OF_BOUNDS, flaw(() -> over(2, 0, 0, 0, 1, 2, 3).count32(4, "x")));
        assertEquals(1, over(1, 9).count("x"));
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertEquals(Flaw.MALFORMED_UTF8, flaw(() -> over(2, 0xC0, 0x80).name("x")));
        assertEquals("é", over(2, 0xC3, 0xA9).name("x"));
    }

    @Test
    void alignsToOffsetsOfTheFile() {
        Cursor file = over(1, 0, 0, 0, 5);
        file.u8("x");
        assertEquals(3, file.align(4).length());
        assertEquals(5, file.u8("y"));
        assertTrue(file.atEnd());
    }
}
