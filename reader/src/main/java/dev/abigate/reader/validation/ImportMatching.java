package dev.abigate.reader.validation;

import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.type.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What modules ask of their imports and offer as exports, and what may stand for what. Whoever links, or says what would
 * link, asks here.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
public final class ImportMatching {
    private ImportMatching() {}

    /** What a module expects of each of its imports, in their order. */
    public static List<ResolvedType> expected(ValidModule module) {
        var expected = new ArrayList<ResolvedType>();
        int functions = 0;
        int tables = 0;
        int memories = 0;
        int globals = 0;
        int tags = 0;
        for (Import wanted : module.module().imports()) {
            expected.add(
                    switch (wanted.type().kind()) {
                        case FUNCTION -> new ResolvedType.OfFunction(module.function(functions++));
                        case TABLE -> new ResolvedType.OfTable(module.table(tables++));
                        case MEMORY -> new ResolvedType.OfMemory(module.memory(memories++));
                        case GLOBAL -> new ResolvedType.OfGlobal(module.global(globals++));
                        case TAG -> new ResolvedType.OfTag(module.tag(tags++));
                    });
        }
        return expected;
    }

    /** The types of a module's exports as it declares them, by name, in their order. */
    public static Map<String, ResolvedType> offered(ValidModule module) {
        var offered = new LinkedHashMap<String, ResolvedType>();
        for (Export export : module.module().exports()) {
            int index = export.index();
            offered.put(
                    export.name(),
                    switch (export.kind()) {
                        case FUNCTION ->
                            new ResolvedType.OfFunction(new ValidModule.Function(
                                    module.function(index).type(), true));
                        case TABLE -> new ResolvedType.OfTable(module.table(index));
                        case MEMORY -> new ResolvedType.OfMemory(module.memory(index));
                        case GLOBAL -> new ResolvedType.OfGlobal(module.global(index));
                        case TAG -> new ResolvedType.OfTag(module.tag(index));
                    });
        }
        return offered;
    }

    /** What a linker says of an import that is expected and for which this is given; nothing where that links. */
    public static Optional<String> refusal(Optional<ResolvedType> given, ResolvedType expected, CanonicalTypes types) {
        if (given.isEmpty()) {
            return Optional.of(missing(expected.text()));
        }
        return matches(given.get(), expected, types)
                ? Optional.empty()
                : Optional.of(mismatch(given.get().text(), expected.text()));
    }

    /** The words for an import of a type that nobody provides. */
    public static String missing(String expected) {
        return "unknown import, expected " + expected;
    }

    /** The words for an import for which something of another type is provided. */
    public static String mismatch(String found, String expected) {
        return "incompatible import type, found %s, expected %s".formatted(found, expected);
    }

    /** Whether {@code given} may stand for what is expected. */
    public static boolean matches(ResolvedType given, ResolvedType expected, CanonicalTypes types) {
        return switch (expected) {
            case ResolvedType.OfFunction(var wanted) ->
                given instanceof ResolvedType.OfFunction(var function)
                        && (wanted.exact()
                                ? function.type() == wanted.type()
                                : function.type().isSubtypeOf(wanted.type()));
            case ResolvedType.OfTable(var wanted) ->
                given instanceof ResolvedType.OfTable(var table)
                        && table.element() == wanted.element()
                        && matches(table.limits(), wanted.limits());
            case ResolvedType.OfMemory(var wanted) ->
                given instanceof ResolvedType.OfMemory(var memory)
                        && memory.shared() == wanted.shared()
                        && memory.pageSizeLog2() == wanted.pageSizeLog2()
                        && matches(memory.limits(), wanted.limits());
            case ResolvedType.OfGlobal(var wanted) ->
                given instanceof ResolvedType.OfGlobal(var global)
                        && global.mutable() == wanted.mutable()
                        && types.matches(global.type(), wanted.type())
                        && (!wanted.mutable() || global.type() == wanted.type());
            case ResolvedType.OfTag(var wanted) -> given instanceof ResolvedType.OfTag(var tag) && tag == wanted;
        };
    }

    private static boolean matches(Limits given, Limits wanted) {
        if (given.addressType() != wanted.addressType()
                || Long.compareUnsigned(given.minimum(), wanted.minimum()) < 0) {
            return false;
        }
        if (wanted.maximum().isEmpty() || given.maximum().isEmpty()) {
            return wanted.maximum().isEmpty();
        }
        long most = wanted.maximum().getAsLong();
        return Long.compareUnsigned(given.maximum().getAsLong(), most) <= 0;
    }
}
