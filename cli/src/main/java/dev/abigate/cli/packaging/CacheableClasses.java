package dev.abigate.cli.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.Optional;

/**
 * Rewrites class files that the JVM's AOT cache leaves out, or of which it leaves out a part. It takes no class that only the
 * verifier of Java 5 can verify, and links no pattern switch.
 *
 * @see <a href="https://openjdk.org/jeps/483">JEP 483: Ahead-of-time class loading and linking</a>
 */
final class CacheableClasses {
    private final ClassFile classFile;

    /** @param hierarchy knows the classes that class files refer to */
    CacheableClasses(ClassHierarchyResolver hierarchy) {
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    /** The class file as the cache takes it whole, or nothing where it takes it as it is. */
    Optional<byte[]> rewritten(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
            return Optional.of(renewed(model));
        }
        return TypeSwitches.in(model)
                ? Optional.of(classFile.transformClass(model, TypeSwitches.written(model)))
                : Optional.empty();
    }

    /** A class file of the present version, with the stack maps that its verifier needs. */
    private byte[] renewed(ClassModel model) {
        return classFile
                .withOptions(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.ConstantPoolSharingOption.NEW_POOL)
                .transformClass(model, (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                });
    }
}
