package dev.abigate.runtime.aot.direct;

import java.io.Serial;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The system calls of Linux on x86-64 that place code in memory and catch its faults. Only a worker makes them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscalls.2.html">syscalls(2)</a>
 */
@SuppressWarnings("restricted")
final class Linux {
    static final int PROT_NONE = 0;
    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int PROT_EXEC = 4;

    private static final int MPROTECT = 10;
    private static final int MMAP = 9;
    private static final int MUNMAP = 11;
    private static final int RT_SIGACTION = 13;
    private static final int PREAD64 = 17;
    private static final int GETPPID = 110;
    private static final int PRCTL = 157;
    private static final int EXIT_GROUP = 231;
    private static final int SECCOMP = 317;
    private static final int CLOSE = 3;
    private static final int FTRUNCATE = 77;
    private static final int SIGALTSTACK = 131;
    private static final int ARCH_PRCTL = 158;
    private static final int MEMFD_CREATE = 319;

    private static final int MAP_SHARED = 0x01;
    private static final int MAP_PRIVATE = 0x02;
    private static final int MAP_FIXED = 0x10;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MAP_NORESERVE = 0x4000;
    private static final int MAP_FIXED_NOREPLACE = 0x10_0000;
    private static final int MFD_CLOEXEC = 1;
    private static final int ARCH_SET_GS = 0x1001;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;
    private static final int SIGNAL_SET_BYTES = 8;

    private static final String ERRNO = "errno";
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final SymbolLookup library;
    private final MethodHandle systemCall;
    private final MethodHandle function;
    private final MemorySegment state = Arena.global().allocate(Linker.Option.captureStateLayout());
    private final long errnoOffset =
            Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement(ERRNO));

    /** A call that the system refused. */
    static final class RefusedException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        RefusedException(String call, int errno) {
            super("%s failed with error %d of the system".formatted(call, errno));
        }
    }

    Linux() {
        Linker linker = Linker.nativeLinker();
        this.library = linker.defaultLookup();
        this.systemCall = linker.downcallHandle(
                library.findOrThrow("syscall"),
                FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG),
                Linker.Option.firstVariadicArg(1),
                Linker.Option.captureCallState(ERRNO));
        this.function = linker.downcallHandle(FunctionDescriptor.ofVoid());
    }

    /** The address of a function of the C library or the mathematical one, empty where there is none of the name. */
    Optional<Long> function(String name) {
        return library.find(name).map(MemorySegment::address);
    }

    /** What calls the function at an address, which takes nothing and returns nothing. */
    MethodHandle caller(long address) {
        return function.bindTo(MemorySegment.ofAddress(address));
    }

    /** Maps zeros at an address where nothing is mapped. */
    void mapZeros(long address, long bytes, int protection) {
        long mapped = call(
                "mmap",
                MMAP,
                address,
                bytes,
                protection,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE,
                -1,
                0);
        requireAt(address, mapped, bytes);
    }

    /** Maps a part of a file so that its other users see what is written, at an address where nothing is mapped. */
    void mapFile(long address, long bytes, int file) {
        long mapped =
                call("mmap", MMAP, address, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED_NOREPLACE, file, 0);
        requireAt(address, mapped, bytes);
    }

    /** The same in the place of what is mapped there, from an offset of the file on. */
    void remapFile(long address, long bytes, int file, long offset) {
        call("mmap", MMAP, address, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, offset);
    }

    /** Kernels before 4.17 take the address as a wish. */
    private void requireAt(long wanted, long mapped, long bytes) {
        if (mapped != wanted) {
            unmap(mapped, bytes);
            throw new RefusedException("mmap at 0x%x".formatted(wanted), 0);
        }
    }

    void unmap(long address, long bytes) {
        call("munmap", MUNMAP, address, bytes, 0, 0, 0, 0);
    }

    void protect(long address, long bytes, int protection) {
        call("mprotect", MPROTECT, address, bytes, protection, 0, 0, 0);
    }

    /** A file of zeros that is only in memory; returns its descriptor. */
    int newFile(long bytes) {
        MemorySegment name = Arena.global().allocateFrom("abigate");
        int file = (int) call("memfd_create", MEMFD_CREATE, name.address(), MFD_CLOEXEC, 0, 0, 0, 0);
        call("ftruncate", FTRUNCATE, file, bytes, 0, 0, 0, 0);
        return file;
    }

    /** Reads so many bytes of a file to an address. */
    void read(int file, long address, long bytes, long offset) {
        for (long done = 0; done < bytes; ) {
            long read = call("pread", PREAD64, file, address + done, bytes - done, offset + done, 0, 0);
            if (read == 0) {
                throw new RefusedException("pread beyond the end", 0);
            }
            done += read;
        }
    }

    void close(int file) {
        call("close", CLOSE, file, 0, 0, 0, 0, 0);
    }

    /** The memory at an address, which the caller knows to be mapped. */
    static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /** Sets what a signal does, and returns the handler that it had before. */
    long setHandler(int signal, long handler, long restorer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment before = arena.allocate(SignalAction.BYTES);
            call("sigaction", RT_SIGACTION, signal, 0, before.address(), SIGNAL_SET_BYTES, 0, 0);
            MemorySegment action = SignalAction.like(before, handler, restorer, arena);
            call("sigaction", RT_SIGACTION, signal, action.address(), 0, SIGNAL_SET_BYTES, 0, 0);
            return before.get(LONG, SignalAction.HANDLER);
        }
    }

    /** Gives the present thread a stack for handlers of signals. */
    void setSignalStack(long address, long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stack = arena.allocate(3 * LONG.byteSize());
            stack.set(LONG, 0, address);
            stack.set(LONG, 2 * LONG.byteSize(), bytes);
            call("sigaltstack", SIGALTSTACK, stack.address(), 0, 0, 0, 0, 0);
        }
    }

    /** Sets what the present thread addresses relative to GS. */
    void setGsBase(long address) {
        call("arch_prctl", ARCH_PRCTL, ARCH_SET_GS, address, 0, 0, 0, 0);
    }

    /** Leaves all threads only the system calls of the filter. */
    void forbidSystemCalls() {
        try (Arena arena = Arena.ofConfined()) {
            call("prctl", PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0);
            long program = SystemCallFilter.program(arena).address();
            call("seccomp", SECCOMP, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, program, 0, 0, 0);
        }
    }

    /** The process that started this one, or the one that took its place. */
    long parent() {
        return call("getppid", GETPPID, 0, 0, 0, 0, 0, 0);
    }

    /** Ends the process, whatever its threads do. */
    void exit() {
        call("exit_group", EXIT_GROUP, 0, 0, 0, 0, 0, 0);
    }

    private synchronized long call(String name, long number, long a, long b, long c, long d, long e, long f) {
        long result;
        try {
            result = (long) systemCall.invokeExact(state, number, a, b, c, d, e, f);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
        if (result == -1) {
            throw new RefusedException(name, state.get(ValueLayout.JAVA_INT, errnoOffset));
        }
        return result;
    }

    /** The structure {@code kernel_sigaction}: handler, flags, restorer, mask. */
    private static final class SignalAction {
        static final long BYTES = 32;
        static final long HANDLER = 0;
        private static final long FLAGS = 8;
        private static final long RESTORER = 16;
        private static final long MASK = 24;
        private static final long SA_SIGINFO = 0x4;
        private static final long SA_RESTORER = 0x400_0000;
        private static final long SA_ONSTACK = 0x800_0000;

        /** An action that keeps the mask and the flags of another one. */
        static MemorySegment like(MemorySegment other, long handler, long restorer, Arena arena) {
            MemorySegment action = arena.allocate(BYTES);
            action.set(LONG, HANDLER, handler);
            action.set(LONG, FLAGS, other.get(LONG, FLAGS) | SA_SIGINFO | SA_ONSTACK | SA_RESTORER);
            action.set(LONG, RESTORER, restorer);
            action.set(LONG, MASK, other.get(LONG, MASK));
            return action;
        }

        private SignalAction() {}
    }
}
