package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.custom.NameSection;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a module consists of, once all function bodies were visited. */
final class CodePrints {
    /** The hash at the end of a name that the Rust compiler mangled: another one in each build. */
    private static final Pattern RUST_HASH = Pattern.compile("17h[0-9a-f]{16}E");

    private static final int RUST_HASH_LENGTH = 20;

    private final WasmModule module;
    private final FunctionPrints prints;
    private final int importedFunctions;
    private final long[] contents;
    private final long[] reach;

    CodePrints(WasmModule module, FunctionPrints prints, int importedFunctions) {
        this.module = module;
        this.prints = prints;
        this.importedFunctions = importedFunctions;
        this.contents = new long[module.bodies().size()];
        for (int body = 0; body < contents.length; body++) {
            contents[body] = prints.content(body);
        }
        this.reach = prints.graph().reach(contents);
    }

    /** The digest of a body, in hexadecimal. */
    String content(int body) {
        return HexFormat.of().toHexDigits(contents[body]);
    }

    /** The digest of all that a body can reach, in hexadecimal. */
    String reach(int body) {
        return HexFormat.of().toHexDigits(reach[body]);
    }

    Code code(Optional<NameSection> names) {
        MessageDigest data = Digests.start();
        module.data().forEach(segment -> segment.bytes().updateDigest(data));
        return new Code(
                functions(names),
                tables(),
                module.data().isEmpty() ? Optional.empty() : Optional.of(Digests.finish(data)),
                module.data().stream()
                        .mapToLong(segment -> segment.bytes().length())
                        .sum());
    }

    private List<FunctionPrint> functions(Optional<NameSection> section) {
        int[] names = nameDigests(section);
        var shapes = new int[contents.length];
        for (int body = 0; body < contents.length; body++) {
            shapes[body] = prints.shape(body);
        }
        int[] neighbours = prints.graph().neighbours(shapes);
        var functions = new ArrayList<FunctionPrint>(contents.length);
        for (int body = 0; body < contents.length; body++) {
            functions.add(new FunctionPrint(names[body], contents[body], shapes[body], neighbours[body]));
        }
        return functions;
    }

    /** Digests of the names of functions with a body: that of the name section, else the first that it is exported by. */
    private int[] nameDigests(Optional<NameSection> section) {
        var digests = new int[contents.length];
        for (Export export : module.exports().reversed()) {
            if (export.kind() == ExternKind.FUNCTION) {
                name(export.index(), export.name(), digests);
            }
        }
        section.map(names -> names.of(NameSection.Kind.FUNCTION))
                .ifPresent(names -> names.forEach((function, name) -> name(function, name, digests)));
        return digests;
    }

    private void name(int function, String name, int[] digests) {
        int body = function - importedFunctions;
        if (body >= 0 && body < digests.length) {
            digests[body] = nameDigest(name);
        }
    }

    private static int nameDigest(String name) {
        int stem = name.length() - RUST_HASH_LENGTH;
        return stem >= 0 && RUST_HASH.matcher(name).region(stem, name.length()).matches()
                ? name.substring(0, stem).hashCode()
                : name.hashCode();
    }

    private List<FunctionTable> tables() {
        Map<Integer, String> names = visibleTables();
        return names.entrySet().stream()
                .map(table -> new FunctionTable(table.getValue(), runs(module, table.getKey())))
                .filter(table -> !table.runs().isEmpty())
                .toList();
    }

    /** What segments at constant offsets put into a table. */
    static List<FunctionTable.Run> runs(WasmModule module, int table) {
        var runs = new ArrayList<FunctionTable.Run>();
        for (ElementSegment segment : module.elements()) {
            if (segment.mode() instanceof ElementSegment.Mode.Active(int target, ConstExpr at) && target == table) {
                WasmSurface.constant(at.instructions())
                        .ifPresent(offset -> runs.add(new FunctionTable.Run(offset, functions(segment.items()))));
            }
        }
        return runs;
    }

    private Map<Integer, String> visibleTables() {
        var names = new LinkedHashMap<Integer, String>();
        for (var item : module.imports()) {
            if (item.type().kind() == ExternKind.TABLE) {
                names.put(names.size(), "table:" + item.module() + "." + item.name());
            }
        }
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.TABLE)
                .forEach(export -> names.putIfAbsent(export.index(), "table:" + export.name()));
        return names;
    }

    private static List<Integer> functions(ElementSegment.Items items) {
        return switch (items) {
            case ElementSegment.Items.Functions functions -> functions.indices();
            case ElementSegment.Items.Expressions expressions ->
                expressions.expressions().stream().map(CodePrints::function).toList();
        };
    }

    /** The function that a constant expression refers to; -1 where it refers to none. */
    private static int function(ConstExpr expression) {
        return !expression.instructions().isEmpty()
                        && expression.instructions().getFirst() instanceof Instruction.Indexed reference
                        && reference.op() == Opcode.REF_FUNC
                ? reference.index()
                : -1;
    }
}
