package dev.abigate.runtime.aot.translation;

import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.Processor;
import dev.abigate.runtime.aot.emulator.Translation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/** Makes the class of a region. */
final class RegionClass {
    private static final ClassDesc NAME = ClassDesc.of(RegionClass.class.getPackageName(), "Translated");
    private static final String RUN = "run";
    private static final MethodTypeDesc RUN_TYPE = MethodTypeDesc.of(
            ConstantDescs.CD_long,
            descriptor(Processor.class),
            ConstantDescs.CD_long.arrayType(),
            descriptor(AddressSpace.class),
            ConstantDescs.CD_int);

    private final Region region;

    RegionClass(Region region) {
        this.region = region;
    }

    static ClassDesc descriptor(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** The class file, empty where its method is larger than the given number of bytes. */
    Optional<byte[]> make(int mostBytes) {
        byte[] file;
        try {
            file = ClassFile.of()
                    .build(
                            NAME,
                            builder -> builder.withFlags(ClassFile.ACC_FINAL)
                                    .withInterfaceSymbols(descriptor(Translation.class))
                                    .withMethodBody(
                                            ConstantDescs.INIT_NAME,
                                            ConstantDescs.MTD_void,
                                            ClassFile.ACC_PUBLIC,
                                            code -> code.aload(0)
                                                    .invokespecial(
                                                            ConstantDescs.CD_Object,
                                                            ConstantDescs.INIT_NAME,
                                                            ConstantDescs.MTD_void)
                                                    .return_())
                                    .withMethodBody(
                                            RUN,
                                            RUN_TYPE,
                                            ClassFile.ACC_PUBLIC,
                                            code -> new RegionCode(region, code).emit()));
        } catch (IllegalArgumentException e) {
            // The code is larger than any method.
            return Optional.empty();
        }
        boolean small = ClassFile.of().parse(file).methods().stream()
                .filter(method -> method.methodName().equalsString(RUN))
                .allMatch(method ->
                        method.code().orElseThrow() instanceof CodeAttribute code && code.codeLength() <= mostBytes);
        return small ? Optional.of(file) : Optional.empty();
    }
}
