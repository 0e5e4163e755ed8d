package dev.abigate.runtime.jit;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * Counts the calls and iterations of a function that has {@linkplain VectorForm#HALVES_AT_FIRST halves of vectors at first}, and
 * calls its code over whole ones when they are many.
 */
final class Promotion {
    /**
     * How many of them are many. Until C2 has compiled code over whole vectors it takes about a second longer than code over halves,
     * which this many iterations take, too.
     */
    private static final int HOT = 10_000_000;

    private final CodeBuilder code;
    private final ClassDesc owner;
    private final ClassDesc whole;
    private final String counter;

    Promotion(CodeBuilder code, CompilationUnit unit, int function) {
        this.code = code;
        this.owner = CompilationUnit.functionsClass(unit.classOf(function));
        this.whole = CompilationUnit.wholeClass(function);
        this.counter = name(function);
    }

    private static String name(int function) {
        return "n" + function;
    }

    /** Declares the counter of a function. */
    static void counter(ClassBuilder builder, int function) {
        builder.withField(name(function), ConstantDescs.CD_int, ClassFile.ACC_STATIC);
    }

    /** Counts. */
    void count() {
        code.getstatic(owner, counter, ConstantDescs.CD_int).iconst_1().iadd();
        code.putstatic(owner, counter, ConstantDescs.CD_int);
    }

    /** Has the other code make a call if there were many. */
    void enter(Emission emission, Signature signature, String method) {
        Label stay = code.newLabel();
        code.getstatic(owner, counter, ConstantDescs.CD_int).loadConstant(HOT).if_icmplt(stay);
        GeneratedClass.loadParameters(code, signature);
        emission.loadInstance();
        emission.loadCallStack();
        code.invokestatic(whole, method, signature.method())
                .return_(signature.returnKind())
                .labelBinding(stay);
        count();
    }
}
