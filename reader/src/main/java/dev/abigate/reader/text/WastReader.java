package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.wast.Script;
import dev.abigate.reader.source.SourceText;

/**
 * Reads a script: commands on modules, or the fields of a single module.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Scripts of the reference interpreter</a>
 */
public final class WastReader {
    private WastReader() {}

    /**
     * The commands of a text.
     *
     * @throws dev.abigate.format.MalformedTextException where the text is no script
     */
    public static Script read(ByteString text) {
        var source = new SourceText(text);
        source.requireUtf8();
        return new Script(new ScriptParser(source).script());
    }
}
