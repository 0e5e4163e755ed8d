package dev.abigate.format;

/** Which characters a reader of a text sees as themselves. */
public final class Visibility {
    private Visibility() {}

    /** False for characters that drive a terminal, turn the reading direction, or cannot be told from nothing or a space. */
    public static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
