package dev.abigate.runtime.random;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Makes the instructions on tables and on segments of references. */
final class TableGenerator {
    /** A mask for the indices of elements and for their number. */
    private static final int INDEX = 7;

    private final FunctionGenerator function;
    private final Declarations declarations;
    private final Choices choices;
    private final Body body;

    TableGenerator(FunctionGenerator function) {
        this.function = function;
        this.declarations = function.declarations();
        this.choices = function.choices();
        this.body = function.body();
    }

    void addWays(ValType type, List<Runnable> ways) {
        if (!declarations.has(Feature.REFERENCE_TYPES)) {
            return;
        }
        for (int i = 0; i < declarations.tables().size(); i++) {
            int table = i;
            if (declarations.isSubtype(element(table), type)) {
                ways.add(() -> {
                    function.operations().small(index(table), INDEX);
                    body.add(Opcode.TABLE_GET, table);
                });
            }
            if (type.equals(index(table)) && choices.oneIn(2)) {
                ways.add(() -> body.add(Opcode.TABLE_SIZE, table));
                ways.add(() -> {
                    function.value(element(table));
                    function.operations().small(type, 3);
                    body.add(Opcode.TABLE_GROW, table);
                });
            }
        }
    }

    void addStatements(List<Runnable> ways) {
        if (declarations.has(Feature.REFERENCE_TYPES)) {
            ways.add(this::set);
            ways.add(this::fill);
        }
        if (declarations.has(Feature.BULK_MEMORY)) {
            ways.add(this::copy);
            ways.add(this::initialize);
        }
    }

    private RefType element(int table) {
        return declarations.tables().get(table).element();
    }

    private ValType index(int table) {
        return OperationGenerator.type(declarations.tables().get(table).limits().addressType());
    }

    private int someTable() {
        return choices.below(declarations.tables().size());
    }

    private void set() {
        int table = someTable();
        function.operations().small(index(table), INDEX);
        function.value(element(table));
        body.add(Opcode.TABLE_SET, table);
    }

    private void fill() {
        int table = someTable();
        function.operations().small(index(table), INDEX);
        function.value(element(table));
        function.operations().small(index(table), INDEX);
        body.add(Opcode.TABLE_FILL, table);
    }

    private void copy() {
        int to = someTable();
        var sources = new ArrayList<Integer>();
        for (int from = 0; from < declarations.tables().size(); from++) {
            if (declarations.isSubtype(element(from), element(to))) {
                sources.add(from);
            }
        }
        int from = choices.of(sources);
        function.operations().small(index(to), INDEX);
        function.operations().small(index(from), INDEX);
        boolean wide = index(to) == NumType.I64 && index(from) == NumType.I64;
        function.operations().small(wide ? NumType.I64 : NumType.I32, INDEX);
        body.add(Opcode.TABLE_COPY, to, from);
    }

    private void initialize() {
        if (declarations.elements().isEmpty()) {
            return;
        }
        int segment = choices.below(declarations.elements().size());
        if (choices.oneIn(4)) {
            body.add(Opcode.ELEM_DROP, segment);
            return;
        }
        RefType type = declarations.elements().get(segment).type();
        for (int table = 0; table < declarations.tables().size(); table++) {
            if (declarations.isSubtype(type, element(table))) {
                function.operations().small(index(table), INDEX);
                function.operations().small(NumType.I32, 3);
                function.operations().small(NumType.I32, 3);
                body.add(Opcode.TABLE_INIT, segment, table);
                return;
            }
        }
    }
}
