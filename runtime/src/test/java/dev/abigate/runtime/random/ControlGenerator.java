package dev.abigate.runtime.random;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes blocks, branches, calls and exceptions. */
final class ControlGenerator {
    private static final ValType EXCEPTION = new RefType(false, HeapType.Abstract.EXN);

    private final FunctionGenerator function;
    private final Declarations declarations;
    private final Choices choices;
    private final Body body;

    ControlGenerator(FunctionGenerator function) {
        this.function = function;
        this.declarations = function.declarations();
        this.choices = function.choices();
        this.body = function.body();
    }

    void addWays(ValType type, List<Runnable> ways) {
        List<ValType> types = List.of(type);
        ways.add(() -> block(types));
        ways.add(() -> block(types));
        ways.add(() -> select(type));
        List<Integer> called = declarations.functionTypes().stream()
                .filter(each -> declarations.signature(each).results().equals(types))
                .toList();
        if (!called.isEmpty()) {
            ways.add(() -> call(choices.of(called)));
        }
        List<Integer> labels = body.labelsOf(types);
        if (!labels.isEmpty()) {
            ways.add(() -> {
                function.value(type);
                function.value(NumType.I32);
                body.add(Opcode.BR_IF, choices.of(labels));
            });
        }
    }

    void addStatements(List<Runnable> ways) {
        ways.add(() -> block(List.of()));
        ways.add(() -> block(List.of()));
        ways.add(this::countedLoop);
        ways.add(this::branchIf);
        ways.add(this::leaveSometimes);
        ways.add(() -> {
            int type = choices.of(declarations.functionTypes());
            call(type);
            function.consume(declarations.signature(type).results());
        });
    }

    /** Makes some block that leaves values. */
    void block(List<ValType> results) {
        int kinds = declarations.has(Feature.EXCEPTIONS) ? 6 : 4;
        switch (choices.below(kinds)) {
            case 0 -> plain(Opcode.BLOCK, results);
            case 1 -> plain(Opcode.LOOP, results);
            case 2, 3 -> plain(Opcode.IF, results);
            case 4 -> {
                if (declarations.has(Feature.EXNREF)) {
                    tryTable(results);
                } else {
                    plain(Opcode.BLOCK, results);
                }
            }
            default -> {
                if (declarations.has(Feature.LEGACY_EXCEPTIONS)) {
                    legacyTry(results);
                } else {
                    plain(Opcode.IF, results);
                }
            }
        }
    }

    /** A way to write down what a block takes and leaves. */
    private int typeOf(List<ValType> results) {
        List<Integer> fitting = declarations.functionTypes().stream()
                .filter(type -> declarations.signature(type).results().equals(results))
                .toList();
        return fitting.isEmpty() || (results.size() < 2 && choices.oneIn(2)) ? -1 : choices.of(fitting);
    }

    private void plain(Opcode kind, List<ValType> results) {
        int type = typeOf(results);
        if (type < 0 && results.size() > 1) {
            results.forEach(function::value);
            return;
        }
        List<ValType> parameters =
                type < 0 ? List.of() : declarations.signature(type).parameters();
        parameters.forEach(function::value);
        if (kind == Opcode.IF) {
            function.value(NumType.I32);
        }
        body.add(new Instruction.Block(kind, blockType(type, results)));
        body.push(new Body.Label(kind == Opcode.LOOP ? parameters : results, false));
        if (kind == Opcode.LOOP) {
            body.step();
        }
        content(parameters, results);
        if (kind == Opcode.IF && (!parameters.equals(results) || choices.oneIn(2))) {
            body.add(Opcode.ELSE);
            content(parameters, results);
        }
        end();
    }

    private static BlockType blockType(int type, List<ValType> results) {
        if (type >= 0) {
            return new BlockType.TypeIndex(type);
        }
        return results.isEmpty() ? new BlockType.Empty() : new BlockType.Result(results.getFirst());
    }

    private void content(List<ValType> parameters, List<ValType> results) {
        if (!parameters.equals(results) || choices.oneIn(2)) {
            function.consume(parameters);
            statements();
            function.values(results);
        } else {
            statements();
        }
    }

    private void statements() {
        for (int i = choices.below(4); i > 0; i--) {
            function.statement();
        }
    }

    private void end() {
        body.add(Opcode.END);
        body.pop();
    }

    /** A loop that goes round a few times, or until the module's steps are used up. */
    private void countedLoop() {
        int counter = body.newLocal(NumType.I32);
        int rounds = choices.oneIn(6) ? 1 << 20 : choices.between(1, 10);
        body.i32(0);
        body.add(Opcode.LOCAL_SET, counter);
        body.add(new Instruction.Block(Opcode.LOOP, new BlockType.Empty()));
        body.push(new Body.Label(List.of(), false));
        body.step();
        statements();
        body.add(Opcode.LOCAL_GET, counter);
        body.i32(1);
        body.add(Opcode.I32_ADD);
        body.add(Opcode.LOCAL_TEE, counter);
        body.i32(rounds);
        body.add(choices.of(List.of(Opcode.I32_LT_U, Opcode.I32_LT_S, Opcode.I32_NE)));
        body.add(Opcode.BR_IF, 0);
        end();
    }

    private void branchIf() {
        int label = choices.below(body.labelCount());
        List<ValType> types = body.label(label).types();
        function.values(types);
        function.value(NumType.I32);
        body.add(Opcode.BR_IF, label);
        function.consume(types);
    }

    private void leaveSometimes() {
        function.value(NumType.I32);
        body.add(new Instruction.Block(Opcode.IF, new BlockType.Empty()));
        body.push(new Body.Label(List.of(), false));
        leave();
        end();
    }

    private void select(ValType type) {
        function.value(type);
        function.value(type);
        function.value(NumType.I32);
        if (declarations.has(Feature.REFERENCE_TYPES) && (type instanceof RefType || choices.oneIn(2))) {
            body.add(new Instruction.Select(Opcode.SELECT_T, List.of(type)));
        } else if (type instanceof RefType) {
            body.add(Opcode.DROP);
            body.add(Opcode.DROP);
        } else {
            body.add(Opcode.SELECT);
        }
    }

    /** Makes code behind which nothing is reached. */
    void leave() {
        var ways = new ArrayList<Runnable>();
        if (choices.oneIn(4)) {
            ways.add(() -> body.add(Opcode.UNREACHABLE));
        }
        ways.add(() -> {
            int label = choices.below(body.labelCount());
            function.values(body.label(label).types());
            body.add(Opcode.BR, label);
        });
        ways.add(this::branchTable);
        ways.add(() -> {
            function.values(function.signature().results());
            body.add(Opcode.RETURN);
        });
        if (declarations.has(Feature.TAIL_CALL)) {
            ways.add(this::tailCall);
            ways.add(this::tailCall);
        }
        if (!declarations.tags().isEmpty()) {
            ways.add(this::raise);
            ways.add(this::raise);
        }
        if (declarations.has(Feature.EXNREF)) {
            ways.add(() -> {
                function.value(new RefType(true, HeapType.Abstract.EXN));
                body.add(Opcode.THROW_REF);
            });
        }
        List<Integer> catches = body.catches();
        if (!catches.isEmpty()) {
            ways.add(() -> body.add(Opcode.RETHROW, choices.of(catches)));
            ways.add(() -> body.add(Opcode.RETHROW, choices.of(catches)));
        }
        choices.of(ways).run();
    }

    private void branchTable() {
        int label = choices.below(body.labelCount());
        List<ValType> types = body.label(label).types();
        List<Integer> same = body.labelsOf(types);
        var labels = new ArrayList<Integer>();
        for (int i = choices.below(6); i > 0; i--) {
            labels.add(choices.of(same));
        }
        function.values(types);
        function.operations().small(NumType.I32, 7);
        body.add(new Instruction.BranchTable(Opcode.BR_TABLE, labels, choices.of(same)));
    }

    private void raise() {
        int tag = choices.below(declarations.tags().size());
        function.values(parameters(tag));
        body.add(Opcode.THROW, tag);
    }

    private List<ValType> parameters(int tag) {
        return declarations.signature(declarations.tags().get(tag)).parameters();
    }

    private void tailCall() {
        List<ValType> results = function.signature().results();
        List<Integer> fitting = declarations.functionTypes().stream()
                .filter(type -> declarations.signature(type).results().equals(results))
                .toList();
        call(choices.of(fitting), Opcode.RETURN_CALL, Opcode.RETURN_CALL_INDIRECT, Opcode.RETURN_CALL_REF);
    }

    private void call(int type) {
        call(type, Opcode.CALL, Opcode.CALL_INDIRECT, Opcode.CALL_REF);
    }

    /** Makes a call of a function of a type, in one of the three ways. */
    private void call(int type, Opcode direct, Opcode indirect, Opcode byReference) {
        CompositeType.Function signature = declarations.signature(type);
        List<Integer> functions = declarations.functionsOf(Declarations.defined(type));
        List<Integer> tables = new ArrayList<>();
        for (int table = 0; table < declarations.tables().size(); table++) {
            if (declarations.isSubtype(declarations.tables().get(table).element(), RefType.FUNCREF)) {
                tables.add(table);
            }
        }
        switch (choices.below(4)) {
            case 0 -> {
                if (!tables.isEmpty()) {
                    indirect(type, choices.of(functions), choices.of(tables), indirect);
                    return;
                }
            }
            case 1 -> {
                if (declarations.has(Feature.FUNCTION_REFERENCES)) {
                    signature.parameters().forEach(function::value);
                    function.value(new RefType(choices.oneIn(2), Declarations.defined(type)));
                    body.add(byReference, type);
                    return;
                }
            }
            default -> {}
        }
        signature.parameters().forEach(function::value);
        body.add(direct, choices.of(functions));
    }

    /** Mostly sets the element before, since few elements would be of the right type. */
    private void indirect(int type, int callee, int table, Opcode op) {
        var tableType = declarations.tables().get(table);
        ValType index = OperationGenerator.type(tableType.limits().addressType());
        int place = choices.below(8);
        boolean holds = declarations.isSubtype(
                Declarations.nonNull(
                        Declarations.defined(declarations.functions().get(callee))),
                tableType.element());
        boolean set = holds && declarations.has(Feature.REFERENCE_TYPES) && !choices.oneIn(4);
        if (set) {
            constant(index, place);
            body.add(Opcode.REF_FUNC, callee);
            body.add(Opcode.TABLE_SET, table);
        }
        declarations.signature(type).parameters().forEach(function::value);
        if (set) {
            constant(index, place);
        } else {
            function.operations().small(index, 7);
        }
        body.add(op, type, table);
    }

    private void constant(ValType type, int value) {
        if (type == NumType.I64) {
            body.i64(value);
        } else {
            body.i32(value);
        }
    }

    /** A block with handlers of each kind that go to blocks around it, and those to its end. */
    private void tryTable(List<ValType> results) {
        int type = typeOf(results);
        if (type < 0 && results.size() > 1) {
            results.forEach(function::value);
            return;
        }
        List<ValType> parameters =
                type < 0 ? List.of() : declarations.signature(type).parameters();
        BlockType blockType = blockType(type, results);
        parameters.forEach(function::value);
        body.add(new Instruction.Block(Opcode.BLOCK, blockType));
        body.push(new Body.Label(results, false));
        function.consume(parameters);
        CatchClause.Kind kind = choices.of(List.of(CatchClause.Kind.values()));
        List<Integer> tags = tagsWithAtMost(kind == CatchClause.Kind.CATCH ? 1 : 0);
        if (kind.hasTag() && tags.isEmpty()) {
            kind = CatchClause.Kind.CATCH_ALL_REF;
        }
        int tag = kind.hasTag() ? choices.of(tags) : 0;
        var carried = new ArrayList<>(kind.hasTag() ? parameters(tag) : List.<ValType>of());
        if (kind == CatchClause.Kind.CATCH_REF || kind == CatchClause.Kind.CATCH_ALL_REF) {
            carried.add(EXCEPTION);
        }
        body.add(new Instruction.Block(Opcode.BLOCK, blockType(-1, carried)));
        body.push(new Body.Label(carried, false));
        parameters.forEach(function::value);
        var clauses = new ArrayList<CatchClause>();
        List<Integer> empty = body.labelsOf(List.of());
        clauses.add(new CatchClause(kind, tag, 0));
        if (!empty.isEmpty() && choices.oneIn(4)) {
            clauses.add(choices.below(2), new CatchClause(CatchClause.Kind.CATCH_ALL, 0, choices.of(empty)));
        }
        body.add(new Instruction.TryTable(Opcode.TRY_TABLE, blockType, clauses));
        body.push(new Body.Label(results, false));
        content(parameters, results);
        if (choices.oneIn(2)) {
            function.consume(results);
            leave();
        }
        end();
        body.add(Opcode.BR, 1);
        end();
        function.consume(carried);
        statements();
        function.values(results);
        end();
    }

    /** The tags that carry few values: a block with several results has to have a type that the module defines. */
    private List<Integer> tagsWithAtMost(int count) {
        return IntStream.range(0, declarations.tags().size())
                .filter(tag -> parameters(tag).size() <= count)
                .boxed()
                .toList();
    }

    private void legacyTry(List<ValType> results) {
        int type = typeOf(results);
        if (type < 0 && results.size() > 1) {
            results.forEach(function::value);
            return;
        }
        List<ValType> parameters =
                type < 0 ? List.of() : declarations.signature(type).parameters();
        parameters.forEach(function::value);
        body.add(new Instruction.Block(Opcode.TRY, blockType(type, results)));
        body.push(new Body.Label(results, false));
        content(parameters, results);
        if (choices.oneIn(2)) {
            function.consume(results);
            leave();
        }
        body.pop();
        if (choices.oneIn(4)) {
            body.add(Opcode.DELEGATE, choices.below(body.labelCount()));
            return;
        }
        body.push(new Body.Label(results, true));
        for (int i = choices.below(3); i > 0 && !declarations.tags().isEmpty(); i--) {
            int tag = choices.below(declarations.tags().size());
            body.add(Opcode.CATCH, tag);
            function.consume(parameters(tag));
            statements();
            function.values(results);
        }
        if (choices.oneIn(2)) {
            body.add(Opcode.CATCH_ALL);
            statements();
            function.values(results);
        }
        end();
    }
}
