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
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the class of some functions. */
final class GeneratedClass {
    /** The method that tells whether running code has to ask if it shall stop. */
    static final String STOP = "stop";

    /** HotSpot compiles no method that is larger. */
    private static final int MAX_METHOD_BYTES = 8000;

    /** A body above this size has more code than a method of the JVM can hold, or takes long to find that out. */
    static final int MAX_BODY_BYTES = 30_000;

    /** A body up to this size has less code than {@link #MAX_METHOD_BYTES}. */
    private static final int SMALL_BODY_BYTES = 600;

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
    private final int number;
    private final ClassDesc name;
    private final ClassFile classFile;
    private final List<Function> functions = new ArrayList<>();

    /** A function of the class. Its code is absent where another engine has it. */
    private record Function(
            int index, Signature signature, boolean tailCalls, Optional<FunctionCode> code, List<Region> outlined) {}

    GeneratedClass(CompilationUnit unit, int number) {
        this.unit = unit;
        this.number = number;
        this.name = CompilationUnit.functionsClass(number);
        this.classFile = classFile();
    }

    static ClassFile classFile() {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofClassLoading(GeneratedClass.class.getClassLoader())));
    }

    /** The class file. Functions that are too large get the code of another engine. */
    byte[] make() {
        for (int i = unit.firstFunction(number); i < unit.functionEnd(number); i++) {
            Signature signature = unit.functionSignature(i);
            if (signature.fitsMethod()) {
                functions.add(function(i, signature));
            }
        }
        return classFile.build(name, this::build);
    }

    private Function function(int index, Signature signature) {
        int defined = index - unit.declarations().importedFunctions();
        if (defined < 0) {
            return new Function(index, signature, false, Optional.empty(), List.of());
        }
        FunctionBody body = unit.declarations().module().bodies().get(defined);
        if (body.bytes().length() <= MAX_BODY_BYTES) {
            FunctionCode code = CodeReader.read(body, defined);
            boolean tailCalls = leavesTailCalls(index, code);
            var function = new Function(index, signature, tailCalls, Optional.of(code), List.of());
            if (body.bytes().length() <= SMALL_BODY_BYTES || fits(function)) {
                return function;
            }
            List<Region> outlined = outlined(unit, index, code);
            var divided = new Function(index, signature, tailCalls, Optional.of(code), outlined);
            if (!outlined.isEmpty() && fits(divided)) {
                return divided;
            }
        }
        var declaration = unit.module().functions().get(defined);
        if (declaration.code() instanceof CompiledCode) {
            declaration.replace(unit.jit().otherEngine().code(declaration));
        }
        return new Function(index, signature, false, Optional.empty(), List.of());
    }

    /** The parts of a large function that are methods of their own. */
    static List<Region> outlined(CompilationUnit unit, int index, FunctionCode code) {
        if (FunctionCompiler.catches(code)) {
            return List.of();
        }
        var structure = new CodeStructure(unit.declarations(), index, code.instructions());
        List<Kind> locals = FunctionCompiler.localKinds(unit, unit.functionSignature(index), code);
        return Regions.of(structure, locals, Accesses.cachedMemory(unit, code.instructions()));
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

    private boolean fits(Function function) {
        try {
            return hasSmallMethods(classFile.build(name, builder -> body(builder, function)));
        } catch (IllegalArgumentException e) {
            // The code is larger than any method.
            return false;
        }
    }

    /** Whether HotSpot compiles all methods of a class file. */
    static boolean hasSmallMethods(byte[] file) {
        return classFile().parse(file).methods().stream()
                .flatMap(method -> method.code().stream())
                .allMatch(code -> ((CodeAttribute) code).codeLength() < MAX_METHOD_BYTES);
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
        builder.withMethodBody(
                STOP,
                Invocations.TO_BOOLEAN,
                STATIC,
                code -> code.invokedynamic(Constants.interruption()).ireturn());
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
        String method = (function.tailCalls() ? STEP_BODY : "f") + function.index();
        builder.withMethodBody(method, function.signature().method(), STATIC | ClassFile.ACC_PUBLIC, bodyOf(function));
        for (Region region : function.outlined()) {
            FunctionCode decoded = function.code().orElseThrow();
            builder.withMethodBody(
                    region.methodName(function.index()),
                    region.method(FunctionCompiler.localKinds(unit, function.signature(), decoded)),
                    STATIC | ClassFile.ACC_PUBLIC,
                    code -> new FunctionCompiler(unit, name, function.index(), decoded, Extent.region(region), code)
                            .compile());
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
                                Extent.function(function.outlined()),
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
