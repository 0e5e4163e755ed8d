package dev.abigate.runtime.aot.direct;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The system calls that a worker may make once code can run in it: what a JVM needs to go on, with memory, threads' locks and
 * open files. It opens files to read only, and has no way to start processes, to reach others or the network. Any other call
 * ends the process.
 *
 * @see <a href="https://docs.kernel.org/userspace-api/seccomp_filter.html">Seccomp BPF</a>
 */
final class SystemCallFilter {
    /** By their numbers on x86-64, in order. */
    private static final int[] ALLOWED = {
        0, // read
        1, // write
        3, // close
        4, // stat
        5, // fstat
        6, // lstat
        8, // lseek
        9, // mmap
        10, // mprotect
        11, // munmap
        12, // brk
        13, // rt_sigaction
        14, // rt_sigprocmask
        15, // rt_sigreturn
        17, // pread64
        21, // access
        24, // sched_yield
        25, // mremap
        28, // madvise
        35, // nanosleep
        39, // getpid
        60, // exit
        77, // ftruncate
        79, // getcwd
        89, // readlink
        96, // gettimeofday
        98, // getrusage
        99, // sysinfo
        110, // getppid
        131, // sigaltstack
        158, // arch_prctl
        186, // gettid
        202, // futex
        204, // sched_getaffinity
        217, // getdents64
        219, // restart_syscall
        228, // clock_gettime
        230, // clock_nanosleep
        231, // exit_group
        262, // newfstatat
        267, // readlinkat
        318, // getrandom
        319, // memfd_create
        324, // membarrier
        332, // statx
        334, // rseq
    };

    /** Allowed only to threads that name themselves. */
    private static final int PRCTL = 157;

    private static final int PR_SET_NAME = 15;

    /** Allowed only for reading. */
    private static final int OPENAT = 257;

    /** O_WRONLY, O_RDWR, O_CREAT and O_TRUNC. */
    private static final int WRITING = 0x3 | 0x40 | 0x200;

    private static final int AUDIT_ARCH_X86_64 = 0xc000_003e;
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    /** The lower halves of arguments. */
    private static final int FIRST_ARGUMENT = 16;

    private static final int THIRD_ARGUMENT = 32;

    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int KILL_PROCESS = 0x8000_0000;
    private static final int ALLOW = 0x7fff_0000;

    private static final int INSTRUCTION_BYTES = 8;

    /** An instruction of the filter's machine: {@code sock_filter}. */
    private record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

    private SystemCallFilter() {}

    /** The filter as {@code sock_fprog}, in memory of an arena. */
    static MemorySegment program(Arena arena) {
        List<Instruction> instructions = instructions();
        MemorySegment filter = arena.allocate((long) instructions.size() * INSTRUCTION_BYTES, Integer.BYTES);
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            long at = (long) i * INSTRUCTION_BYTES;
            filter.set(ValueLayout.JAVA_SHORT, at, (short) instruction.code());
            filter.set(ValueLayout.JAVA_BYTE, at + 2, (byte) instruction.ifTrue());
            filter.set(ValueLayout.JAVA_BYTE, at + 3, (byte) instruction.ifFalse());
            filter.set(ValueLayout.JAVA_INT, at + 4, instruction.operand());
        }
        MemorySegment program = arena.allocate(2 * ValueLayout.ADDRESS.byteSize(), ValueLayout.ADDRESS.byteAlignment());
        program.set(ValueLayout.JAVA_SHORT, 0, (short) instructions.size());
        program.set(ValueLayout.ADDRESS, ValueLayout.ADDRESS.byteSize(), filter);
        return program;
    }

    private static List<Instruction> instructions() {
        var program = new ArrayList<Instruction>();
        program.add(new Instruction(LOAD, 0, 0, ARCHITECTURE));
        program.add(new Instruction(JUMP_IF_EQUAL, 1, 0, AUDIT_ARCH_X86_64));
        program.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
        program.add(new Instruction(LOAD, 0, 0, NUMBER));
        for (int number : ALLOWED) {
            program.add(new Instruction(JUMP_IF_EQUAL, 0, 1, number));
            program.add(new Instruction(RETURN, 0, 0, ALLOW));
        }
        program.add(new Instruction(JUMP_IF_EQUAL, 0, 4, OPENAT));
        program.add(new Instruction(LOAD, 0, 0, THIRD_ARGUMENT));
        program.add(new Instruction(JUMP_IF_ANY_BIT, 1, 0, WRITING));
        program.add(new Instruction(RETURN, 0, 0, ALLOW));
        program.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
        program.add(new Instruction(JUMP_IF_EQUAL, 0, 3, PRCTL));
        program.add(new Instruction(LOAD, 0, 0, FIRST_ARGUMENT));
        program.add(new Instruction(JUMP_IF_EQUAL, 0, 1, PR_SET_NAME));
        program.add(new Instruction(RETURN, 0, 0, ALLOW));
        program.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
        return program;
    }
}
