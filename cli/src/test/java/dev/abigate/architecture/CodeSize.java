package dev.abigate.architecture;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;

/** How many bytes of code the methods of a class have. */
final class CodeSize {
    /** HotSpot never compiles a method of more bytes (its flag {@code DontCompileHugeMethods}). */
    static final int LIMIT = 8000;

    private CodeSize() {}

    /** The methods over the limit, each with its size. Static initialisers run once, so that no compiler would take them. */
    static List<String> oversized(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        return model.methods().stream()
                .filter(method -> size(method) > LIMIT && !method.methodName().equalsString("<clinit>"))
                .map(method -> "%s.%s: %d bytes of code, at most %d"
                        .formatted(
                                model.thisClass().asInternalName(),
                                method.methodName().stringValue(),
                                size(method),
                                LIMIT))
                .toList();
    }

    private static int size(MethodModel method) {
        return method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    }
}
