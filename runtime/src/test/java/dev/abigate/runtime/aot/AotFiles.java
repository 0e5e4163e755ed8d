package dev.abigate.runtime.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.RelocationSection;
import dev.abigate.format.aot.Text;
import dev.abigate.format.aot.ValueType;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.runtime.instance.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The AOT files among the tests, and what can be made of them. */
final class AotFiles {
    private AotFiles() {}

    /** The bytes of a file: the folder of its machine and its name, without the ending. */
    static byte[] read(String name) {
        try (@Nullable InputStream in = AotFiles.class.getResourceAsStream(name + ".aot")) {
            return Optional.ofNullable(in).orElseThrow().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** The module in a file of the tests. */
    static AotModule module(String name) {
        return module(read(name));
    }

    /** The module that bytes are. */
    static AotModule module(byte[] file) {
        return switch (Readers.read(ByteString.wrap(file))) {
            case Artifact.Aot(var module) -> module;
            case Artifact other -> throw new IllegalStateException("no AOT module: " + other);
        };
    }

    /** A module with other parts. */
    static AotModule with(AotModule module, InitData initData, Text text, RelocationSection relocations) {
        return new AotModule(
                module.dialect(),
                module.auxForm(),
                module.target(),
                initData,
                text,
                module.functions(),
                module.exports(),
                relocations,
                module.customSections(),
                module.deviations(),
                module.sections());
    }

    /** A module with machine code, as hexadecimal digits, where its own began, and no relocations. */
    static AotModule withCode(AotModule module, String hex) {
        byte[] code = HexFormat.of().parseHex(hex.replace(" ", ""));
        int length = Math.max(code.length, module.text().code().length());
        return with(module, module.initData(), text(module, Arrays.copyOf(code, length)), RelocationSection.EMPTY);
    }

    /** The text of a module with other code. */
    static Text text(AotModule module, byte[] code) {
        return new Text(module.text().literal(), ByteString.wrap(code));
    }

    /** A module with another signature of its first function. */
    static AotModule withSignature(AotModule module, List<ValueType> parameters, List<ValueType> results) {
        InitData data = module.initData();
        var types = new ArrayList<>(data.types());
        int type = module.functions().functions().getFirst().type();
        var function = (AotType.Function) types.get(type);
        types.set(
                type, new AotType.Function(function.subType(), new AotType.Signature(parameters, results), List.of()));
        var changed = new InitData(
                data.memories(),
                data.dataSegments(),
                data.importTables(),
                data.tables(),
                data.elementSegments(),
                types,
                data.importGlobals(),
                data.globals(),
                data.importFunctions(),
                data.startFunction(),
                data.aux(),
                data.objectData());
        return with(module, changed, module.text(), module.relocations());
    }

    /** Arguments for a function, all of which are the same number. */
    static Value[] arguments(AotModule module, int function, int argument) {
        return module.signatureOfFunction(function).orElseThrow().parameters().stream()
                .map(type -> argument(type, argument))
                .toArray(Value[]::new);
    }

    private static Value argument(ValueType type, int argument) {
        if (type.equals(ValueType.F32)) {
            return new Value.F32(argument);
        }
        if (type.equals(ValueType.F64)) {
            return new Value.F64(argument);
        }
        return type.equals(ValueType.I64) ? new Value.I64(argument) : new Value.I32(argument);
    }
}
