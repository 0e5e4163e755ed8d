package dev.abigate.reader.text;

import dev.abigate.format.TextFlaw;
import dev.abigate.reader.source.SourceText;

/** The classes of characters, and the comments that are made of them. */
final class Characters {
    private static final byte IDENTIFIER = 1;
    private static final byte SPACE = 2;
    private static final byte RESERVED = 4;
    private static final byte LETTER = 8;
    private static final byte[] CLASSES = classes();

    private Characters() {}

    private static byte[] classes() {
        var classes = new byte[256];
        for (char c = '!'; c <= '~'; c++) {
            classes[c] = IDENTIFIER;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            classes[c] |= LETTER;
        }
        for (char c : ",;[]{}".toCharArray()) {
            classes[c] = RESERVED;
        }
        for (char c : "()\"".toCharArray()) {
            classes[c] = 0;
        }
        for (char c : " \t\n\r".toCharArray()) {
            classes[c] = SPACE;
        }
        return classes;
    }

    private static boolean is(byte character, byte kind) {
        return (CLASSES[character & 0xFF] & kind) != 0;
    }

    /** A character of words, numbers and identifiers. */
    static boolean isIdentifier(byte character) {
        return is(character, IDENTIFIER);
    }

    static boolean isSpace(byte character) {
        return is(character, SPACE);
    }

    /** A small letter, with which keywords begin. */
    static boolean isLetter(byte character) {
        return is(character, LETTER);
    }

    /** Punctuation that no token has yet. */
    static boolean isReserved(byte character) {
        return is(character, RESERVED);
    }

    /** Whether a text has {@code expected}, ASCII, at a place that is far enough from its end. */
    static boolean matches(byte[] bytes, int at, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[at + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The end of the line of a place. */
    static int lineEnd(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    /** The place behind a block comment, which may hold others. */
    static int commentEnd(SourceText source, int start) {
        byte[] bytes = source.bytes();
        int depth = 0;
        int at = start;
        while (at + 1 < bytes.length) {
            if (bytes[at] == '(' && bytes[at + 1] == ';') {
                depth++;
                at += 2;
            } else if (bytes[at] == ';' && bytes[at + 1] == ')') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        throw source.fail(TextFlaw.UNCLOSED_COMMENT, start, "");
    }
}
