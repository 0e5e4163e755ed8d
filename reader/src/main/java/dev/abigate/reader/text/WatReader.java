package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.text.TextModule;
import dev.abigate.reader.source.SourceText;

/**
 * Reads a module in the text format: {@code (module ...)}, or just its fields.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Text format</a>
 */
public final class WatReader {
    private WatReader() {}

    /**
     * The module of a text.
     *
     * @throws dev.abigate.format.MalformedTextException where the text is no module
     */
    public static TextModule read(ByteString text) {
        var source = new SourceText(text);
        source.requireUtf8();
        var in = new TokenReader(source, new Symbols(), 0);
        TextModule module = module(in);
        if (in.token() != Token.END) {
            throw in.unexpected("the end of the text");
        }
        return module;
    }

    private static TextModule module(TokenReader in) {
        if (in.opens(Word.COMPONENT)) {
            throw in.fail(TextFlaw.COMPONENT, in.place(), "");
        }
        if (!in.takeOpen(Word.MODULE)) {
            return new ModuleParser(in).fields(TokenReader.NO_SYMBOL);
        }
        int identifier = in.optionalSymbol();
        TextModule module = new ModuleParser(in).fields(identifier);
        in.close();
        return module;
    }
}
