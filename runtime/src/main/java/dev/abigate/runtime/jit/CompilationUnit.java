package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.FrameSize;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.VectorApi;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A module that is compiled, and how: which classes there are and what is in them. */
final class CompilationUnit {
    static final String PACKAGE = "dev.abigate.runtime.compiled";

    /** Bytes of function bodies that a class is made of, unless one alone is larger, and how many functions at most. */
    private static final int CLASS_BYTES = 24_000;

    private static final int CLASS_FUNCTIONS = 100;

    private final Jit jit;
    private final ExecutableModule module;
    private final ValidModule declarations;
    private final List<MemoryForm> memories;
    private final Optional<Instance> instance;
    private final Constants constants;
    private final int[] classes;
    private final int[] frameSizes;
    private final List<Integer> firstFunctions = new ArrayList<>();

    /** The code that instances share whose memories have some forms, by index. */
    CompilationUnit(Jit jit, ExecutableModule module, List<MemoryForm> memories) {
        this(jit, module, memories, Optional.empty());
    }

    /** The code of one instance. */
    CompilationUnit(Jit jit, Instance instance) {
        this(jit, instance.module(), MemoryForm.all(instance), Optional.of(instance));
    }

    private CompilationUnit(Jit jit, ExecutableModule module, List<MemoryForm> memories, Optional<Instance> instance) {
        this.jit = jit;
        this.module = module;
        this.declarations = module.declarations();
        this.memories = memories;
        this.instance = instance;
        this.constants = new Constants(declarations);
        this.classes = partition();
        this.frameSizes = new int[classes.length];
    }

    /** The number of the class of each function; imported ones are in the first class. */
    private int[] partition() {
        var numbers = new int[declarations.functionCount()];
        firstFunctions.add(0);
        int imported = declarations.importedFunctions();
        List<FunctionBody> bodies = declarations.module().bodies();
        int bytes = CLASS_BYTES;
        int functions = 0;
        for (int i = imported; i < numbers.length; i++) {
            bytes += bodies.get(i - imported).bytes().length();
            functions++;
            if (bytes > CLASS_BYTES || functions > CLASS_FUNCTIONS) {
                firstFunctions.add(i);
                bytes = bodies.get(i - imported).bytes().length();
                functions = 1;
            }
            numbers[i] = firstFunctions.size() - 1;
        }
        return numbers;
    }

    ExecutableModule module() {
        return module;
    }

    ValidModule declarations() {
        return declarations;
    }

    Constants constants() {
        return constants;
    }

    ExecutionOptions options() {
        return jit.options();
    }

    /** What vectors are in the code of a function that is compiled for the first time. */
    VectorForm vectorForm(FunctionCode function) {
        if (jit.vectorApi() == VectorApi.NEVER
                || function.instructions().stream().noneMatch(i -> i.op().isVector())) {
            return VectorForm.HALVES;
        }
        return jit.vectorApi() == VectorApi.ALWAYS ? VectorForm.WHOLE : VectorForm.HALVES_AT_FIRST;
    }

    Interruption interruption() {
        return jit.interruption();
    }

    Jit jit() {
        return jit;
    }

    /** The only instance that executes the code, whose memories are constants; none where instances share it. */
    Optional<Instance> instance() {
        return instance;
    }

    MemoryForm memoryForm(int memory) {
        return memories.get(memory);
    }

    /** The number in the engine of a type index. */
    int definedType(int typeIndex) {
        return declarations.type(typeIndex).id();
    }

    Signature functionSignature(int function) {
        return Signature.of(declarations.function(function).signature());
    }

    Signature typeSignature(int typeIndex) {
        return Signature.of(declarations.type(typeIndex).functionShape());
    }

    Signature tagSignature(int tag) {
        return Signature.of(declarations.tag(tag).functionShape());
    }

    /** The bytes with which an activation of a function is counted. */
    int frameSize(int function) {
        int size = frameSizes[function];
        if (size == 0) {
            size = FrameSize.of(declarations, function);
            frameSizes[function] = size;
        }
        return size;
    }

    int classOf(int function) {
        return classes[function];
    }

    int classCount() {
        return firstFunctions.size();
    }

    int firstFunction(int number) {
        return firstFunctions.get(number);
    }

    /** The index behind the last function of a class. */
    int functionEnd(int number) {
        if (number == 0) {
            return declarations.importedFunctions();
        }
        return number + 1 < firstFunctions.size() ? firstFunctions.get(number + 1) : classes.length;
    }

    static ClassDesc functionsClass(int number) {
        return ClassDesc.of(PACKAGE, "Functions" + number);
    }

    /** The class of a function with whole vectors. */
    static ClassDesc wholeClass(int function) {
        return ClassDesc.of(PACKAGE, "Whole" + function);
    }

    static ClassDesc dispatcherClass(int type) {
        return ClassDesc.of(PACKAGE, "Dispatcher" + type);
    }

    static String methodName(int function) {
        return "f" + function;
    }

    void invokeFunction(CodeBuilder code, int function) {
        code.invokestatic(
                functionsClass(classes[function]),
                methodName(function),
                functionSignature(function).method());
    }

    /** Calls whichever function, of a type or a subtype, follows the arguments on the JVM's stack. */
    void invokeDispatcher(CodeBuilder code, int typeIndex, Signature signature) {
        code.invokestatic(dispatcherClass(definedType(typeIndex)), "call", signature.method(Names.FUNCTION));
    }
}
