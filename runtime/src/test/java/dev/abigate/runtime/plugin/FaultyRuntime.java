package dev.abigate.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.reflect.Method;
import java.util.function.BiPredicate;

/** The classes of the runtime once more, with a fault: one method of one of them does something else. */
final class FaultyRuntime extends ClassLoader {
    private static final String OURS = "dev.abigate.";

    private final Fault fault;
    private boolean planted;

    /**
     * A fault.
     *
     * @param type name of the class
     * @param change writes another instruction in the place of one, and tells whether it did
     */
    record Fault(String type, String method, BiPredicate<CodeBuilder, CodeElement> change) {}

    FaultyRuntime(Fault fault) {
        super(FaultyRuntime.class.getClassLoader());
        this.fault = fault;
    }

    /** {@link MachineCodeReplay#inWords} of this runtime. */
    String replay(byte[] trace, byte[] file, boolean direct) throws ReflectiveOperationException {
        Method method = loadClass(MachineCodeReplay.class.getName())
                .getDeclaredMethod("inWords", byte[].class, byte[].class, boolean.class);
        method.setAccessible(true);
        return (String) method.invoke(null, trace, file, direct);
    }

    /** Whether the faulty method is among what was loaded. */
    boolean isPlanted() {
        return planted;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        Class<?> sound = super.loadClass(name, false);
        byte[] bytes = bytes(name);
        if (name.equals(fault.type())) {
            bytes = faulty(bytes);
        }
        // Where a class came from is where a worker process looks for it.
        return defineClass(name, bytes, 0, bytes.length, sound.getProtectionDomain());
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] faulty(byte[] bytes) {
        ClassFile file = ClassFile.of();
        return file.transformClass(
                file.parse(bytes),
                ClassTransform.transformingMethodBodies(
                        method -> method.methodName().equalsString(fault.method()), (builder, element) -> {
                            if (fault.change().test(builder, element)) {
                                planted = true;
                            } else {
                                builder.with(element);
                            }
                        }));
    }
}
