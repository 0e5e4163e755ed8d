package dev.abigate.reader.text;

/** The kinds of tokens. */
enum Token {
    /** A parenthesis that opens, with the keyword behind it if there is one. */
    OPEN("'('"),
    /** A parenthesis that closes. */
    CLOSE("')'"),
    KEYWORD("a keyword"),
    /** A natural number, decimal or hexadecimal. */
    NATURAL("a natural number"),
    /** An integer with a sign. */
    INTEGER("an integer"),
    /** A number with a fraction or an exponent, an infinity, or not a number. */
    FLOAT("a floating-point number"),
    STRING("a string"),
    /** A name behind a dollar sign. */
    IDENTIFIER("an identifier"),
    /** {@code offset=} and a natural number. */
    OFFSET("'offset='"),
    /** {@code align=} and a natural number. */
    ALIGN("'align='"),
    END("the end of the text");

    private final String text;

    Token(String text) {
        this.text = text;
    }

    /** What a message calls it. */
    String text() {
        return text;
    }
}
