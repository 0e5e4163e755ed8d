package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.type.TypeText;
import java.util.ArrayList;
import java.util.List;

/**
 * The types that a module asks of its imports.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
public final class ImportMatching {
    private ImportMatching() {}

    /** An import with the type that it asks for, resolved. */
    public sealed interface Expected {
        record OfFunction(ValidModule.Function function) implements Expected {}

        record OfTable(ValidModule.Table table) implements Expected {}

        record OfMemory(MemoryType memory) implements Expected {}

        record OfGlobal(ValidModule.Global global) implements Expected {}

        record OfTag(DefinedType tag) implements Expected {}

        /** The type as messages show it. */
        default String text() {
            return switch (this) {
                case OfFunction(var function) -> TypeText.of(function.type());
                case OfTable(var table) -> TypeText.table(table.element(), table.limits());
                case OfMemory(var memory) -> TypeText.of(memory);
                case OfGlobal(var global) -> TypeText.global(global.type(), global.mutable());
                case OfTag(var tag) -> "tag " + TypeText.of(tag);
            };
        }
    }

    /** What a module expects of each of its imports, in their order. */
    public static List<Expected> expected(ValidModule module) {
        var expected = new ArrayList<Expected>();
        int functions = 0;
        int tables = 0;
        int memories = 0;
        int globals = 0;
        int tags = 0;
        for (Import wanted : module.module().imports()) {
            expected.add(
                    switch (wanted.type().kind()) {
                        case FUNCTION -> new Expected.OfFunction(module.function(functions++));
                        case TABLE -> new Expected.OfTable(module.table(tables++));
                        case MEMORY -> new Expected.OfMemory(module.memory(memories++));
                        case GLOBAL -> new Expected.OfGlobal(module.global(globals++));
                        case TAG -> new Expected.OfTag(module.tag(tags++));
                    });
        }
        return expected;
    }

    /** Whether {@code given} may stand for what is expected. */
    static boolean matches(Extern given, Expected expected, CanonicalTypes types) {
        return switch (expected) {
            case Expected.OfFunction(var wanted) ->
                given instanceof Extern.OfFunction(var function)
                        && (wanted.exact()
                                ? function.type() == wanted.type()
                                : function.type().isSubtypeOf(wanted.type()));
            case Expected.OfTable(var wanted) ->
                given instanceof Extern.OfTable(var table)
                        && table.elementType() == wanted.element()
                        && matches(table.limits(), wanted.limits());
            case Expected.OfMemory(var wanted) ->
                given instanceof Extern.OfMemory(var memory)
                        && memory.type().shared() == wanted.shared()
                        && memory.type().pageSizeLog2() == wanted.pageSizeLog2()
                        && matches(memory.type().limits(), wanted.limits());
            case Expected.OfGlobal(var wanted) ->
                given instanceof Extern.OfGlobal(var global)
                        && global.isMutable() == wanted.mutable()
                        && types.matches(global.type(), wanted.type())
                        && (!wanted.mutable() || global.type() == wanted.type());
            case Expected.OfTag(var wanted) -> given instanceof Extern.OfTag(var tag) && tag.type() == wanted;
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
