package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.reader.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens, of which it holds one at a time. Space and comments are stepped over, and so are annotations;
 * those of a known kind wait for the parser to take them, and are misplaced where it does not.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html">Lexical format</a>
 */
final class Lexer {
    private final SourceText source;
    private final byte[] bytes;
    private final Symbols symbols;
    private int at;

    private Token token = Token.END;
    private int start;
    private int end;
    private int contentStart;
    private boolean escaped;
    private @Nullable Keyword keyword;
    private final Map<Annotation.Kind, Deque<Annotation>> annotations = new EnumMap<>(Annotation.Kind.class);

    /** Begins at a place of the text. The first token is there only after {@link #next}. */
    Lexer(SourceText source, Symbols symbols, int at) {
        this.source = source;
        this.bytes = source.bytes();
        this.symbols = symbols;
        this.at = at;
    }

    Token token() {
        return token;
    }

    /** The keyword of the token: that behind the parenthesis, if it is one that opens. */
    @Nullable
    Keyword keyword() {
        return keyword;
    }

    /** The place of the token's first character. */
    int start() {
        return start;
    }

    /** The place behind the token's last character. */
    int end() {
        return end;
    }

    /** The place of the number in {@code offset=} and {@code align=}; of others, the token's first character. */
    int contentStart() {
        return contentStart;
    }

    byte[] bytes() {
        return bytes;
    }

    SourceText source() {
        return source;
    }

    Symbols symbols() {
        return symbols;
    }

    /** The token's characters. */
    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The bytes that a string token stands for. */
    ByteString string() {
        return StringLiteral.bytes(source, start + 1, end - 1, escaped);
    }

    /** Continues at another place; the token there is next. */
    void moveTo(int place) {
        at = place;
        dropAnnotations();
    }

    /** Takes the first annotation of a kind in front of the token. */
    Optional<Annotation> takeAnnotation(Annotation.Kind kind) {
        Deque<Annotation> found = annotations.get(kind);
        if (found == null) {
            return Optional.empty();
        }
        Annotation first = found.removeFirst();
        if (found.isEmpty()) {
            annotations.remove(kind);
        }
        return Optional.of(first);
    }

    /** Refuses annotations in front of the token that nobody took. */
    void requireNoAnnotation() {
        if (!annotations.isEmpty()) {
            throw annotations.values().iterator().next().getFirst().fail(source, "misplaced");
        }
    }

    /** Forgets the annotations in front of the token: it is looked at, not read. */
    void dropAnnotations() {
        annotations.clear();
    }

    MalformedTextException fail(TextFlaw flaw, int place, String detail) {
        return source.fail(flaw, place, detail);
    }

    /** A refusal of the token. */
    MalformedTextException unexpected(String expected) {
        String found = token == Token.END
                ? token.text()
                : "'" + new String(bytes, start, Math.min(end - start, 40), StandardCharsets.UTF_8) + "'";
        return fail(TextFlaw.UNEXPECTED_TOKEN, start, "found " + found + ", expected " + expected);
    }

    /** The token behind this one, which stays. */
    Token peek() {
        var ahead = new Lexer(source, symbols, at);
        ahead.next();
        return ahead.token;
    }

    /** Steps to the next token. */
    void next() {
        requireNoAnnotation();
        keyword = null;
        skipSpace();
        start = at;
        contentStart = at;
        if (at == bytes.length) {
            token = Token.END;
            end = at;
            return;
        }
        byte first = bytes[at];
        switch (first) {
            case '(' -> open();
            case ')' -> {
                at++;
                token = Token.CLOSE;
            }
            case '"' -> {
                quote();
                token = Token.STRING;
                requireSeparator();
            }
            case '$' -> identifier();
            default -> word();
        }
        end = at;
    }

    private void open() {
        at++;
        token = Token.OPEN;
        int parenthesis = at;
        skipSpace();
        if (at < bytes.length && Characters.isLetter(bytes[at])) {
            int wordStart = at;
            int hash = munch();
            keyword = Vocabulary.find(bytes, wordStart, at, hash);
            if (keyword == null) {
                throw unknown(wordStart);
            }
        } else {
            at = parenthesis;
        }
    }

    private void identifier() {
        at++;
        token = Token.IDENTIFIER;
        contentStart = at;
        if (at < bytes.length && bytes[at] == '"') {
            quote();
            requireSeparator();
        } else {
            munch();
        }
        if (at == contentStart) {
            throw fail(TextFlaw.EMPTY_IDENTIFIER, start, "");
        }
    }

    /** The symbol of an identifier token. */
    int symbol() {
        if (bytes[contentStart] != '"') {
            return symbols.number(bytes, contentStart, end);
        }
        byte[] name =
                StringLiteral.name(source, contentStart + 1, end - 1, escaped).toArray();
        if (name.length == 0) {
            throw fail(TextFlaw.EMPTY_IDENTIFIER, start, "");
        }
        return symbols.number(name, 0, name.length);
    }

    private void word() {
        if (!Characters.isIdentifier(bytes[at])) {
            throw illegalCharacter();
        }
        int hash = munch();
        byte first = bytes[start];
        if (Characters.isLetter(first)) {
            keyword = Vocabulary.find(bytes, start, at, hash);
            token = keyword == null ? numberWord() : Token.KEYWORD;
        } else {
            token = NumberLiteral.classify(bytes, start, at);
        }
        if (token == Token.END) {
            throw unknown(start);
        }
    }

    /** The token of a word that is none of the known keywords; {@link Token#END} if it is none at all. */
    private Token numberWord() {
        if (startsWith("offset=")) {
            contentStart = start + "offset=".length();
            return isNatural() ? Token.OFFSET : Token.END;
        }
        if (startsWith("align=")) {
            contentStart = start + "align=".length();
            return isNatural() ? Token.ALIGN : Token.END;
        }
        return NumberLiteral.classify(bytes, start, at);
    }

    private boolean isNatural() {
        return NumberLiteral.classify(bytes, contentStart, at) == Token.NATURAL;
    }

    private boolean startsWith(String prefix) {
        return at - start >= prefix.length() && Characters.matches(bytes, start, prefix);
    }

    /** Steps over the characters of a word; what follows must not belong to it. */
    private int munch() {
        int hash = 0;
        while (at < bytes.length && Characters.isIdentifier(bytes[at])) {
            hash = Vocabulary.hash(hash, bytes[at]);
            at++;
        }
        if (at < bytes.length && bytes[at] == '"') {
            throw unknown(start);
        }
        return hash;
    }

    private void requireSeparator() {
        if (at < bytes.length && (bytes[at] == '"' || Characters.isIdentifier(bytes[at]))) {
            throw unknown(start);
        }
    }

    private void quote() {
        int close = StringLiteral.end(source, at);
        escaped = StringLiteral.isEscaped(bytes, at, close);
        at = close;
    }

    private MalformedTextException unknown(int place) {
        int last = place;
        while (last < bytes.length && last - place < 40 && Characters.isIdentifier(bytes[last])) {
            last++;
        }
        return fail(
                TextFlaw.UNKNOWN_OPERATOR,
                place,
                "'" + new String(bytes, place, last - place, StandardCharsets.UTF_8) + "'");
    }

    private MalformedTextException illegalCharacter() {
        byte found = bytes[at];
        if (Characters.isReserved(found)) {
            return fail(TextFlaw.UNKNOWN_OPERATOR, at, "'" + (char) found + "'");
        }
        return fail(TextFlaw.ILLEGAL_CHARACTER, at, "");
    }

    private void skipSpace() {
        while (at < bytes.length) {
            byte next = bytes[at];
            if (Characters.isSpace(next)) {
                at++;
            } else if (next == ';' && follows(';')) {
                at = Characters.lineEnd(bytes, at);
            } else if (next == '(' && follows(';')) {
                at = Characters.commentEnd(source, at);
            } else if (next == '(' && follows('@')) {
                annotation();
            } else {
                return;
            }
        }
    }

    private boolean follows(char expected) {
        return at + 1 < bytes.length && bytes[at + 1] == expected;
    }

    private void annotation() {
        var scanner = new AnnotationScanner(source, at);
        at = scanner.end();
        Optional<Annotation.Kind> kind = scanner.kind();
        kind.ifPresent(known -> annotations
                .computeIfAbsent(known, _ -> new ArrayDeque<>())
                .add(new Annotation(known, scanner.start(), scanner.contentStart())));
    }

    /**
     * Steps behind the parenthesis that closes the form which the token opened, without a look at what is between.
     *
     * @throws MalformedTextException where there is no such parenthesis
     */
    void skipForm() {
        dropAnnotations();
        int opening = start;
        int depth = 1;
        while (depth > 0) {
            if (at == bytes.length) {
                throw fail(TextFlaw.UNEXPECTED_TOKEN, at, "expected ')' for the '(' in line " + source.line(opening));
            }
            byte next = bytes[at];
            if (next == '"') {
                at = StringLiteral.end(source, at);
            } else if (next == ';' && follows(';')) {
                at = Characters.lineEnd(bytes, at);
            } else if (next == '(' && follows(';')) {
                at = Characters.commentEnd(source, at);
            } else {
                if (next == '(') {
                    depth++;
                } else if (next == ')') {
                    depth--;
                }
                at++;
            }
        }
        next();
    }
}
