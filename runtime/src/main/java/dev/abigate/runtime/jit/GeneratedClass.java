package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.reader.wasm.code.CodeReader;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes the class of some functions. */
final class GeneratedClass {
    /** The method that tells whether running code has to ask if it shall stop. */
    static final String STOP = "stop";

    /** Begin the names of the methods that return the array and the limit of a memory of the only instance. */
    static final String BYTES = "bytes";

    static final String LIMIT = "limit";

    /** A body above this size, in bytes, is not compiled: it is not worth the time to find out whether it can be. */
    static final int MAX_BODY_BYTES = 400_000;

    /** A body above this size has more code than HotSpot compiles at a time. */
    private static final int LARGE_BODY_BYTES = 16_000;

    /** Begins the name of the method that a function's code is in if it leaves calls to its caller. */
    private static final String STEP_BODY = "t";

    /** Begins the name of the method that makes a call of a function for which the stack of the thread has no room. */
    static final String DEEP = "d";

    private static final ClassDesc ENTRY = Names.of(Entry.class);
    private static final int STATIC = ClassFile.ACC_STATIC;
    private static final MethodTypeDesc ENTER =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.INSTANCE, Names.CALL_STACK, ConstantDescs.CD_int);
    private static final MethodTypeDesc BY_INDEX = ENTER.insertParameterTypes(0, ConstantDescs.CD_int);
    private static final MethodTypeDesc CALL = MethodTypeDesc.of(
            ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int, Names.INSTANCE, Names.CALL_STACK);
    private static final MethodTypeDesc IS_TAIL_CALLING = MethodTypeDesc.of(ConstantDescs.CD_boolean, Names.CALL_STACK);
    private static final MethodTypeDesc FINISH = MethodTypeDesc.of(ConstantDescs.CD_void, Names.CALL_STACK);
    private static final MethodTypeDesc MOVE =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.CALL_STACK, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private final CompilationUnit unit;
    private final ClassDesc name;
    private final ClassFile classFile;
    private final List<Function> functions = new ArrayList<>();

    /**
     * A function of the class. Its code is absent where another engine has it.
     *
     * @param outlined the parts that are methods of their own
     * @param divided whether they are as many as there can be
     * @param vectors what vectors are
     */
    private record Function(
            int index,
            Signature signature,
            boolean tailCalls,
            Optional<FunctionCode> code,
            List<Region> outlined,
            boolean divided,
            VectorForm vectors) {
        Function(int index, Signature signature) {
            this(index, signature, false, Optional.empty(), List.of(), false, VectorForm.HALVES);
        }

        Function lightened(CompilationUnit unit) {
            return new Function(
                    index,
                    signature,
                    tailCalls,
                    code,
                    GeneratedClass.aroundLoops(unit, index, code.orElseThrow()),
                    false,
                    vectors);
        }

        Function divide(CompilationUnit unit) {
            return new Function(
                    index,
                    signature,
                    tailCalls,
                    code,
                    GeneratedClass.outlined(unit, index, code.orElseThrow()),
                    true,
                    vectors);
        }

        Function with(VectorForm form) {
            return new Function(index, signature, tailCalls, code, outlined, divided, form);
        }

        /** The method that has the code, or what is left of it beside the parts. */
        String method() {
            return methodName(index, tailCalls);
        }

        boolean owns(String method) {
            return method.equals(method()) || outlined.stream().anyMatch(part -> part.owns(method, index));
        }

        boolean fits(List<MethodSize> large) {
            return large.stream()
                    .filter(size -> owns(size.method()))
                    .allMatch(size -> divided && !outlined.isEmpty() && size.isCompiledAsLast());
        }
    }

    private GeneratedClass(CompilationUnit unit, ClassDesc name) {
        this.unit = unit;
        this.name = name;
        this.classFile = classFile();
    }

    /** The class of a number. */
    static GeneratedClass of(CompilationUnit unit, int number) {
        var made = new GeneratedClass(unit, CompilationUnit.functionsClass(number));
        for (int i = unit.firstFunction(number); i < unit.functionEnd(number); i++) {
            Signature signature = unit.functionSignature(i);
            if (signature.fitsMethod()) {
                made.functions.add(made.function(i, signature));
            }
        }
        return made;
    }

    /** The class that has a function of another class with whole vectors, if that is not too large. */
    static GeneratedClass whole(CompilationUnit unit, int function) {
        var made = new GeneratedClass(unit, CompilationUnit.wholeClass(function));
        made.functions.add(
                made.function(function, unit.functionSignature(function)).with(VectorForm.WHOLE));
        return made;
    }

    static ClassFile classFile() {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofClassLoading(GeneratedClass.class.getClassLoader())));
    }

    /** The class file. Functions that are too large are divided, or get the code of another engine. */
    byte[] make() {
        Optional<byte[]> file = build();
        while (file.isEmpty()) {
            file = build();
        }
        return file.get();
    }

    private Function function(int index, Signature signature) {
        int defined = index - unit.declarations().importedFunctions();
        if (defined < 0) {
            return new Function(index, signature);
        }
        FunctionBody body = unit.declarations().module().bodies().get(defined);
        int length = body.bytes().length();
        if (length > MAX_BODY_BYTES) {
            return elsewhere(index, signature);
        }
        FunctionCode code = CodeReader.read(body, defined);
        var function = new Function(
                index,
                signature,
                leavesTailCalls(index, code),
                Optional.of(code),
                List.of(),
                false,
                unit.vectorForm(code));
        return length > LARGE_BODY_BYTES ? function.divide(unit) : function.lightened(unit);
    }

    private Function elsewhere(int index, Signature signature) {
        var declaration =
                unit.module().functions().get(index - unit.declarations().importedFunctions());
        declaration.settle(
                declaration.code() instanceof CompiledCode
                        ? unit.jit().otherEngine().code(declaration)
                        : declaration.code());
        return new Function(index, signature);
    }

    /** The class file; or nothing where functions were too large, which have become smaller. */
    private Optional<byte[]> build() {
        Predicate<Function> fits;
        try {
            byte[] file = classFile.build(name, this::build);
            List<MethodSize> large = MethodSize.large(file);
            if (functions.stream().allMatch(function -> function.fits(large))) {
                return Optional.of(file);
            }
            fits = function -> function.fits(large);
        } catch (IllegalArgumentException e) {
            fits = this::isPossible;
        }
        Predicate<Function> stays = fits;
        functions.replaceAll(function -> stays.test(function) ? function : smaller(function));
        return Optional.empty();
    }

    /** Whether the JVM can have the methods of a function. */
    private boolean isPossible(Function function) {
        try {
            classFile.build(name, builder -> body(builder, function));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Function smaller(Function function) {
        if (function.vectors() == VectorForm.WHOLE) {
            return function.with(VectorForm.HALVES);
        }
        if (function.code().isPresent() && !function.divided()) {
            Function divided = function.divide(unit);
            if (!divided.outlined().isEmpty()) {
                return divided;
            }
        }
        return elsewhere(function.index(), function.signature());
    }

    /** The parts of a large function that are methods of their own. */
    static List<Region> outlined(CompilationUnit unit, int index, FunctionCode code) {
        return FunctionCompiler.catches(code)
                ? List.of()
                : regions(unit, index, code).dividing();
    }

    /** The parts of a function that are methods of their own so that HotSpot inlines what the loops call. */
    static List<Region> aroundLoops(CompilationUnit unit, int index, FunctionCode code) {
        return Regions.isHeavy(code.instructions()) && !FunctionCompiler.catches(code)
                ? regions(unit, index, code).aroundLoops()
                : List.of();
    }

    private static Regions regions(CompilationUnit unit, int index, FunctionCode code) {
        return new Regions(
                new CodeStructure(unit.declarations(), index, code.instructions()),
                Locals.kinds(unit, unit.functionSignature(index), code),
                Accesses.cachedMemory(unit, code.instructions()));
    }

    private static String methodName(int function, boolean tailCalls) {
        return (tailCalls ? STEP_BODY : "f") + function;
    }

    /** The method that has the code of a function. */
    static String methodName(int function, FunctionCode code) {
        return methodName(function, leavesTailCalls(function, code));
    }

    /** Whether some call is left to the caller: all tail calls but those of the function itself. */
    static boolean leavesTailCalls(int index, FunctionCode code) {
        for (Instruction instruction : code.instructions()) {
            switch (instruction.op()) {
                case RETURN_CALL -> {
                    if (instruction instanceof Instruction.Indexed call && call.index() != index) {
                        return true;
                    }
                }
                case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private void build(ClassBuilder builder) {
        builder.withSuperclass(ENTRY).withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
        builder.withMethodBody(
                ConstantDescs.INIT_NAME,
                Invocations.VOID,
                ClassFile.ACC_PUBLIC,
                code -> code.aload(0)
                        .invokespecial(ENTRY, ConstantDescs.INIT_NAME, Invocations.VOID)
                        .return_());
        constants(builder, unit);
        for (Function function : functions) {
            if (function.vectors() == VectorForm.HALVES_AT_FIRST) {
                Promotion.counter(builder, function.index());
            }
        }
        entrance(builder, "call", function -> "e" + function.index());
        entrance(builder, "step", function -> (function.tailCalls() ? "s" : "e") + function.index());
        for (Function function : functions) {
            body(builder, function);
            if (function.code().isPresent()) {
                deep(builder, function);
            }
            entry(builder, function, "e", "f");
            if (function.tailCalls()) {
                entry(builder, function, "s", STEP_BODY);
                finishing(builder, function);
            }
        }
    }

    /** The methods that return what changes seldom: {@link #STOP} and, in the code of one instance, those of its memories. */
    static void constants(ClassBuilder builder, CompilationUnit unit) {
        builder.withMethodBody(
                STOP,
                Invocations.TO_BOOLEAN,
                STATIC,
                code -> code.invokedynamic(Constants.interruption()).ireturn());
        for (int i = 0; unit.instance().isPresent() && i < unit.declarations().memoryCount(); i++) {
            int memory = i;
            if (unit.memoryForm(memory) != MemoryForm.OTHER) {
                builder.withMethodBody(
                        BYTES + memory,
                        MethodTypeDesc.of(Names.BYTES),
                        STATIC,
                        code -> code.invokedynamic(Constants.ofMemory("bytes", Names.BYTES, memory))
                                .areturn());
                builder.withMethodBody(
                        LIMIT + memory,
                        MethodTypeDesc.of(ConstantDescs.CD_int),
                        STATIC,
                        code -> code.invokedynamic(Constants.ofMemory("limit", ConstantDescs.CD_int, memory))
                                .ireturn());
            }
        }
    }

    private void entrance(ClassBuilder builder, String method, java.util.function.Function<Function, String> target) {
        builder.withMethodBody(method, BY_INDEX, ClassFile.ACC_PUBLIC, code -> {
            Label none = code.newLabel();
            var cases = new ArrayList<SwitchCase>();
            for (Function function : functions) {
                cases.add(SwitchCase.of(function.index(), code.newLabel()));
            }
            code.iload(1).lookupswitch(none, cases);
            for (int i = 0; i < cases.size(); i++) {
                code.labelBinding(cases.get(i).target()).aload(2).aload(3).iload(4);
                code.invokestatic(name, target.apply(functions.get(i)), ENTER).return_();
            }
            code.labelBinding(none).return_();
        });
    }

    /** The method that a function's code is in: called by others, or, if it leaves tail calls, by what finishes them. */
    private void body(ClassBuilder builder, Function function) {
        builder.withMethodBody(
                function.method(), function.signature().method(), STATIC | ClassFile.ACC_PUBLIC, bodyOf(function));
        function.code()
                .ifPresent(code ->
                        parts(builder, unit, name, function.index(), code, function.outlined(), function.vectors()));
    }

    /** The methods of the parts of a function. */
    static void parts(
            ClassBuilder builder,
            CompilationUnit unit,
            ClassDesc owner,
            int function,
            FunctionCode decoded,
            List<Region> outlined,
            VectorForm vectors) {
        List<Kind> locals = Locals.kinds(unit, unit.functionSignature(function), decoded);
        for (Region region : outlined) {
            builder.withMethodBody(
                    region.methodName(function),
                    region.method(locals),
                    STATIC | ClassFile.ACC_PUBLIC,
                    code -> new FunctionCompiler(unit, owner, function, decoded, Extent.region(region, vectors), code)
                            .compile());
            parts(builder, unit, owner, function, decoded, region.parts(), vectors);
        }
    }

    private Consumer<CodeBuilder> bodyOf(Function function) {
        return code -> {
            if (function.code().isPresent()) {
                new FunctionCompiler(
                                unit,
                                name,
                                function.index(),
                                function.code().get(),
                                Extent.function(function.outlined(), function.divided(), function.vectors()),
                                code)
                        .compile();
            } else {
                elsewhere(function, code);
            }
        };
    }

    /** Calls code of another engine or of the host. */
    private void elsewhere(Function function, CodeBuilder code) {
        Signature signature = function.signature();
        var emission = emission(signature, code);
        int base = SlotTransfer.putParameters(emission, signature.parameters(), Signature.width(signature.results()));
        code.loadConstant(function.index()).iload(base);
        emission.loadInstance();
        emission.loadCallStack();
        code.invokestatic(Names.of(CallInstructions.class), "call", CALL);
        returnFromSlots(emission, signature, base);
    }

    /** The method that goes on with a call, with its parameters, where the stack of the thread has no room for it. */
    private void deep(ClassBuilder builder, Function function) {
        Signature signature = function.signature();
        builder.withMethodBody(DEEP + function.index(), signature.method(), STATIC, code -> {
            var emission = emission(signature, code);
            int base =
                    SlotTransfer.putParameters(emission, signature.parameters(), Signature.width(signature.results()));
            code.loadConstant(function.index()).iload(base);
            emission.loadInstance();
            emission.loadCallStack();
            code.invokestatic(Names.of(CallInstructions.class), function.tailCalls() ? "stepDeep" : "callDeep", CALL);
            returnFromSlots(emission, signature, base);
        });
    }

    private Emission emission(Signature signature, CodeBuilder code) {
        return new Emission(
                code,
                unit,
                signature.parameters().stream().mapToInt(Kind::slots).sum());
    }

    /** Returns the results in the slots from a base on, which is the stack's top. */
    static void returnFromSlots(Emission emission, Signature signature, int base) {
        if (signature.results().isEmpty() || signature.returnsInSlots()) {
            emission.code().return_();
        } else {
            Kind kind = signature.results().getFirst();
            SlotTransfer.load(emission, kind, base, 0);
            emission.code().return_(kind.typeKind());
        }
    }

    /** The method that takes arguments from slots and puts results there. */
    private void entry(ClassBuilder builder, Function function, String prefix, String target) {
        Signature signature = function.signature();
        builder.withMethodBody(prefix + function.index(), ENTER, STATIC, code -> {
            var emission = new Emission(code, unit, 0);
            int base = 2;
            int offset = 0;
            for (Kind kind : signature.parameters()) {
                SlotTransfer.load(emission, kind, base, offset++);
                if (kind == Kind.VECTOR) {
                    SlotTransfer.load(emission, kind, base, offset++);
                }
            }
            code.aload(0).aload(1).invokestatic(name, target + function.index(), signature.method());
            if (signature.returnsInSlots()) {
                code.aload(1).iload(base).loadConstant(Signature.width(signature.results()));
                code.invokestatic(Names.of(Slots.class), "moveFromTop", MOVE);
            } else if (!signature.results().isEmpty()) {
                Kind kind = signature.results().getFirst();
                if (target.equals(STEP_BODY)) {
                    unlessTailCalling(code, kind);
                }
                SlotTransfer.putLoaded(emission, kind, base, 0);
            }
            code.return_();
        });
    }

    /** Returns, without the result on the JVM's stack, if the slots hold the arguments of a call that was left to the caller. */
    private static void unlessTailCalling(CodeBuilder code, Kind result) {
        Label done = code.newLabel();
        code.aload(1)
                .invokestatic(Names.of(CallInstructions.class), "isTailCalling", IS_TAIL_CALLING)
                .ifeq(done);
        drop(code, result);
        code.return_().labelBinding(done);
    }

    private static void drop(CodeBuilder code, Kind kind) {
        if (kind.typeKind().slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /** The method that calls a function, and then whatever it leaves to its caller. */
    private void finishing(ClassBuilder builder, Function function) {
        Signature signature = function.signature();
        builder.withMethodBody(
                CompilationUnit.methodName(function.index()),
                signature.method(),
                STATIC | ClassFile.ACC_PUBLIC,
                code -> {
                    var emission = emission(signature, code);
                    loadParameters(code, signature);
                    emission.loadInstance();
                    emission.loadCallStack();
                    code.invokestatic(name, STEP_BODY + function.index(), signature.method());
                    Label finish = code.newLabel();
                    emission.loadCallStack();
                    code.invokestatic(Names.of(CallInstructions.class), "isTailCalling", IS_TAIL_CALLING)
                            .ifne(finish);
                    code.return_(signature.returnKind());
                    code.labelBinding(finish);
                    if (!signature.returnsInSlots() && !signature.results().isEmpty()) {
                        drop(code, signature.results().getFirst());
                    }
                    emission.loadCallStack();
                    code.invokestatic(Names.of(CallInstructions.class), "finishTailCalls", FINISH);
                    returnFromSlots(emission, signature, SlotTransfer.baseAtTop(emission, 0));
                });
    }

    /** Loads all parameters of a method, a vector as two. */
    static void loadParameters(CodeBuilder code, Signature signature) {
        int local = 0;
        for (Kind kind : signature.parameters()) {
            code.loadLocal(kind.typeKind(), local);
            if (kind == Kind.VECTOR) {
                code.lload(local + 2);
            }
            local += kind.slots();
        }
    }
}
