package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.x86.X86Abi;
import java.util.Arrays;

/**
 * The machine code around compiled code, for x86-64 with the System V calling convention: how to enter code on its own
 * stack, how to leave it through a gate, and what to do with the signals that it causes. Code is left, never called upon:
 * no frame of the host is ever above one of compiled code, so that a fault can end it wherever it is.
 *
 * <p>Code that is left has its callee-saved registers on its stack, and above them the address to go on at.
 */
final class Stubs {
    /** Where they are. */
    static final long ADDRESS = 0x7210_0000L;

    /** Bytes on the stack of code that was left, below the address where it goes on. */
    static final int SAVED_BYTES = 6 * Long.BYTES;

    private static final int RAX = 0;
    private static final int RCX = 1;
    private static final int RSP = 4;
    private static final int R14 = 14;
    private static final int[] INTEGER_REGISTERS = {7, 6, 2, 1, 8, 9};

    /** Within {@code ucontext_t}: the general registers begin at 40. */
    private static final int SAVED_RSP = 40 + 15 * Long.BYTES;

    private static final int SAVED_RIP = 40 + 16 * Long.BYTES;
    private static final int SAVED_FLAGS = 40 + 17 * Long.BYTES;

    /** All flags but TF, which would trap in the stubs, and DF. */
    private static final int KEPT_FLAGS = ~0x500;

    /** Opcodes of {@code movlps}; those of {@code movhps} are so much higher. */
    private static final int LOAD_VECTOR = 0x12;

    private static final int STORE_VECTOR = 0x13;
    private static final int LOWER_TO_UPPER = 4;

    private static final int FAULT_ADDRESS_IN_SIGINFO = 16;
    private static final int RT_SIGRETURN = 15;

    private final int serve;
    private final int leave;
    private final int handler;
    private final int restorer;
    private final int callRecords;
    private final byte[] code;

    Stubs() {
        var a = new Assembler();
        serve = a.position();
        pushCalleeSaved(a);
        loadContext(a);
        store(a, RSP, Context.HOST_STACK);
        a.bytes(0x64, 0x48, 0x8b, 0x04, 0x25).word(0); // mov rax, fs:[0]
        store(a, RAX, Context.THREAD);
        load(a, RCX, Context.ANSWER);
        int await = a.position();
        a.bytes(0xba).word(Context.LOOKS); // mov edx, LOOKS
        int look = a.position();
        load(a, RAX, Context.REQUEST);
        a.bytes(0x48, 0x39, 0xc8); // cmp rax, rcx
        int requested = a.jumpAheadIf(0x75); // jne run
        a.bytes(0x49, 0x39, 0x8b).word(Context.AWAITED); // cmp [r11 + AWAITED], rcx
        int awaited = a.jumpAheadIf(0x74); // je stop
        a.bytes(0xf3, 0x90); // pause
        a.bytes(0xff, 0xca); // dec edx
        a.jumpBackIf(0x75, look); // jne look
        a.landHere(awaited);
        popCalleeSaved(a);
        a.bytes(0xc3); // ret

        a.landHere(requested);
        load(a, RSP, Context.ENTRY_STACK);
        setRunning(a, 1);
        load(a, RAX, Context.ENTRY);
        a.bytes(0x48, 0x85, 0xc0); // test rax, rax
        int begins = a.jumpAheadIf(0x75); // jne begin
        load(a, RAX, Context.ENTRY_REGISTERS);
        vector(a, LOAD_VECTOR, 0, Context.ENTRY_REGISTERS);
        popCalleeSaved(a);
        a.bytes(0xc3); // ret
        a.landHere(begins);
        for (int i = 0; i < X86Abi.INTEGERS; i++) {
            load(a, INTEGER_REGISTERS[i], Context.ENTRY_REGISTERS + i * Long.BYTES);
        }
        for (int i = 0; i < X86Abi.VECTORS; i++) {
            vector(a, LOAD_VECTOR, i, Context.ENTRY_REGISTERS);
        }
        a.bytes(0xff, 0xd0); // call rax
        loadContext(a);
        store(a, RAX, Context.LEFT_REGISTERS);
        vector(a, STORE_VECTOR, 0, Context.LEFT_REGISTERS);
        a.bytes(0xb8).word((int) Context.RETURNED); // mov eax, RETURNED
        int answer = a.position();
        store(a, RAX, Context.STATUS);
        a.bytes(0xfc); // cld
        setRunning(a, 0);
        load(a, RSP, Context.HOST_STACK);
        load(a, RCX, Context.REQUEST);
        store(a, RCX, Context.ANSWER);
        a.jumpTo(await);

        leave = a.position();
        pushCalleeSaved(a);
        loadContext(a);
        for (int i = 0; i < X86Abi.INTEGERS; i++) {
            store(a, INTEGER_REGISTERS[i], Context.LEFT_REGISTERS + i * Long.BYTES);
        }
        for (int i = 0; i < X86Abi.VECTORS; i++) {
            vector(a, STORE_VECTOR, i, Context.LEFT_REGISTERS);
        }
        store(a, RSP, Context.LEFT_STACK);
        a.jumpTo(answer);

        int fault = a.position();
        loadContext(a);
        a.bytes(0xb8).word((int) Context.FAULT); // mov eax, FAULT
        a.jumpTo(answer);

        handler = a.position();
        loadContext(a);
        a.bytes(0x49, 0x83, 0xbb).word(Context.RUNNING).bytes(0); // cmp qword [r11 + RUNNING], 0
        int idle = a.jumpAheadIf(0x74); // je other
        a.bytes(0x64, 0x48, 0x8b, 0x04, 0x25).word(0); // mov rax, fs:[0]
        a.bytes(0x49, 0x3b, 0x83).word(Context.THREAD); // cmp rax, [r11 + THREAD]
        int elsewhere = a.jumpAheadIf(0x75); // jne other
        a.bytes(0x89, 0xf8); // mov eax, edi
        store(a, RAX, Context.SIGNAL);
        a.bytes(0x48, 0x8b, 0x86).word(FAULT_ADDRESS_IN_SIGINFO); // mov rax, [rsi + si_addr]
        store(a, RAX, Context.FAULT_ADDRESS);
        a.bytes(0x48, 0x8b, 0x82).word(SAVED_RIP); // mov rax, [rdx + rip]
        store(a, RAX, Context.FAULT_PLACE);
        a.bytes(0x48, 0x8b, 0x82).word(SAVED_RSP); // mov rax, [rdx + rsp]
        store(a, RAX, Context.LEFT_STACK);
        a.bytes(0x48, 0x81, 0xa2).word(SAVED_FLAGS).word(KEPT_FLAGS); // and qword [rdx + flags], KEPT_FLAGS
        a.bytes(0xb8).word((int) (ADDRESS + fault)); // mov eax, fault
        a.bytes(0x48, 0x89, 0x82).word(SAVED_RIP); // mov [rdx + rip], rax
        a.bytes(0xc3); // ret
        a.landHere(idle);
        a.landHere(elsewhere);
        a.bytes(0x89, 0xf8); // mov eax, edi
        a.bytes(0x49, 0x8b, 0x84, 0xc3).word(Context.HANDLERS); // mov rax, [r11 + 8 * rax + HANDLERS]
        a.bytes(0xff, 0xe0); // jmp rax

        restorer = a.position();
        a.bytes(0xb8).word(RT_SIGRETURN); // mov eax, RT_SIGRETURN
        a.bytes(0x0f, 0x05); // syscall

        callRecords = a.position();
        callRecords(a);
        this.code = a.toBytes();
    }

    /** What it needs later is in registers that functions keep. */
    private static void callRecords(Assembler a) {
        a.bytes(0x49, 0x89, 0xfd); // mov r13, rdi
        a.bytes(0x48, 0x89, 0xf3); // mov rbx, rsi
        a.bytes(0x48, 0x89, 0xd5); // mov rbp, rdx
        loadContext(a);
        load(a, R14, Context.RETURNED_CALLS);
        a.bytes(0x48, 0x83, 0xec, 0x08); // sub rsp, 8
        int next = a.position();
        a.bytes(0x8b, 0x03); // mov eax, [rbx]
        a.bytes(0x44, 0x0f, 0xb7, 0x53, CallRecords.VECTORS); // movzx r10d, word [rbx + VECTORS]
        a.bytes(0x44, 0x0f, 0xb7, 0x63, CallRecords.END); // movzx r12d, word [rbx + END]
        a.bytes(0x49, 0x01, 0xda); // add r10, rbx
        a.bytes(0x4c, 0x89, 0xef); // mov rdi, r13
        for (int i = 1; i < X86Abi.INTEGERS; i++) {
            int register = INTEGER_REGISTERS[i];
            a.bytes(
                    0x48 | register >> 3 << 2,
                    0x8b,
                    0x43 | (register & 7) << 3,
                    i * Long.BYTES); // mov register, [rbx + 8 * i]
        }
        for (int i = 0; i < X86Abi.VECTORS; i++) {
            a.bytes(0xf2, 0x41, 0x0f, 0x10, 0x42 | i << 3, i * Long.BYTES); // movsd xmm<i>, [r10 + 8 * i]
        }
        a.bytes(0xff, 0xd0); // call rax
        a.bytes(0x48, 0x89, 0x43, CallRecords.INTEGER_RESULT); // mov [rbx + INTEGER_RESULT], rax
        a.bytes(0xf2, 0x0f, 0x11, 0x43, CallRecords.VECTOR_RESULT); // movsd [rbx + VECTOR_RESULT], xmm0
        a.bytes(0x49, 0xff, 0xc6); // inc r14
        loadContext(a);
        store(a, R14, Context.RETURNED_CALLS);
        a.bytes(0x4c, 0x01, 0xe3); // add rbx, r12
        a.bytes(0x48, 0x39, 0xeb); // cmp rbx, rbp
        a.jumpBackIf(0x72, next); // jb next
        a.bytes(0x48, 0x83, 0xc4, 0x08); // add rsp, 8
        a.bytes(0xc3); // ret
    }

    private static void pushCalleeSaved(Assembler a) {
        a.bytes(0x53, 0x55); // push rbx; push rbp
        a.bytes(0x41, 0x54, 0x41, 0x55, 0x41, 0x56, 0x41, 0x57); // push r12 to r15
    }

    private static void popCalleeSaved(Assembler a) {
        a.bytes(0x41, 0x5f, 0x41, 0x5e, 0x41, 0x5d, 0x41, 0x5c); // pop r15 to r12
        a.bytes(0x5d, 0x5b); // pop rbp; pop rbx
    }

    private static void loadContext(Assembler a) {
        a.bytes(0x41, 0xbb).word((int) Context.ADDRESS); // mov r11d, Context.ADDRESS
    }

    private static void setRunning(Assembler a, int value) {
        a.bytes(0x49, 0xc7, 0x83).word(Context.RUNNING).word(value); // mov qword [r11 + RUNNING], value
    }

    private static void store(Assembler a, int register, int offset) {
        a.bytes(0x49 | register >> 3 << 2, 0x89, 0x83 | (register & 7) << 3)
                .word(offset); // mov [r11 + offset], register
    }

    private static void load(Assembler a, int register, int offset) {
        a.bytes(0x49 | register >> 3 << 2, 0x8b, 0x83 | (register & 7) << 3)
                .word(offset); // mov register, [r11 + offset]
    }

    /** The halves of a vector are where {@link X86Abi} has them among the registers. */
    private static void vector(Assembler a, int opcode, int register, int registers) {
        int lower = registers + (X86Abi.INTEGERS + register) * Long.BYTES;
        a.bytes(0x41, 0x0f, opcode, 0x83 | register << 3).word(lower); // movlps
        a.bytes(0x41, 0x0f, opcode + LOWER_TO_UPPER, 0x83 | register << 3)
                .word(lower + X86Abi.VECTORS * Long.BYTES); // movhps
    }

    /** The stubs, to be placed at {@link #ADDRESS}. */
    byte[] code() {
        return code.clone();
    }

    /**
     * A C function without arguments that enters code whenever the {@link Context} has a request for it; returns when there
     * was none for a while, or when the director sleeps until it learns of the answer.
     */
    long serve() {
        return ADDRESS + serve;
    }

    /** Handles signals: the ones that code causes itself, all others by the handlers in the context. */
    long handler() {
        return ADDRESS + handler;
    }

    /** Where a handler returns to. */
    long restorer() {
        return ADDRESS + restorer;
    }

    /**
     * A function as if it was compiled code: it makes the calls of {@link CallRecords}, of which the second argument tells the
     * first and the third the end, with its own first argument as that of each.
     */
    long callRecords() {
        return ADDRESS + callRecords;
    }

    /** A gate at an address, which leaves code with the number as its status. */
    byte[] gate(long address, int number) {
        var a = new Assembler();
        a.bytes(0xb8).word(number); // mov eax, number
        a.jumpTo((int) (ADDRESS + leave - address));
        return Arrays.copyOf(a.toBytes(), Gate.STEP);
    }

    /** A gate to a function of this process, which code may call as it is. */
    static byte[] gateTo(long function) {
        var a = new Assembler();
        a.bytes(0x48, 0xb8).word((int) function).word((int) (function >>> Integer.SIZE)); // mov rax, function
        a.bytes(0xff, 0xe0); // jmp rax
        return Arrays.copyOf(a.toBytes(), Gate.STEP);
    }
}
