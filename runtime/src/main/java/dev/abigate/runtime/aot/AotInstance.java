package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AuxData;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.Cpu;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.call.Helper;
import dev.abigate.runtime.aot.direct.CallTarget;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An instance whose code is that of an AOT module: WAMR's structures in memory of its own, and a processor that executes
 * code there. One thread at a time runs in it.
 */
final class AotInstance implements Gate {
    /** What a function may need below the boundary: itself unchecked, the runtime's functions, and a frame of a signal. */
    private static final long STACK_RESERVE = 1 << 14;

    private final AotImage image;
    private final Instance instance;
    private final AddressedMemory space;
    private final Cpu cpu;
    private final HelperFunctions helpers;
    private final ReferenceWords references;
    private final SharedState shared;
    private final long bytesPerPage;
    private final @Nullable FunctionConvention[] conventions;
    private long knownBytes = -1;
    private @Nullable CallStack stack;

    /** @param maker of the processor, which reaches the runtime through the gate that it is given */
    AotInstance(AotImage image, Instance instance, java.util.function.Function<Gate, Cpu> maker) {
        this.image = image;
        this.instance = instance;
        this.cpu = maker.apply(this);
        this.space = cpu.space();
        List<Memory> memories = image.module().initData().memories();
        this.bytesPerPage = memories.stream()
                .map(Memory::bytesPerPage)
                .filter(bytes -> bytes > 0)
                .findFirst()
                .orElse(Memory.WASM_PAGE_BYTES);
        this.references = new ReferenceWords(
                instance, image.module().initData().importFunctions().size());
        this.conventions =
                new FunctionConvention[instance.module().declarations().functionCount()];
        this.shared = new SharedState(image, instance, space, references);
        this.helpers = new HelperFunctions(this, image, instance, space, shared.tables());
        writeStructures();
        shared.writeAll();
    }

    private void writeStructures() {
        StructureLayout layout = image.layout();
        cpu.setStackPointer(image.stackTop());
        long env = image.execEnv();
        space.putLong(env + StructureLayout.EXEC_ENV_INSTANCE, image.instance());
        space.putLong(env + StructureLayout.EXEC_ENV_ARGUMENTS, image.argumentBuffer());
        space.putLong(env + StructureLayout.EXEC_ENV_STACK_BOUNDARY, image.stackBottom() + STACK_RESERVE);
        AuxData aux = image.module().initData().aux();
        space.putLong(env + StructureLayout.EXEC_ENV_AUX_STACK_BOUNDARY, aux.stackBottom() - aux.stackSize());
        space.putLong(env + StructureLayout.EXEC_ENV_AUX_STACK_BOTTOM, aux.stackBottom());
        space.putLong(env + StructureLayout.EXEC_ENV_NATIVE_SYMBOLS, image.nativeSymbols());
        space.putLong(env + StructureLayout.EXEC_ENV_STACK_TOP_MINIMUM, -1);
        space.putLong(env + StructureLayout.EXEC_ENV_FRAME, image.frames());
        space.putLong(env + StructureLayout.EXEC_ENV_FRAMES_END, image.framesEnd());
        space.putLong(env + StructureLayout.EXEC_ENV_FRAMES_TOP, image.frames());
        space.putLong(env + StructureLayout.EXEC_ENV_FRAMES_START, image.frames());
        space.putLong(image.memoryPointers(), image.memory());
        if (layout.instance().memories() != StructureLayout.NONE) {
            space.putLong(image.instance() + layout.instance().memories(), image.memoryPointers());
        }
        space.putLong(image.instance() + layout.instance().functions(), image.functionPointers());
        space.putLong(image.instance() + layout.instance().functionTypes(), image.functionTypes());
        space.putLong(image.extraBlock(), image.stackSizes());
        for (int offset = Long.BYTES; offset <= layout.sharedHeapBytes(); offset += Long.BYTES) {
            space.putLong(image.extraBlock() + offset, -1);
        }
        refreshMemory();
    }

    /** Tells code the size of the memory, which may have changed. */
    private void refreshMemory() {
        long size = instance.firstMemory().byteSize();
        if (size == knownBytes) {
            return;
        }
        knownBytes = size;
        cpu.useMemory(size);
        StructureLayout.Memory layout = image.layout().memory();
        long structure = image.memory();
        space.putInt(structure + layout.pages(), (int) (size / bytesPerPage));
        if (layout.isSizeWide()) {
            space.putLong(structure + layout.size(), size);
        } else {
            space.putInt(structure + layout.size(), (int) size);
        }
        space.putLong(structure + layout.data(), AddressedMemory.WINDOW_BASE);
        space.putLong(structure + layout.end(), AddressedMemory.WINDOW_BASE + size);
        int field = layout.bounds();
        for (int width = 1; width <= 16; width *= 2) {
            space.putLong(structure + field, size - width);
            field += Long.BYTES;
        }
    }

    /** Calls a function of the module by the convention of {@link CallStack}. */
    void call(int function, CallStack callStack, int base) {
        enter(callStack, () -> callIn(function, callStack, base));
    }

    /** Makes calls of functions of the module, about whose state code and others know of each other before and after. */
    synchronized void enter(CallStack callStack, Runnable calls) {
        CallStack before = stack;
        stack = callStack;
        int top = callStack.top();
        long sp = cpu.stackPointer();
        long frame = space.getLong(image.execEnv() + StructureLayout.EXEC_ENV_FRAME);
        long framesTop = space.getLong(image.execEnv() + StructureLayout.EXEC_ENV_FRAMES_TOP);
        try {
            shared.write();
            refreshMemory();
            calls.run();
        } finally {
            cpu.setStackPointer(sp);
            restore(image.execEnv() + StructureLayout.EXEC_ENV_FRAME, frame);
            restore(image.execEnv() + StructureLayout.EXEC_ENV_FRAMES_TOP, framesTop);
            shared.read();
            callStack.setTop(top);
            stack = before;
        }
    }

    /** Writes only where that changes anything: what two processors write to has to travel between them. */
    private void restore(long address, long value) {
        if (space.getLong(address) != value) {
            space.putLong(address, value);
        }
    }

    private void callIn(int function, CallStack callStack, int base) {
        FunctionConvention convention = convention(function);
        int slots = convention.parameterWords();
        callStack.reserve(base, slots);
        callStack.setTop(Math.max(callStack.top(), base + Math.max(1, slots)));
        cpu.setStackPointer((cpu.stackPointer() & -16) - convention.stackBytes());
        convention.putArguments(words(convention.parameters(), callStack, base), cpu, space);
        cpu.setResult(image.execEnv());
        cpu.call(address(function));
        callStack.reserve(base, convention.resultWords());
        put(convention.results(), convention.results(cpu, space), callStack, base);
    }

    /** A function of the module as records call it, empty where they cannot. */
    Optional<CallTarget> target(int function) {
        FunctionConvention convention = convention(function);
        return convention
                .registers()
                .map(registers -> new CallTarget(address(function), registers, convention.resultRegister()));
    }

    private long address(int function) {
        return image.functions().entry(function - importCount());
    }

    private int importCount() {
        return image.module().initData().importFunctions().size();
    }

    private FunctionConvention convention(int function) {
        FunctionConvention convention = conventions[function];
        if (convention == null) {
            convention = FunctionConvention.ofFunction(
                    image.module().signatureOfFunction(function).orElseThrow(), cpu.convention());
            conventions[function] = convention;
        }
        return convention;
    }

    /** The words of values in slots. */
    private long[] words(List<ValueType> types, CallStack from, int base) {
        long[] words = Arrays.copyOfRange(from.slots(), base, base + Cells.words(types));
        int word = 0;
        for (ValueType type : types) {
            if (ReferenceWords.isReference(type)) {
                words[word] = references.word(type, from.references()[base + word]);
            }
            word += Cells.words(type);
        }
        return words;
    }

    private void put(List<ValueType> types, long[] words, CallStack to, int base) {
        System.arraycopy(words, 0, to.slots(), base, words.length);
        int word = 0;
        for (ValueType type : types) {
            if (ReferenceWords.isReference(type)) {
                to.references()[base + word] = references.reference(type, (int) words[word]);
            }
            word += Cells.words(type);
        }
    }

    @Override
    public void call(long address, Cpu caller) {
        int imported = image.importAt(address);
        if (imported >= 0) {
            FunctionConvention convention = convention(imported);
            long[] results = callImport(imported, convention.arguments(caller, space));
            if (results.length > 0) {
                convention.putResult(results, caller);
            }
            return;
        }
        Helper helper = AotImage.helper(address)
                .orElseThrow(() -> new Trap(TrapKind.CRASHED, "jump to 0x%x, where no code is".formatted(address)));
        helpers.call(helper, caller);
    }

    /**
     * Calls a function of the instance on behalf of its code.
     *
     * @param words the arguments, references as words
     * @return the results in the same form
     */
    long[] callImport(int function, long[] words) {
        CallStack callStack = stack;
        if (callStack == null) {
            throw new IllegalStateException("no call is active");
        }
        FunctionConvention convention = convention(function);
        Function callee = instance.function(function);
        int before = callStack.top();
        callStack.reserve(before, callee.slots());
        put(convention.parameters(), words, callStack, before);
        callStack.setTop(before + callee.slots());
        callStack.useReferences(before + callee.slots());
        callStack.setCaller(instance);
        shared.read();
        try {
            callee.call(callStack, before);
        } finally {
            callStack.setTop(before);
        }
        shared.write();
        refreshMemory();
        return words(convention.results(), callStack, before);
    }

    /** The types of what a function takes. */
    List<ValueType> parameters(int function) {
        return convention(function).parameters();
    }

    /** The types of what a function returns. */
    List<ValueType> results(int function) {
        return convention(function).results();
    }

    /** Grows the memory by pages of the size that the code knows; returns whether it could. */
    boolean growMemory(long pages) {
        long wasmPages = pages * (bytesPerPage / Memory.WASM_PAGE_BYTES);
        boolean grown = instance.memoryCount() > 0 && instance.firstMemory().grow(wasmPages) >= 0;
        refreshMemory();
        return grown;
    }

    @Override
    public void locate(Trap trap, Cpu caller) {
        List<Long> places = caller.places(image.functions()::at);
        for (int i = 0; i < places.size(); i++) {
            boolean innermost = i == 0;
            image.functions()
                    .at(places.get(i))
                    .filter(found -> innermost || !found.isWrapper())
                    .ifPresent(found -> trap.add(() -> entry(found.index())));
        }
    }

    private StackEntry entry(int function) {
        return instance.module().functions().get(function - importCount()).stackEntry(OptionalInt.empty());
    }
}
