package dev.abigate.cli;

import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.reader.wasm.custom.BranchHintReader;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.writer.text.BodySource;
import dev.abigate.writer.text.WatPrinter;
import dev.abigate.writer.text.WatStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalInt;

/** A module in the text format, printed to standard output. */
final class ModuleText {
    private final WasmModule module;
    private final NameSection names;
    private final WatPrinter printer;

    ModuleText(WasmModule module, WatStyle style) {
        this.module = module;
        this.names = CustomSections.names(module);
        this.printer = new WatPrinter(
                module,
                names,
                BranchHintReader.read(module),
                new BodySource(CodeReader::read, CodeReader::offsets),
                style);
    }

    /**
     * Prints the whole module.
     *
     * @throws dev.abigate.format.MalformedBinaryException where a body is not well-formed; nothing is printed then
     */
    void print(Session session) {
        WasmChecker.checkBodies(module);
        try {
            printer.print(session.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints one function. */
    void print(int function, Session session) {
        try {
            printer.printFunction(function, session.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The function that the command line calls by its index, its name (also as {@code $name}) or the name of its export. */
    OptionalInt function(String asked) {
        if (asked.matches("[0-9]{1,9}")) {
            int index = Integer.parseInt(asked);
            return index < IndexSpaces.of(module).functions().size() ? OptionalInt.of(index) : OptionalInt.empty();
        }
        OptionalInt found = named(asked);
        return found.isPresent() || !asked.startsWith("$") ? found : named(asked.substring(1));
    }

    private OptionalInt named(String name) {
        for (Map.Entry<Integer, String> entry :
                names.of(NameSection.Kind.FUNCTION).entrySet()) {
            if (entry.getValue().equals(name)) {
                return OptionalInt.of(entry.getKey());
            }
        }
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNCTION && export.name().equals(name)) {
                return OptionalInt.of(export.index());
            }
        }
        return OptionalInt.empty();
    }
}
