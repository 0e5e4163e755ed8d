package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.runtime.instance.Code;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** The generated classes of a module. Each is made when the JVM asks for it: when one of its functions is first called. */
final class GeneratedClasses extends ClassLoader {
    private static final String FUNCTIONS = CompilationUnit.PACKAGE + ".Functions";
    private static final String WHOLE = CompilationUnit.PACKAGE + ".Whole";
    private static final String DISPATCHER = CompilationUnit.PACKAGE + ".Dispatcher";

    private final CompilationUnit unit;
    private final AtomicReferenceArray<Entry> entries;

    /** By function, whose index is the higher half, and by the index of the loop's instruction. */
    private final ConcurrentHashMap<Long, Optional<Code>> loops = new ConcurrentHashMap<>();

    GeneratedClasses(CompilationUnit unit) {
        super("compiled", GeneratedClasses.class.getClassLoader());
        this.unit = unit;
        this.entries = new AtomicReferenceArray<>(unit.classCount());
    }

    CompilationUnit unit() {
        return unit;
    }

    /** The way into a function. */
    Entry entry(int function) {
        int number = unit.classOf(function);
        Entry entry = entries.get(number);
        if (entry == null) {
            entry = load(number);
            entries.set(number, entry);
        }
        return entry;
    }

    private Entry load(int number) {
        try {
            return (Entry)
                    loadClass(FUNCTIONS + number).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class cannot be loaded", e);
        }
    }

    /** Code that goes on at a loop of a function, if there can be such code. */
    Optional<Code> loop(int function, int loop) {
        return loops.computeIfAbsent((long) function << Integer.SIZE | loop, key -> makeLoop(function, loop));
    }

    private Optional<Code> makeLoop(int function, int loop) {
        int defined = function - unit.declarations().importedFunctions();
        FunctionBody body = unit.declarations().module().bodies().get(defined);
        if (body.bytes().length() > GeneratedClass.MAX_BODY_BYTES) {
            return Optional.empty();
        }
        FunctionCode code = CodeReader.read(body, defined);
        // Who began the activation knows neither its handlers here nor calls that are left to the caller.
        if (FunctionCompiler.catches(code) || GeneratedClass.leavesTailCalls(function, code)) {
            return Optional.empty();
        }
        return makeLoop(function, loop, code, List.of()).or(() -> {
            List<Region> outlined = GeneratedClass.outlined(unit, function, code);
            return outlined.isEmpty() || outlined.stream().anyMatch(part -> part.contains(loop))
                    ? Optional.empty()
                    : makeLoop(function, loop, code, outlined);
        });
    }

    private Optional<Code> makeLoop(int function, int loop, FunctionCode code, List<Region> outlined) {
        String name = "Loop" + function + "At" + loop;
        ClassDesc descriptor = ClassDesc.of(CompilationUnit.PACKAGE, name);
        // The function itself counts how hot it is: whoever calls it the next time gets its method.
        VectorForm vectors = unit.vectorForm(code) == VectorForm.WHOLE ? VectorForm.WHOLE : VectorForm.HALVES;
        try {
            byte[] file = LoopClass.make(unit, descriptor, function, loop, code, outlined, vectors);
            if (!MethodSize.large(file).stream().allMatch(size -> !outlined.isEmpty() && size.isCompiledAsLast())) {
                return Optional.empty();
            }
            Class<?> made = defineClass(CompilationUnit.PACKAGE + "." + name, file, 0, file.length);
            return Optional.of((Code) made.getDeclaredConstructor().newInstance());
        } catch (IllegalArgumentException e) {
            // The code is larger than any method.
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class cannot be loaded", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = onOwnStack(() -> make(name));
        if (file.length == 0) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, file, 0, file.length);
    }

    /** The file of a class, or nothing where it is none of these. */
    private byte[] make(String name) {
        if (name.startsWith(FUNCTIONS)) {
            return GeneratedClass.of(unit, Integer.parseInt(name.substring(FUNCTIONS.length())))
                    .make();
        }
        if (name.startsWith(WHOLE)) {
            return GeneratedClass.whole(unit, Integer.parseInt(name.substring(WHOLE.length())))
                    .make();
        }
        if (name.startsWith(DISPATCHER)) {
            return new DispatcherClass(unit, Integer.parseInt(name.substring(DISPATCHER.length()))).make();
        }
        return new byte[0];
    }

    /**
     * Compiles on a stack of its own: the guest may have left little of the present one, and a class of the JDK whose
     * initialisation fails for want of stack is lost for ever.
     */
    private static byte[] onOwnStack(Supplier<byte[]> compilation) {
        return CompletableFuture.supplyAsync(
                        compilation, task -> Thread.ofPlatform().start(task))
                .join();
    }
}
