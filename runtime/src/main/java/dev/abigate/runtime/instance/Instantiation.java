package dev.abigate.runtime.instance;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.reader.validation.ImportMatching;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes an instance of a module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">Instantiation</a>
 */
public final class Instantiation {
    private final Store store;
    private final ValidModule declarations;
    private final WasmModule parts;
    private final Instance instance;
    private final ConstantEvaluator constants;

    private Instantiation(Store store, ExecutableModule module) {
        this.store = store;
        this.declarations = module.declarations();
        this.parts = module.module();
        this.instance = new Instance(store, module);
        this.constants = new ConstantEvaluator(instance);
    }

    /**
     * An instance, with its segments copied and its start function run.
     *
     * @param imports one for each import of the module, in its order
     * @throws ImportMismatch where an import is not of the type that the module asks for
     * @throws Trap where a segment does not fit, a limit is reached, or the start function traps
     * @throws WasmException where the start function throws it
     */
    public static Instance instantiate(Store store, ExecutableModule module, List<Extern> imports) {
        var instantiation = new Instantiation(store, module);
        BoundaryObserver observer = store.boundaryObserver();
        instantiation.placeImports(observer == null ? imports : observer.imports(store, module, imports));
        List<MemoryType> memories = instantiation.parts.memories();
        instantiation.makeParts(own ->
                module.codeFactory().newMemory(instantiation.instance, memories.get(own), module.mayGrowMemories()));
        instantiation.copyElements();
        instantiation.copyData();
        if (observer != null) {
            observer.instantiated(instantiation.instance);
        }
        module.module()
                .start()
                .ifPresent(start -> instantiation.instance.function(start).call());
        return instantiation.instance;
    }

    /**
     * An instance of the module of {@code first} for another thread. Both have the same imports and the same memories; tables
     * and globals are its own. Data is not copied again, and the start function is not run.
     *
     * @throws Trap where a limit is reached
     */
    public static Instance instantiateThread(Instance first) {
        var instantiation = new Instantiation(first.store(), first.module());
        instantiation.shareImports(first);
        int imported = first.memoryCount() - instantiation.parts.memories().size();
        instantiation.makeParts(own -> first.memory(imported + own));
        instantiation.copyElements();
        BoundaryObserver observer = first.store().boundaryObserver();
        if (observer != null) {
            observer.threadInstantiated(first);
        }
        return instantiation.instance;
    }

    private void shareImports(Instance first) {
        for (int i = 0; i < declarations.importedFunctions(); i++) {
            instance.add(first.function(i));
        }
        for (int i = 0; i < declarations.tableCount() - parts.tables().size(); i++) {
            instance.add(first.table(i));
        }
        for (int i = 0; i < declarations.memoryCount() - parts.memories().size(); i++) {
            instance.add(first.memory(i));
        }
        for (int i = 0; i < declarations.globalCount() - parts.globals().size(); i++) {
            instance.add(first.global(i));
        }
        for (int i = 0; i < declarations.tagCount() - parts.tags().size(); i++) {
            instance.add(first.tag(i));
        }
    }

    private void placeImports(List<Extern> imports) {
        List<ResolvedType> expected = ImportMatching.expected(declarations);
        for (int i = 0; i < expected.size(); i++) {
            Extern given = imports.get(i);
            ResolvedType found = given.type();
            if (!ImportMatching.matches(found, expected.get(i), declarations.types())) {
                throw new ImportMismatch(
                        parts.imports().get(i), found.text(), expected.get(i).text());
            }
            switch (given) {
                case Extern.OfFunction(var function) -> instance.add(function);
                case Extern.OfTable(var table) -> instance.add(table);
                case Extern.OfMemory(var memory) -> instance.add(memory);
                case Extern.OfGlobal(var global) -> instance.add(global);
                case Extern.OfTag(var tag) -> instance.add(tag);
            }
        }
    }

    private void makeParts(IntFunction<LinearMemory> ownMemories) {
        store.addInstance();
        for (int i = declarations.tagCount() - parts.tags().size(); i < declarations.tagCount(); i++) {
            instance.add(new Tag(declarations.tag(i)));
        }
        for (int i = 0; i < parts.memories().size(); i++) {
            instance.add(ownMemories.apply(i));
        }
        int global = declarations.globalCount() - parts.globals().size();
        for (var definition : parts.globals()) {
            ValidModule.Global type = declarations.global(global++);
            Value initial = constants.evaluate(definition.initial());
            instance.add(new Global(type.type(), type.mutable(), initial));
        }
        int table = declarations.tableCount() - parts.tables().size();
        for (var definition : parts.tables()) {
            ValidModule.Table type = declarations.table(table++);
            @Nullable
            Object initial = definition.initial().isPresent()
                    ? reference(definition.initial().get())
                    : null;
            instance.add(new Table(store, type.element(), type.limits(), initial));
        }
        for (ElementSegment segment : parts.elements()) {
            instance.add(references(segment));
        }
        for (DataSegment segment : parts.data()) {
            instance.add(segment.bytes());
        }
    }

    private @Nullable Object[] references(ElementSegment segment) {
        return switch (segment.items()) {
            case ElementSegment.Items.Functions(var indices) ->
                indices.stream().map(instance::function).toArray();
            case ElementSegment.Items.Expressions(var expressions) ->
                expressions.stream().map(this::reference).toArray();
        };
    }

    private @Nullable Object reference(ConstExpr expression) {
        return constants.evaluate(expression).reference();
    }

    private void copyElements() {
        for (int i = 0; i < parts.elements().size(); i++) {
            switch (parts.elements().get(i).mode()) {
                case ElementSegment.Mode.Active(int table, ConstExpr offset) -> {
                    @Nullable Object[] references = instance.elements(i);
                    instance.table(table).set(constants.offset(offset), references, 0, references.length);
                    instance.dropElements(i);
                }
                case ElementSegment.Mode.Declarative _ -> instance.dropElements(i);
                case ElementSegment.Mode.Passive _ -> {}
            }
        }
    }

    private void copyData() {
        for (int i = 0; i < parts.data().size(); i++) {
            switch (parts.data().get(i).mode()) {
                case DataSegment.Mode.Active(int memory, ConstExpr offset) -> {
                    ByteString bytes = instance.data(i);
                    instance.memory(memory).write(constants.offset(offset), bytes, 0, bytes.length());
                    instance.dropData(i);
                }
                case DataSegment.Mode.Passive _ -> {}
            }
        }
    }
}
