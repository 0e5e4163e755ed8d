package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.instance.ExecutableModule;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the header of a trace says about a module. */
public final class TraceHeaders {
    private TraceHeaders() {}

    /**
     * The header of a trace of a module.
     *
     * @param tool that records it, with its version
     * @param file of the module
     */
    public static TraceHeader of(String tool, ByteString file, ExecutableModule module, TraceHeader.Settings settings) {
        List<TraceHeader.Import> imports = imports(module);
        List<TraceHeader.Export> exports = exports(module);
        return new TraceHeader(
                TraceFormat.VERSION,
                tool,
                new TraceHeader.Module(
                        file.sha256(),
                        file.length(),
                        isMachineCode(file),
                        declarationsDigest(module, imports, exports)),
                imports,
                exports,
                settings);
    }

    static List<TraceHeader.Import> imports(ExecutableModule module) {
        var imports = new ArrayList<TraceHeader.Import>();
        for (var item : module.module().imports()) {
            if (item.type().kind() == ExternKind.FUNCTION) {
                imports.add(new TraceHeader.Import(item.module(), item.name(), type(module, imports.size())));
            }
        }
        return imports;
    }

    private static List<TraceHeader.Export> exports(ExecutableModule module) {
        return module.module().exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(export -> new TraceHeader.Export(export.name(), export.index(), type(module, export.index())))
                .toList();
    }

    private static String type(ExecutableModule module, int function) {
        return TypeText.of(module.declarations().function(function).type());
    }

    /**
     * SHA-256 of what a module declares and holds at its beginning, as far as compilers carry it over: imported and exported
     * functions, the number of functions, the types of globals, and data.
     */
    static ByteString declarationsDigest(ExecutableModule module) {
        return declarationsDigest(module, imports(module), exports(module));
    }

    private static ByteString declarationsDigest(
            ExecutableModule module, List<TraceHeader.Import> imports, List<TraceHeader.Export> exports) {
        ValidModule declarations = module.declarations();
        var text = new StringBuilder();
        imports.forEach(each -> line(text, "import", each.toString(), each.type()));
        exports.forEach(each -> line(text, "export", each.name(), each.function() + " " + each.type()));
        line(text, "functions", "", String.valueOf(declarations.functionCount()));
        for (int i = 0; i < declarations.globalCount(); i++) {
            ValidModule.Global global = declarations.global(i);
            line(text, "global", "", TypeText.global(global.type(), global.mutable()));
        }
        module.module()
                .data()
                .forEach(segment -> line(
                        text,
                        "data",
                        "",
                        HexFormat.of().formatHex(segment.bytes().sha256().toArray())));
        return ByteString.utf8(text.toString()).sha256();
    }

    private static boolean isMachineCode(ByteString file) {
        return file.length() >= AotDialect.MAGIC.length()
                && file.slice(0, AotDialect.MAGIC.length()).equals(AotDialect.MAGIC);
    }

    /**
     * How much a replay of a trace on a module can compare; nothing where it looks like another module.
     *
     * @param file of the module
     */
    public static Optional<ReplayLevel> level(TraceHeader header, ByteString file, ExecutableModule module) {
        TraceHeader.Module recorded = header.module();
        boolean compiled = (recorded.machineCode() || isMachineCode(file))
                && recorded.declarations().equals(declarationsDigest(module));
        if (compiled || recorded.sha256().equals(file.sha256())) {
            return Optional.of(ReplayLevel.A);
        }
        return Set.copyOf(needed(header.imports())).equals(Set.copyOf(needed(imports(module))))
                        && byName(exports(module))
                                .entrySet()
                                .containsAll(byName(header.exports()).entrySet())
                ? Optional.of(ReplayLevel.B)
                : Optional.empty();
    }

    /** The imports without those that one build may call and another not. */
    private static List<TraceHeader.Import> needed(List<TraceHeader.Import> imports) {
        return imports.stream().filter(each -> !LibcCalls.isOwn(each)).toList();
    }

    private static Map<String, String> byName(List<TraceHeader.Export> exports) {
        return exports.stream()
                .collect(Collectors.toMap(TraceHeader.Export::name, TraceHeader.Export::type, (a, _) -> a));
    }

    /** What makes a module another than the one that a trace is of, as a phrase: {@code without env.log}. */
    public static String difference(TraceHeader header, ExecutableModule module) {
        return difference("imports", needed(header.imports()), needed(imports(module)))
                .or(() -> difference(
                        "exports",
                        List.copyOf(byName(header.exports()).keySet()),
                        List.copyOf(byName(exports(module)).keySet())))
                .orElse("with other types");
    }

    private static <T> Optional<String> difference(String what, List<T> recorded, List<T> found) {
        return recorded.equals(found)
                ? Optional.empty()
                : recorded.stream()
                        .filter(each -> !found.contains(each))
                        .findFirst()
                        .map(each -> "without " + each)
                        .or(() -> Optional.of("with other " + what));
    }

    /** A name cannot look like the beginning of another line: its length stands before it. */
    private static void line(StringBuilder text, String what, String name, String type) {
        text.append(what)
                .append(' ')
                .append(name.length())
                .append(' ')
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }
}
