package dev.abigate.writer.text;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.ValType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints functions: signature, locals and instructions. */
final class FunctionPrinter {
    /** No engine takes more locals; as text, a few bytes could ask for gigabytes of them. */
    private static final int MOST_LOCALS = 50_000;

    /** Parameters and results up to which parameters keep their names; no engine takes more. */
    private static final int MOST_NAMED = 1000;

    private static final int LEVEL = 2;
    /** Columns of locals after which a new line begins. */
    private static final int LINE = 80;

    private final Names names;
    private final Map<Integer, Map<Integer, Boolean>> hints;
    private final FunctionTypes functionTypes;
    private final TypeText types;
    private final ExpressionPrinter expressions;
    private final Lines lines;
    private final StringBuilder out;

    FunctionPrinter(
            Names names,
            FunctionTypes functionTypes,
            List<BranchHint> hints,
            ExpressionPrinter expressions,
            Lines lines) {
        this.names = names;
        this.hints = hints.stream()
                .collect(Collectors.groupingBy(
                        BranchHint::function, Collectors.toMap(BranchHint::instruction, BranchHint::likely)));
        this.functionTypes = functionTypes;
        this.types = new TypeText(names, lines.text());
        this.expressions = expressions;
        this.lines = lines;
        this.out = lines.text();
    }

    /**
     * The type use of a declaration without body.
     *
     * @param typeIndex of the function or tag
     */
    void signature(int typeIndex) {
        signature(typeIndex, Identifiers.NONE);
    }

    /** What follows the name of a function with a body, without the closing bracket. */
    void definition(int function, int typeIndex, FunctionCode code, int[] offsets) throws IOException {
        CompositeType.Function type = functionTypes.of(typeIndex);
        int parameters = type.parameters().size();
        int locals = count(function, code);
        Identifiers identifiers = names.locals(function, parameters + locals);
        signature(typeIndex, identifiers);
        if (locals > 0) {
            locals(parameters, code, identifiers);
        }
        var labels = new Labels(names.labels(function), type.results().size());
        expressions.body(code.instructions(), offsets, hints.getOrDefault(function, Map.of()), identifiers, labels);
    }

    private static int count(int function, FunctionCode code) {
        long count = 0;
        for (FunctionCode.Locals same : code.locals()) {
            count += Integer.toUnsignedLong(same.count());
        }
        if (count > MOST_LOCALS) {
            throw new InvalidModuleException(
                    "function %d has too many locals: found %d, at most %d".formatted(function, count, MOST_LOCALS));
        }
        return (int) count;
    }

    private void signature(int typeIndex, Identifiers identifiers) {
        CompositeType.Function type = functionTypes.of(typeIndex);
        List<ValType> parameters = type.parameters();
        int most = identifiers == Identifiers.NONE ? InstructionText.LONGEST_SIGNATURE : MOST_NAMED;
        boolean spelled = parameters.size() + type.results().size() <= most;
        if (!spelled || !functionTypes.isImplied(typeIndex) || names.types().has(typeIndex)) {
            types.use(typeIndex);
        }
        if (!spelled) {
            return;
        }
        var list = new NamedList("param", identifiers, out);
        for (int i = 0; i < parameters.size(); i++) {
            list.next(i);
            types.storageType(parameters.get(i));
        }
        list.end();
        types.list("result", type.results());
    }

    private void locals(int parameters, FunctionCode code, Identifiers identifiers) throws IOException {
        int index = parameters;
        int lineBegin = beginLine();
        var list = new NamedList("local", identifiers, out);
        for (FunctionCode.Locals same : code.locals()) {
            for (int i = 0; i < same.count(); i++) {
                if (out.length() - lineBegin > LINE) {
                    list.end();
                    lineBegin = beginLine();
                }
                list.next(index++);
                types.storageType(same.type());
            }
        }
        list.end();
    }

    private int beginLine() throws IOException {
        lines.begin(LEVEL);
        // The list brings a space of its own.
        out.setLength(out.length() - 1);
        return out.length();
    }
}
