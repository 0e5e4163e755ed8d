package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.PassedBy;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.VoidType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What C compilers make of a declaration in WebAssembly.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/BasicCABI.md">Basic C ABI</a>
 */
final class Lowering {
    private static final int DEEPEST = 32;
    private static final int LARGEST_VALUE = 8;

    private Lowering() {}

    /** The one scalar that a struct consists of, in place of which it is handed over. */
    static Optional<TypeId> scalar(Program program, TypeId id) {
        TypeId at = program.stripped(id);
        for (int i = 0; i < DEEPEST; i++) {
            if (program.type(at) instanceof StructType struct) {
                Optional<TypeId> only = onlyMember(program, struct);
                if (only.isEmpty()) {
                    return only;
                }
                at = program.stripped(only.get());
            } else if (program.type(at) instanceof ArrayType array) {
                if (!array.counts().equals(List.of(OptionalLong.of(1)))) {
                    return Optional.empty();
                }
                at = program.stripped(array.element());
            } else {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<TypeId> onlyMember(Program program, StructType struct) {
        return struct.members().stream()
                .findFirst()
                .filter(only -> struct.members().size() == 1
                        && struct.bases().isEmpty()
                        && struct.passedBy() != PassedBy.REFERENCE
                        && !only.isBitField()
                        && Values.of(program, only.type()).size() == struct.size())
                .map(Member::type);
    }

    /** The number of parameters of the WebAssembly function; nothing where no C rules hold, or not for sure. */
    static OptionalInt parameters(Program program, FunctionDeclaration function) {
        Language language = function.origin().language();
        if (language != Language.C && language != Language.CPP) {
            return OptionalInt.empty();
        }
        int count = function.has(Trait.VARIADIC) ? 1 : 0;
        if (isReturnedInMemory(program, function.result())) {
            count++;
        }
        for (FunctionDeclaration.Parameter parameter : function.parameters()) {
            count += places(program, parameter.type());
        }
        return OptionalInt.of(count);
    }

    private static boolean isReturnedInMemory(Program program, TypeId result) {
        return !(program.type(program.stripped(result)) instanceof VoidType)
                && Values.of(program, result).size() > 0
                && scalar(program, result)
                        .map(found -> Values.of(program, found))
                        .filter(values -> values.kind() != Values.Kind.AGGREGATE && values.size() <= LARGEST_VALUE)
                        .isEmpty();
    }

    private static int places(Program program, TypeId type) {
        Values whole = Values.of(program, type);
        if (whole.kind() == Values.Kind.AGGREGATE
                && program.type(program.stripped(type)) instanceof StructType struct
                && struct.members().isEmpty()
                && struct.bases().isEmpty()
                && struct.passedBy() != PassedBy.REFERENCE) {
            return 0;
        }
        Optional<TypeId> scalar = scalar(program, type);
        boolean wide = scalar.map(found -> Values.of(program, found))
                .filter(values -> values.kind() != Values.Kind.AGGREGATE && values.size() > LARGEST_VALUE)
                .isPresent();
        return wide ? 2 : 1;
    }
}
