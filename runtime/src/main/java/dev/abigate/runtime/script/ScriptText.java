package dev.abigate.runtime.script;

import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wast.Pattern;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.ValueText;
import dev.abigate.runtime.instance.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Results, expected and found, as messages show them. */
final class ScriptText {
    private static final int ANYREF = TypeCode.reference(true, TypeCode.ANY);

    private ScriptText() {}

    static String results(List<Value> results, CanonicalTypes types) {
        return results.isEmpty()
                ? "nothing"
                : results.stream().map(value -> text(value, types)).collect(Collectors.joining(", "));
    }

    static String patterns(List<Pattern> patterns, CanonicalTypes types) {
        return patterns.isEmpty()
                ? "nothing"
                : patterns.stream().map(pattern -> text(pattern, types)).collect(Collectors.joining(", "));
    }

    private static String text(Pattern pattern, CanonicalTypes types) {
        return switch (pattern) {
            case Pattern.Exactly(var value) -> text(ResultMatcher.argument(value), types);
            case Pattern.Nan(NumType type, var kind) -> type.text() + ":" + kind.keyword();
            case Pattern.Lanes(NumType type, var lanes) ->
                "v128 of " + type.text() + " (" + patterns(lanes, types) + ")";
            case Pattern.AnyNull() -> "null";
            case Pattern.NonNull(var type) -> "(ref " + type.text() + ")";
            case Pattern.Either(var alternatives) ->
                alternatives.stream().map(each -> text(each, types)).collect(Collectors.joining(" or "));
        };
    }

    private static String text(Value value, CanonicalTypes types) {
        return ValueText.of(value, ANYREF, types);
    }
}
