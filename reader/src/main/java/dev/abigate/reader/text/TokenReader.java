package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Takes tokens one after the other, those that the grammar expects. */
final class TokenReader {
    /** The symbol of what has no identifier. */
    static final int NO_SYMBOL = -1;

    private final Lexer lexer;

    /** Reads from a place of a text on. */
    TokenReader(SourceText source, Symbols symbols, int place) {
        this.lexer = new Lexer(source, symbols, place);
        lexer.next();
    }

    Lexer lexer() {
        return lexer;
    }

    Token token() {
        return lexer.token();
    }

    void next() {
        lexer.next();
    }

    int place() {
        return lexer.start();
    }

    MalformedTextException fail(TextFlaw flaw, int place, String detail) {
        return lexer.fail(flaw, place, detail);
    }

    MalformedTextException unexpected(String expected) {
        return lexer.unexpected(expected);
    }

    /** The word of the token, or none. */
    @Nullable
    Word word() {
        Keyword keyword = lexer.keyword();
        return keyword == null ? null : keyword.word();
    }

    /** The instruction that the token names, or none. */
    @Nullable
    Opcode op() {
        Keyword keyword = lexer.keyword();
        return keyword == null ? null : keyword.op();
    }

    /** Whether the token opens a form of this name. */
    boolean opens(Word word) {
        return lexer.token() == Token.OPEN && word() == word;
    }

    /** Whether the token opens the form of an instruction of this name. */
    boolean opens(Opcode op) {
        return lexer.token() == Token.OPEN && op() == op;
    }

    /** Takes a form's beginning, if it has this name. */
    boolean takeOpen(Word word) {
        boolean opens = opens(word);
        if (opens) {
            next();
        }
        return opens;
    }

    void open(Word word) {
        if (!takeOpen(word)) {
            throw unexpected("'(" + word.text() + "'");
        }
    }

    void close() {
        if (lexer.token() != Token.CLOSE) {
            throw unexpected("')'");
        }
        next();
    }

    /** Takes a keyword, if it is this one. */
    boolean take(Word word) {
        boolean found = lexer.token() == Token.KEYWORD && word() == word;
        if (found) {
            next();
        }
        return found;
    }

    /** The bytes of a string. */
    ByteString string() {
        if (lexer.token() != Token.STRING) {
            throw unexpected("a string");
        }
        ByteString string = lexer.string();
        next();
        return string;
    }

    /** A string that has to be UTF-8. */
    String name() {
        int place = lexer.start();
        ByteString string = string();
        return string.strictUtf8().orElseThrow(() -> fail(TextFlaw.MALFORMED_UTF8, place, ""));
    }

    /** The bytes of any number of strings together. */
    ByteString strings() {
        if (lexer.token() != Token.STRING) {
            return ByteString.EMPTY;
        }
        ByteString first = string();
        if (lexer.token() != Token.STRING) {
            return first;
        }
        var all = new ByteArrayOutputStream(2 * first.length());
        all.writeBytes(first.toArray());
        while (lexer.token() == Token.STRING) {
            all.writeBytes(string().toArray());
        }
        return ByteString.wrap(all.toByteArray());
    }

    /** The symbol of an identifier, or {@link #NO_SYMBOL} where there is none. */
    int optionalSymbol() {
        if (lexer.token() != Token.IDENTIFIER) {
            return NO_SYMBOL;
        }
        int symbol = lexer.symbol();
        next();
        return symbol;
    }

    /** The name of an identifier, if there is one. */
    Optional<String> optionalIdentifier() {
        int symbol = optionalSymbol();
        return symbol == NO_SYMBOL ? Optional.empty() : Optional.of(nameOf(symbol));
    }

    /** The name of a symbol. */
    String nameOf(int symbol) {
        return lexer.symbols().name(symbol);
    }

    /** The token behind this one, which stays. */
    Token peek() {
        return lexer.peek();
    }

    /** Whether the token is an index. */
    boolean isIndex() {
        return lexer.token() == Token.NATURAL || lexer.token() == Token.IDENTIFIER;
    }

    /** An unsigned number of so many bits. */
    long natural(int width) {
        if (lexer.token() != Token.NATURAL) {
            throw unexpected(Token.NATURAL.text());
        }
        return naturalOfToken(width);
    }

    /** As {@link #natural}, of a token that holds one, such as {@code offset=1}. */
    long naturalOfToken(int width) {
        int place = lexer.contentStart();
        OptionalLong value = NumberLiteral.natural(lexer.bytes(), place, lexer.end());
        if (value.isEmpty() || (width < Long.SIZE && value.getAsLong() >>> width != 0)) {
            throw fail(TextFlaw.CONSTANT_OUT_OF_RANGE, place, "more than %d bits".formatted(width));
        }
        next();
        return value.getAsLong();
    }

    /** A number in an index space: given as one, or by an identifier. */
    int index(IndexSpace space, String what) {
        if (lexer.token() == Token.NATURAL) {
            return (int) natural(Integer.SIZE);
        }
        if (lexer.token() != Token.IDENTIFIER) {
            throw unexpected("an index of a " + what);
        }
        int place = lexer.start();
        int symbol = lexer.symbol();
        int index = space.find(symbol);
        if (index == IndexSpace.UNBOUND) {
            throw fail(TextFlaw.UNKNOWN_IDENTIFIER, place, "%s $%s".formatted(what, nameOf(symbol)));
        }
        next();
        return index;
    }

    /** As {@link #index}; 0 where the token is no index. */
    int optionalIndex(IndexSpace space, String what) {
        return isIndex() ? index(space, what) : 0;
    }

    /** Adds an item to an index space, with the identifier and the annotation that stand here if there are any. */
    void bind(IndexSpace space, String what) {
        if (lexer.token() == Token.IDENTIFIER) {
            int symbol = lexer.symbol();
            if (!space.bind(symbol)) {
                throw fail(TextFlaw.DUPLICATE_IDENTIFIER, lexer.start(), "%s $%s".formatted(what, nameOf(symbol)));
            }
            next();
        }
        lexer.takeAnnotation(Annotation.Kind.NAME)
                .ifPresent(annotation -> space.annotate(AnnotationParser.name(lexer.source(), annotation)));
        space.add(1);
    }

    /** Steps over what {@link #bind} took before. */
    void skipBinding() {
        optionalSymbol();
        lexer.takeAnnotation(Annotation.Kind.NAME);
    }
}
