package dev.abigate.writer.corpus;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.text.WatReader;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.reader.wasm.custom.BranchHintReader;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.writer.text.BodySource;
import dev.abigate.writer.text.WatPrinter;
import dev.abigate.writer.text.WatStyle;
import dev.abigate.writer.wasm.TextModuleEncoder;
import dev.abigate.writer.wasm.WasmWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Modules out of their text and back: tests say in the text format what a file has to hold. */
public final class Wat {
    private Wat() {}

    /** The file of a module: {@code (module …)}, or just its fields. */
    public static ByteString bytes(String text) {
        return WasmWriter.write(TextModuleEncoder.encode(WatReader.read(ByteString.utf8(text))));
    }

    /** The module, as it is read from its file. */
    public static WasmModule module(String text) {
        return WasmReader.read(bytes(text));
    }

    /** The text of a module. */
    public static String text(WasmModule module, WatStyle style) {
        var bodies = new BodySource(CodeReader::read, CodeReader::offsets);
        var printer =
                new WatPrinter(module, CustomSections.names(module), BranchHintReader.read(module), bodies, style);
        var out = new StringBuilder();
        try {
            printer.print(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
