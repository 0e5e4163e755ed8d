package dev.abigate.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeSizeTest {
    @Test
    void namesTheMethodThatIsTooLarge() {
        byte[] classFile = classWithMethods(CodeSize.LIMIT + 1, CodeSize.LIMIT);
        assertEquals(List.of("Large.m8001: 8001 bytes of code, at most 8000"), CodeSize.oversized(classFile));
    }

    /** A class with one method for each of the sizes, in bytes of code. */
    private static byte[] classWithMethods(int... sizes) {
        return ClassFile.of().build(ClassDesc.of("Large"), type -> {
            for (int size : sizes) {
                type.withMethodBody("m" + size, ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code -> {
                    for (int i = 1; i < size; i++) {
                        code.nop();
                    }
                    code.return_();
                });
            }
        });
    }
}
