package dev.abigate.runtime.instance;

import dev.abigate.format.dwarf.SourceFrame;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.trap.StackEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A function that a module defines, with the code that all instances share, which is made at its first call. */
public final class ModuleFunction {
    private final ExecutableModule module;
    private final int index;
    private final DefinedType type;
    private final FunctionBody body;
    private volatile @Nullable Code code;
    private boolean stays;

    ModuleFunction(ExecutableModule module, int index, DefinedType type, FunctionBody body) {
        this.module = module;
        this.index = index;
        this.type = type;
        this.body = body;
    }

    public ExecutableModule module() {
        return module;
    }

    /** The index in the module's function index space, in which imports come first. */
    public int index() {
        return index;
    }

    public DefinedType type() {
        return type;
    }

    /** The parameters and results. */
    public DefinedType.Shape.Function signature() {
        return (DefinedType.Shape.Function) type.shape();
    }

    public FunctionBody body() {
        return body;
    }

    /** The function as call stacks show it. */
    public StackEntry stackEntry(OptionalInt offset) {
        Optional<NameSection> names = module.names();
        String moduleName = names.flatMap(NameSection::module).orElse("");
        String name = names.map(section -> section.names().get(NameSection.Kind.FUNCTION))
                .map(functions -> functions.get(index))
                .orElse("");
        List<SourceFrame> source = offset.isPresent() ? module.sourceLines().at(offset.getAsInt()) : List.of();
        return new StackEntry(moduleName, index, name, offset, source);
    }

    /** The code to call now. */
    public Code code() {
        Code current = code;
        return current != null ? current : makeCode();
    }

    private synchronized Code makeCode() {
        Code current = code;
        if (current == null) {
            current = module.codeFactory().code(this);
            code = current;
        }
        return current;
    }

    /** Puts other code in place, of a better engine, which later calls use; nothing where the present code stays. */
    public synchronized void replace(Code better) {
        if (!stays) {
            code = better;
        }
    }

    /** Puts code in place that stays, since no better engine can have the function. */
    public synchronized void settle(Code last) {
        stays = true;
        code = last;
    }

    @Override
    public String toString() {
        return "function " + index + " " + TypeText.of(type);
    }
}
