package dev.abigate.runtime.random;

import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a function from the outside in: for each value that is needed it chooses a way to get one of the type, and then the
 * operands which that way needs. So everything it makes is valid.
 */
final class FunctionGenerator {
    /** One in so many values is never there, because the code leaves before. */
    private static final int NEVER = 60;

    private final Declarations declarations;
    private final Dialect dialect;
    private final Choices choices;
    private final CompositeType.Function signature;
    private final Body body;
    private final ConstantGenerator constants;
    private final OperationGenerator operations;
    private final ControlGenerator control;
    private final ReferenceGenerator references;
    private final TableGenerator tables;

    FunctionGenerator(Declarations declarations, Dialect dialect, Choices choices, OperationTable table, int type) {
        this.declarations = declarations;
        this.dialect = dialect;
        this.choices = choices;
        this.signature = declarations.signature(type);
        this.body = new Body(declarations, signature.parameters());
        this.constants = new ConstantGenerator(declarations, choices);
        this.operations = new OperationGenerator(this, table);
        this.control = new ControlGenerator(this);
        this.references = new ReferenceGenerator(this);
        this.tables = new TableGenerator(this);
    }

    Declarations declarations() {
        return declarations;
    }

    Dialect dialect() {
        return dialect;
    }

    Choices choices() {
        return choices;
    }

    Body body() {
        return body;
    }

    CompositeType.Function signature() {
        return signature;
    }

    ControlGenerator control() {
        return control;
    }

    OperationGenerator operations() {
        return operations;
    }

    FunctionCode generate() {
        List<ValType> types = new ArrayList<>(List.of(NumType.values()));
        if (declarations.has(Feature.SIMD)) {
            types.add(VecType.V128);
        }
        types.forEach(body::newLocal);
        body.push(new Body.Label(signature.results(), false));
        body.step();
        for (int i = choices.between(2, 8); i > 0; i--) {
            statement();
        }
        values(signature.results());
        body.add(Opcode.END);
        return body.code();
    }

    /** Makes code that leaves values, the last on top. */
    void values(List<ValType> types) {
        if (types.size() > 1 && !body.isLong() && choices.oneIn(3)) {
            control.block(types);
        } else {
            types.forEach(this::value);
        }
    }

    /** Makes code that leaves a value. */
    void value(ValType type) {
        if (body.isLong()) {
            shortest(type);
        } else if (choices.oneIn(NEVER)) {
            control.leave();
        } else {
            body.nested(choices.of(ways(type)));
        }
    }

    /** Makes code that takes nothing and leaves nothing. */
    void statement() {
        if (!body.isLong()) {
            body.nested(choices.of(statements()));
        }
    }

    /** Makes code that takes a value from the stack. */
    void consume(ValType type) {
        if (choices.oneIn(2)) {
            body.add(Opcode.DROP);
        } else {
            body.add(Opcode.LOCAL_SET, body.newLocal(type));
        }
    }

    /** Makes code that takes values from the stack, of which the last is on top. */
    void consume(List<ValType> types) {
        types.reversed().forEach(this::consume);
    }

    private void shortest(ValType type) {
        List<Integer> locals = body.readableLocals(type);
        if (!locals.isEmpty() && choices.oneIn(2)) {
            body.add(Opcode.LOCAL_GET, choices.of(locals));
        } else {
            constants.write(type, body.instructions());
        }
    }

    private List<Runnable> ways(ValType type) {
        var ways = new ArrayList<Runnable>();
        ways.add(() -> shortest(type));
        ways.add(() -> shortest(type));
        operations.addWays(type, ways);
        control.addWays(type, ways);
        references.addWays(type, ways);
        tables.addWays(type, ways);
        addVariables(type, ways);
        return ways;
    }

    private void addVariables(ValType type, List<Runnable> ways) {
        List<Integer> locals = body.readableLocals(type);
        if (!locals.isEmpty()) {
            ways.add(() -> body.add(Opcode.LOCAL_GET, choices.of(locals)));
            ways.add(() -> body.add(Opcode.LOCAL_GET, choices.of(locals)));
            ways.add(() -> {
                int local = choices.of(locals);
                value(body.locals().get(local));
                body.add(Opcode.LOCAL_TEE, local);
            });
        }
        var globals = new ArrayList<Integer>();
        for (int i = 0; i < declarations.globals().size(); i++) {
            if (declarations.isSubtype(declarations.globals().get(i).type(), type)) {
                globals.add(i);
            }
        }
        if (!globals.isEmpty()) {
            ways.add(() -> body.add(Opcode.GLOBAL_GET, choices.of(globals)));
        }
    }

    private List<Runnable> statements() {
        var ways = new ArrayList<Runnable>();
        ways.add(this::setLocal);
        ways.add(this::setLocal);
        ways.add(this::setGlobal);
        ways.add(this::setGlobal);
        ways.add(() -> {
            ValType type = choices.of(body.locals());
            value(type);
            body.add(Opcode.DROP);
        });
        operations.addStatements(ways);
        control.addStatements(ways);
        references.addStatements(ways);
        tables.addStatements(ways);
        return ways;
    }

    private void setLocal() {
        int local = choices.below(body.locals().size());
        value(body.locals().get(local));
        body.add(Opcode.LOCAL_SET, local);
    }

    private void setGlobal() {
        int global = choices.below(declarations.globals().size());
        if (global != Declarations.STEPS && declarations.globals().get(global).mutable()) {
            value(declarations.globals().get(global).type());
            body.add(Opcode.GLOBAL_SET, global);
        }
    }
}
