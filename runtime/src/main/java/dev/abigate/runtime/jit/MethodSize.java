package dev.abigate.runtime.jit;

import java.lang.classfile.attribute.CodeAttribute;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The size of a method.
 *
 * @param bytes of its code
 */
record MethodSize(String method, int bytes) {
    /** HotSpot compiles no method of this size, unless it is told to. */
    private static final int LARGE = 8_000;

    /** A method above this size takes HotSpot long to compile, where it does. */
    private static final int HUGE = 30_000;

    /** The methods of a class file that HotSpot usually leaves to its interpreter. */
    static List<MethodSize> large(byte[] file) {
        if (file.length < LARGE) {
            return List.of();
        }
        return GeneratedClass.classFile().parse(file).methods().stream()
                .flatMap(method -> method.code().stream()
                        .map(code ->
                                new MethodSize(method.methodName().stringValue(), ((CodeAttribute) code).codeLength())))
                .filter(size -> size.bytes >= LARGE)
                .toList();
    }

    /** Whether HotSpot compiles the method all the same, where nothing can be done to make it smaller. */
    boolean isCompiledAsLast() {
        return bytes <= HUGE && HugeMethods.ARE_COMPILED;
    }

    /** Whether HotSpot was told to compile them; asked only when there is one. */
    private static final class HugeMethods {
        static final boolean ARE_COMPILED = areCompiled();

        private HugeMethods() {}

        private static boolean areCompiled() {
            List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
            return flags.lastIndexOf("-XX:-DontCompileHugeMethods") > flags.lastIndexOf("-XX:+DontCompileHugeMethods");
        }
    }
}
