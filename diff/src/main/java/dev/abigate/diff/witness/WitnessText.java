package dev.abigate.diff.witness;

import dev.abigate.diff.snapshot.DeclaredType;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the modules of witnesses in the text format. */
final class WitnessText {
    private static final int ID_LENGTH = 13;

    private final Map<String, DeclaredType> declared;

    WitnessText(Collection<DeclaredType> declared) {
        this.declared = declared.stream()
                .collect(Collectors.toUnmodifiableMap(DeclaredType::id, type -> type, (first, _) -> first));
    }

    /** A module that imports something. */
    String importer(String module, String name, ExternalType type) {
        return module(List.of(type), List.of(imported(module, name, type)));
    }

    /** A module that imports something and has a function that can be called. */
    String caller(String module, String name, ExternalType type) {
        return module(
                List.of(type), List.of(imported(module, name, type), "(func (export \"" + Witness.FUNCTION + "\"))"));
    }

    /** A module that imports a constant, or a function that returns it, and reads it. */
    Optional<String> reader(String module, String name, ExternalType type) {
        Optional<String> result = switch (type) {
            case ExternalType.Global(String value, var _, var _) -> Optional.of(value);
            case ExternalType.Function(var parameters, var results, var _) ->
                parameters.isEmpty() && results.size() == 1 ? Optional.of(results.getFirst()) : Optional.empty();
            case ExternalType.Table _, ExternalType.Memory _, ExternalType.Tag _ -> Optional.empty();
        };
        String instruction = type instanceof ExternalType.Function ? "call" : "global.get";
        return result.map(value -> module(
                List.of(type),
                List.of(
                        imported(module, name, type),
                        "(func (export \"%s\") (result %s) %s 0)".formatted(Witness.FUNCTION, value, instruction))));
    }

    /** A module that exports what imports ask for, if every type has a value to begin with. */
    Optional<String> host(Collection<Import> offered, List<String> comments) {
        var fields = new ArrayList<String>();
        for (Import item : offered) {
            Optional<String> field = exported(item.name(), item.type());
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
        }
        comments.forEach(comment -> fields.add(";; " + comment));
        return Optional.of(module(offered.stream().map(Import::type).toList(), fields));
    }

    private String module(List<ExternalType> types, List<String> fields) {
        var lines = new ArrayList<String>();
        lines.add("(module");
        definitions(types).forEach(line -> lines.add("  " + line));
        fields.forEach(line -> lines.add("  " + line));
        boolean bare = lines.getLast().startsWith("  ;;");
        return String.join("\n", lines) + (bare ? "\n)" : ")");
    }

    /** The defined types that are mentioned, supertypes first. */
    private List<String> definitions(List<ExternalType> types) {
        Set<String> ids = new LinkedHashSet<>();
        types.forEach(type -> collect(type.text(), ids));
        return ids.stream()
                .map(declared::get)
                .map(type -> "(type %s %s)".formatted(type.id(), type.text()))
                .toList();
    }

    private void collect(String text, Set<String> ids) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            DeclaredType type = declared.get(text.substring(at, Math.min(text.length(), at + ID_LENGTH)));
            if (type != null && !ids.contains(type.id())) {
                type.supertypes().forEach(supertype -> collect(supertype, ids));
                ids.add(type.id());
            }
        }
    }

    private static String imported(String module, String name, ExternalType type) {
        return "(import %s %s (%s))".formatted(string(module), string(name), body(type, ""));
    }

    private static Optional<String> exported(String name, ExternalType type) {
        String field = body(type, " (export " + string(name) + ")");
        return switch (type) {
            case ExternalType.Function _ -> Optional.of("(" + field + " unreachable)");
            case ExternalType.Memory _, ExternalType.Tag _ -> Optional.of("(" + field + ")");
            case ExternalType.Table table ->
                table.element().startsWith("(ref $") || isNeverNull(table.element())
                        ? Optional.empty()
                        : Optional.of("(" + field + ")");
            case ExternalType.Global global -> zero(global.type()).map(value -> "(" + field + " (" + value + "))");
        };
    }

    private static boolean isNeverNull(String type) {
        return type.startsWith("(ref ") && !type.startsWith("(ref null ");
    }

    private static Optional<String> zero(String type) {
        return switch (type) {
            case "i32", "i64", "f32", "f64" -> Optional.of(type + ".const 0");
            case "v128" -> Optional.of("v128.const i64x2 0 0");
            case "funcref" -> Optional.of("ref.null func");
            case "externref" -> Optional.of("ref.null extern");
            default -> Optional.empty();
        };
    }

    /** @param middle what stands behind the word for the kind of thing */
    private static String body(ExternalType type, String middle) {
        return switch (type) {
            case ExternalType.Function(var parameters, var results, var declared) ->
                "func" + middle + use(declared) + list("param", parameters) + list("result", results);
            case ExternalType.Tag(var parameters, var declared) ->
                "tag" + middle + use(declared) + list("param", parameters);
            case ExternalType.Global(String value, boolean mutable, var _) ->
                "global" + middle + " " + (mutable ? "(mut " + value + ")" : value);
            case ExternalType.Table(String element, Limits limits) -> "table" + middle + limits(limits) + " " + element;
            case ExternalType.Memory(Limits limits, boolean shared, long pageSize) ->
                "memory" + middle + limits(limits) + (shared ? " shared" : "")
                        + (pageSize == ExternalType.Memory.DEFAULT_PAGE_SIZE ? "" : " (pagesize " + pageSize + ")");
        };
    }

    private static String use(Optional<String> declared) {
        return declared.map(id -> " (type " + id + ")").orElse("");
    }

    private static String list(String word, List<String> types) {
        return types.isEmpty() ? "" : " (" + word + " " + String.join(" ", types) + ")";
    }

    private static String limits(Limits limits) {
        return (limits.addressType() == AddressType.I64 ? " i64 " : " ")
                + Long.toUnsignedString(limits.minimum())
                + (limits.maximum().isPresent()
                        ? " " + Long.toUnsignedString(limits.maximum().getAsLong())
                        : "");
    }

    /** A string that shows what it is, whatever is in the name. */
    static String string(String name) {
        var text = new StringBuilder("\"");
        for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
            if (unit >= ' ' && unit < 0x7F && unit != '"' && unit != '\\') {
                text.append((char) unit);
            } else {
                text.append("\\%02x".formatted(unit & 0xFF));
            }
        }
        return text.append('"').toString();
    }
}
