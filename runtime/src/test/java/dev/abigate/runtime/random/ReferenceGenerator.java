package dev.abigate.runtime.random;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Makes references, tests and casts of them, and uses of the structures and arrays that they refer to. */
final class ReferenceGenerator {
    /** A mask for the lengths of arrays. */
    private static final int LENGTH = 0x1F;

    private final FunctionGenerator function;
    private final Declarations declarations;
    private final Choices choices;
    private final Body body;

    ReferenceGenerator(FunctionGenerator function) {
        this.function = function;
        this.declarations = function.declarations();
        this.choices = function.choices();
        this.body = function.body();
    }

    void addWays(ValType type, List<Runnable> ways) {
        if (type instanceof RefType(boolean nullable, HeapType heap)) {
            if (declarations.has(Feature.FUNCTION_REFERENCES)) {
                ways.add(() -> nonNull(heap));
                ways.add(() -> branchOnNonNull(nullable, heap));
            }
            if (declarations.has(Feature.GC) && declarations.top(heap) != HeapType.Abstract.EXN) {
                ways.add(() -> cast(nullable, heap));
                ways.add(() -> branchOnCast(new RefType(nullable, heap)));
            }
            addNew(heap, ways);
        } else if (type == NumType.I32 && declarations.has(Feature.REFERENCE_TYPES)) {
            ways.add(() -> {
                function.value(someReference());
                body.add(Opcode.REF_IS_NULL);
            });
            if (declarations.has(Feature.GC)) {
                ways.add(this::test);
            }
        }
        if (declarations.has(Feature.GC)) {
            addReads(type, ways);
        }
    }

    void addStatements(List<Runnable> ways) {
        if (declarations.has(Feature.FUNCTION_REFERENCES)) {
            ways.add(this::branchOnNull);
        }
        if (declarations.has(Feature.GC)) {
            ways.add(this::setField);
            ways.add(this::setElement);
            ways.add(this::setElements);
            ways.add(this::initializeElements);
        }
    }

    private RefType someReference() {
        if (!declarations.has(Feature.FUNCTION_REFERENCES)) {
            return RefType.FUNCREF;
        }
        var heaps = new ArrayList<HeapType>(List.of(HeapType.Abstract.FUNC, HeapType.Abstract.EXTERN));
        if (declarations.has(Feature.GC)) {
            heaps.addAll(List.of(
                    HeapType.Abstract.ANY,
                    HeapType.Abstract.EQ,
                    HeapType.Abstract.I31,
                    HeapType.Abstract.STRUCT,
                    HeapType.Abstract.ARRAY));
        }
        for (int i = 0; i < declarations.types().size(); i++) {
            heaps.add(Declarations.defined(i));
        }
        return Declarations.nullable(choices.of(heaps));
    }

    private void nonNull(HeapType heap) {
        function.value(Declarations.nullable(heap));
        body.add(Opcode.REF_AS_NON_NULL);
    }

    private void addNew(HeapType heap, List<Runnable> ways) {
        List<Integer> functions = declarations.functionsOf(heap);
        if (!functions.isEmpty() && declarations.has(Feature.REFERENCE_TYPES)) {
            ways.add(() -> body.add(Opcode.REF_FUNC, choices.of(functions)));
        }
        if (heap == HeapType.Abstract.EXN && declarations.has(Feature.EXNREF)) {
            ways.add(this::caught);
            ways.add(this::caught);
        }
        if (!declarations.has(Feature.GC)) {
            return;
        }
        if (declarations.isSubtype(HeapType.Abstract.I31, heap)) {
            ways.add(() -> {
                function.value(NumType.I32);
                body.add(Opcode.REF_I31);
            });
        }
        if (heap == HeapType.Abstract.ANY) {
            ways.add(() -> {
                function.value(Declarations.nullable(HeapType.Abstract.EXTERN));
                body.add(Opcode.ANY_CONVERT_EXTERN);
                body.add(Opcode.REF_AS_NON_NULL);
            });
        }
        if (heap == HeapType.Abstract.EXTERN) {
            ways.add(() -> {
                function.value(Declarations.nonNull(HeapType.Abstract.ANY));
                body.add(Opcode.EXTERN_CONVERT_ANY);
            });
        }
        for (int type : declarations.structs()) {
            if (declarations.isSubtype(Declarations.defined(type), heap)) {
                ways.add(() -> newStruct(type));
            }
        }
        for (int type : declarations.arrays()) {
            if (declarations.isSubtype(Declarations.defined(type), heap)) {
                ways.add(() -> newArray(type));
            }
        }
    }

    /** An exception that is thrown and caught on the spot. */
    private void caught() {
        ValType exception = Declarations.nonNull(HeapType.Abstract.EXN);
        body.add(new Instruction.Block(Opcode.BLOCK, new BlockType.Result(exception)));
        body.push(new Body.Label(List.of(exception), false));
        var clause = new CatchClause(CatchClause.Kind.CATCH_ALL_REF, 0, 0);
        body.add(new Instruction.TryTable(Opcode.TRY_TABLE, new BlockType.Empty(), List.of(clause)));
        body.push(new Body.Label(List.of(), false));
        function.statement();
        function.control().leave();
        body.add(Opcode.END);
        body.pop();
        body.add(Opcode.UNREACHABLE);
        body.add(Opcode.END);
        body.pop();
    }

    private void newStruct(int type) {
        List<FieldType> fields = declarations.fields(type);
        if (fields.stream().allMatch(Declarations::isDefaultable) && choices.oneIn(3)) {
            body.add(Opcode.STRUCT_NEW_DEFAULT, type);
        } else {
            fields.forEach(field -> function.value(ConstantGenerator.unpacked(field.storage())));
            body.add(Opcode.STRUCT_NEW, type);
        }
    }

    private void newArray(int type) {
        FieldType element = declarations.element(type);
        ValType unpacked = ConstantGenerator.unpacked(element.storage());
        List<Integer> segments = segments(element);
        switch (choices.below(4)) {
            case 0 -> {
                int length = choices.below(5);
                for (int i = 0; i < length; i++) {
                    function.value(unpacked);
                }
                body.add(Opcode.ARRAY_NEW_FIXED, type, length);
            }
            case 1 -> {
                function.value(unpacked);
                function.operations().small(NumType.I32, LENGTH);
                body.add(Opcode.ARRAY_NEW, type);
            }
            case 2 -> {
                if (!segments.isEmpty()) {
                    function.operations().small(NumType.I32, 3);
                    function.operations().small(NumType.I32, 3);
                    body.add(
                            fromSegment(element, Opcode.ARRAY_NEW_DATA, Opcode.ARRAY_NEW_ELEM),
                            type,
                            choices.of(segments));
                    return;
                }
                defaultArray(type, element, unpacked);
            }
            default -> defaultArray(type, element, unpacked);
        }
    }

    private void defaultArray(int type, FieldType element, ValType unpacked) {
        boolean defaultable = Declarations.isDefaultable(element);
        if (!defaultable) {
            function.value(unpacked);
        }
        function.operations().small(NumType.I32, LENGTH);
        body.add(defaultable ? Opcode.ARRAY_NEW_DEFAULT : Opcode.ARRAY_NEW, type);
    }

    /** The segments out of which elements of an array can be taken: of data or of references. */
    private List<Integer> segments(FieldType element) {
        var segments = new ArrayList<Integer>();
        if (element.storage() instanceof RefType type) {
            for (int i = 0; i < declarations.elements().size(); i++) {
                if (declarations.isSubtype(declarations.elements().get(i).type(), type)) {
                    segments.add(i);
                }
            }
        } else if (declarations.has(Feature.BULK_MEMORY)) {
            for (int i = 0; i < declarations.data().size(); i++) {
                segments.add(i);
            }
        }
        return segments;
    }

    private static Opcode fromSegment(FieldType element, Opcode data, Opcode references) {
        return element.storage() instanceof RefType ? references : data;
    }

    private void cast(boolean nullable, HeapType heap) {
        function.value(Declarations.nullable(declarations.top(heap)));
        body.add(new Instruction.HeapTyped(nullable ? Opcode.REF_CAST_NULL : Opcode.REF_CAST, heap));
    }

    private void test() {
        HeapType from = someReference().heapType();
        HeapType to = choices.of(declarations.hierarchy(from));
        function.value(Declarations.nullable(choices.oneIn(2) ? from : declarations.top(from)));
        body.add(new Instruction.HeapTyped(choices.oneIn(2) ? Opcode.REF_TEST : Opcode.REF_TEST_NULL, to));
    }

    private void branchOnNonNull(boolean nullable, HeapType heap) {
        ValType type = new RefType(nullable, heap);
        body.add(new Instruction.Block(Opcode.BLOCK, new BlockType.Result(type)));
        body.push(new Body.Label(List.of(type), false));
        function.value(Declarations.nullable(heap));
        body.add(Opcode.BR_ON_NON_NULL, 0);
        function.value(type);
        body.add(Opcode.END);
        body.pop();
    }

    private void branchOnNull() {
        int label = choices.below(body.labelCount());
        List<ValType> types = body.label(label).types();
        function.values(types);
        RefType reference = someReference();
        function.value(reference);
        body.add(Opcode.BR_ON_NULL, label);
        function.consume(Declarations.nonNull(reference.heapType()));
        function.consume(types);
    }

    private void branchOnCast(RefType type) {
        RefType from = Declarations.nullable(declarations.top(type.heapType()));
        boolean fail = choices.oneIn(2);
        body.add(new Instruction.Block(Opcode.BLOCK, new BlockType.Result(type)));
        body.push(new Body.Label(List.of(type), false));
        if (fail) {
            body.add(new Instruction.Block(Opcode.BLOCK, new BlockType.Result(from)));
            body.push(new Body.Label(List.of(from), false));
        }
        function.value(from);
        body.add(new Instruction.Cast(fail ? Opcode.BR_ON_CAST_FAIL : Opcode.BR_ON_CAST, 0, from, type));
        if (fail) {
            body.add(Opcode.BR, 1);
            body.add(Opcode.END);
            body.pop();
        }
        body.add(Opcode.DROP);
        function.value(type);
        body.add(Opcode.END);
        body.pop();
    }

    private void addReads(ValType type, List<Runnable> ways) {
        for (int struct : declarations.structs()) {
            List<FieldType> fields = declarations.fields(struct);
            for (int i = 0; i < fields.size(); i++) {
                int field = i;
                if (declarations.isSubtype(
                        ConstantGenerator.unpacked(fields.get(i).storage()), type)) {
                    ways.add(() -> {
                        function.value(Declarations.nullable(Declarations.defined(struct)));
                        body.add(
                                read(fields.get(field), Opcode.STRUCT_GET, Opcode.STRUCT_GET_S, Opcode.STRUCT_GET_U),
                                struct,
                                field);
                    });
                }
            }
        }
        for (int array : declarations.arrays()) {
            FieldType element = declarations.element(array);
            if (declarations.isSubtype(ConstantGenerator.unpacked(element.storage()), type)) {
                ways.add(() -> {
                    function.value(Declarations.nullable(Declarations.defined(array)));
                    function.operations().small(NumType.I32, 3);
                    body.add(read(element, Opcode.ARRAY_GET, Opcode.ARRAY_GET_S, Opcode.ARRAY_GET_U), array);
                });
            }
        }
    }

    private Opcode read(FieldType field, Opcode plain, Opcode signed, Opcode unsigned) {
        if (field.storage() instanceof PackedType) {
            return choices.oneIn(2) ? signed : unsigned;
        }
        return plain;
    }

    private void setField() {
        int struct = choices.of(declarations.structs());
        List<FieldType> fields = declarations.fields(struct);
        int field = choices.below(fields.size());
        if (fields.get(field).mutable()) {
            function.value(Declarations.nullable(Declarations.defined(struct)));
            function.value(ConstantGenerator.unpacked(fields.get(field).storage()));
            body.add(Opcode.STRUCT_SET, struct, field);
        }
    }

    private void setElement() {
        int array = choices.of(declarations.arrays());
        FieldType element = declarations.element(array);
        if (element.mutable()) {
            arrayAndIndex(array);
            function.value(ConstantGenerator.unpacked(element.storage()));
            body.add(Opcode.ARRAY_SET, array);
        }
    }

    private void arrayAndIndex(int array) {
        function.value(Declarations.nullable(Declarations.defined(array)));
        function.operations().small(NumType.I32, 3);
    }

    private void setElements() {
        int array = choices.of(declarations.arrays());
        FieldType element = declarations.element(array);
        if (!element.mutable()) {
            return;
        }
        arrayAndIndex(array);
        if (choices.oneIn(2)) {
            function.value(ConstantGenerator.unpacked(element.storage()));
            function.operations().small(NumType.I32, 3);
            body.add(Opcode.ARRAY_FILL, array);
        } else {
            List<Integer> sources = declarations.arrays().stream()
                    .filter(from -> isCopied(declarations.element(from), element))
                    .toList();
            int from = choices.of(sources);
            arrayAndIndex(from);
            function.operations().small(NumType.I32, 3);
            body.add(Opcode.ARRAY_COPY, array, from);
        }
    }

    private boolean isCopied(FieldType from, FieldType to) {
        return from.storage().equals(to.storage())
                || (from.storage() instanceof RefType source
                        && to.storage() instanceof RefType target
                        && declarations.isSubtype(source, target));
    }

    private void initializeElements() {
        int array = choices.of(declarations.arrays());
        FieldType element = declarations.element(array);
        List<Integer> segments = segments(element);
        if (element.mutable() && !segments.isEmpty()) {
            arrayAndIndex(array);
            function.operations().small(NumType.I32, 3);
            function.operations().small(NumType.I32, 3);
            body.add(fromSegment(element, Opcode.ARRAY_INIT_DATA, Opcode.ARRAY_INIT_ELEM), array, choices.of(segments));
        }
    }
}
