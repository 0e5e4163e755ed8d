package dev.abigate.format.aot;

/**
 * What a slot of the native symbol table holds (section 10.2).
 *
 * @param text a constant such as {@code f32#3f800000}, the name of a helper, or padding
 */
public record NativeSymbol(String text) {
    /** What the text asks the loader for. */
    public enum Kind {
        /** The constant that the text spells. */
        CONSTANT,
        /** Nothing: the slot is unused. */
        PADDING,
        /** The address of the helper function of that name. */
        HELPER
    }

    public Kind kind() {
        if (text.isEmpty() || text.startsWith("__ignore")) {
            return Kind.PADDING;
        }
        return text.matches("[if](32#\\p{XDigit}{8}|64#\\p{XDigit}{16})") ? Kind.CONSTANT : Kind.HELPER;
    }
}
