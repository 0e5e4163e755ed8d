package dev.abigate.runtime.jit;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The generated classes of a module. Each is made when the JVM asks for it: when one of its functions is first called. */
final class GeneratedClasses extends ClassLoader {
    private static final String FUNCTIONS = CompilationUnit.PACKAGE + ".Functions";
    private static final String DISPATCHER = CompilationUnit.PACKAGE + ".Dispatcher";

    private final CompilationUnit unit;
    private final AtomicReferenceArray<Entry> entries;

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

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file;
        if (name.startsWith(FUNCTIONS)) {
            file = new GeneratedClass(unit, Integer.parseInt(name.substring(FUNCTIONS.length()))).make();
        } else if (name.startsWith(DISPATCHER)) {
            file = new DispatcherClass(unit, Integer.parseInt(name.substring(DISPATCHER.length()))).make();
        } else {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, file, 0, file.length);
    }
}
