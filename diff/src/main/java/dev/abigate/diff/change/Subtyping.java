package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.DeclaredType;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.wasm.type.HeapType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The subtyping of the language among the types of two builds. Defined types are subtypes only where they say so;
 * function types are never compared by structure.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
final class Subtyping {
    private final Map<String, DeclaredType> declared = new HashMap<>();

    Subtyping(Snapshot before, Snapshot after) {
        before.types().forEach(type -> declared.put(type.id(), type));
        after.types().forEach(type -> declared.put(type.id(), type));
    }

    /** Whether something of type {@code given} is accepted where {@code expected} is asked for; limits and values aside. */
    boolean matches(ExternalType given, ExternalType expected) {
        return switch (given) {
            case ExternalType.Function function ->
                expected instanceof ExternalType.Function other && functionMatches(function, other);
            case ExternalType.Global global ->
                expected instanceof ExternalType.Global other
                        && global.mutable() == other.mutable()
                        && (global.mutable()
                                ? global.type().equals(other.type())
                                : valueMatches(global.type(), other.type()));
            case ExternalType.Table table ->
                expected instanceof ExternalType.Table other && table.element().equals(other.element());
            case ExternalType.Memory _ -> expected instanceof ExternalType.Memory;
            case ExternalType.Tag tag -> tag.equals(expected);
        };
    }

    private boolean functionMatches(ExternalType.Function given, ExternalType.Function expected) {
        return given.equals(expected)
                || (given.declared().isPresent()
                        && expected.declared().isPresent()
                        && descends(given.declared().get(), expected.declared().get()));
    }

    /** Whether a value of type {@code given} may stand where {@code expected} is asked for. */
    boolean valueMatches(String given, String expected) {
        if (given.equals(expected)) {
            return true;
        }
        Optional<Reference> one = Reference.parse(given);
        Optional<Reference> other = Reference.parse(expected);
        return one.isPresent()
                && other.isPresent()
                && (other.get().nullable() || !one.get().nullable())
                && heapMatches(one.get().heapType(), other.get().heapType());
    }

    private boolean heapMatches(String given, String expected) {
        if (given.equals(expected) || descends(given, expected)) {
            return true;
        }
        if (given.startsWith("no")) {
            return bottomMatches(given, expected);
        }
        String top = above(given);
        return !top.isEmpty() && heapMatches(top, expected);
    }

    /** Whether the empty heap type {@code bottom} is below another: it is, where both have one root. */
    private boolean bottomMatches(String bottom, String expected) {
        String root = switch (bottom) {
            case "none" -> "any";
            case "nofunc" -> "func";
            case "noextern" -> "extern";
            default -> "exn";
        };
        return heapMatches(expected, root);
    }

    private boolean descends(String given, String expected) {
        Set<String> seen = new HashSet<>();
        String at = given;
        while (seen.add(at)) {
            if (at.equals(expected)) {
                return true;
            }
            DeclaredType type = declared.get(at);
            if (type == null || type.supertypes().isEmpty()) {
                return false;
            }
            if (type.supertypes().contains(expected)) {
                return true;
            }
            at = type.supertypes().getFirst();
        }
        return false;
    }

    /** The nearest heap type of the language that a heap type is below, or nothing. */
    private String above(String heapType) {
        return switch (heapType) {
            case "i31", "struct", "array" -> "eq";
            case "eq" -> "any";
            default -> {
                DeclaredType type = declared.get(heapType);
                if (type == null) {
                    yield "";
                }
                yield type.text().contains("(struct") ? "struct" : type.text().contains("(array") ? "array" : "func";
            }
        };
    }

    private record Reference(boolean nullable, String heapType) {
        private static final Map<String, String> SHORTHANDS = shorthands();

        static Optional<Reference> parse(String type) {
            String shorthand = SHORTHANDS.get(type);
            if (shorthand != null) {
                return Optional.of(new Reference(true, shorthand));
            }
            if (!type.startsWith("(ref ") || !type.endsWith(")")) {
                return Optional.empty();
            }
            String inner = type.substring("(ref ".length(), type.length() - 1);
            return Optional.of(
                    inner.startsWith("null ")
                            ? new Reference(true, inner.substring("null ".length()))
                            : new Reference(false, inner));
        }

        private static Map<String, String> shorthands() {
            var map = new HashMap<String, String>();
            for (HeapType.Abstract type : HeapType.Abstract.values()) {
                map.put(type.shorthand(), type.text());
            }
            return map;
        }
    }
}
