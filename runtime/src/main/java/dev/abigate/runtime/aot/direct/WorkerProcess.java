package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.call.AddressedMemory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The worker: a process that runs compiled code, and does what its standard input asks for until that ends. Code may make it
 * die at any time.
 */
public final class WorkerProcess {
    private static final int MOST_IDLE_SECONDS = 60;
    private static final long SIGNAL_STACK = 0x7220_0000L;
    private static final long SIGNAL_STACK_BYTES = 1 << 16;
    private static final long PAGE_BYTES = 0x1000;

    /** SIGILL, SIGTRAP, SIGBUS, SIGFPE and SIGSEGV: what instructions cause. */
    private static final int[] SIGNALS = {4, 5, 7, 8, 11};

    private static final long[] NOTHING = {};
    private final Linux linux = new Linux();
    private final Stubs stubs = new Stubs();
    private final int contextFile;
    private final Context context;
    private final MethodHandle serve;
    private volatile @Nullable GuestMappings mappings;

    /** Prepares the present thread to run code. */
    WorkerProcess() {
        contextFile = linux.newFile(Context.BYTES);
        linux.mapFile(Context.ADDRESS, Context.BYTES, contextFile);
        linux.mapZeros(Stubs.ADDRESS, PAGE_BYTES, Linux.PROT_READ | Linux.PROT_WRITE);
        byte[] code = stubs.code();
        MemorySegment.copy(code, 0, Linux.at(Stubs.ADDRESS, PAGE_BYTES), ValueLayout.JAVA_BYTE, 0, code.length);
        linux.protect(Stubs.ADDRESS, PAGE_BYTES, Linux.PROT_READ | Linux.PROT_EXEC);
        linux.mapZeros(SIGNAL_STACK, SIGNAL_STACK_BYTES, Linux.PROT_READ | Linux.PROT_WRITE);
        linux.setSignalStack(SIGNAL_STACK, SIGNAL_STACK_BYTES);
        context = new Context(Linux.at(Context.ADDRESS, Context.BYTES));
        context.set(Context.AWAITED, Context.NONE);
        for (int signal : SIGNALS) {
            long before = linux.setHandler(signal, stubs.handler(), stubs.restorer());
            context.set(Context.HANDLERS + signal * Long.BYTES, before);
        }
        linux.setGsBase(AddressedMemory.WINDOW_BASE);
        serve = linux.caller(stubs.serve());
    }

    Context context() {
        return context;
    }

    /** Works until standard input ends, or whoever started this process does. */
    public static void main(String[] arguments) throws IOException {
        // Neither is closed: the JVM would open another file in its place.
        var in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        WorkerProcess worker;
        try {
            worker = new WorkerProcess();
            Thread.ofPlatform().daemon().start(worker::watch);
            worker.linux.forbidSystemCalls();
        } catch (Linux.RefusedException e) {
            refuse(e, out);
            return;
        }
        out.writeByte(Request.DONE);
        out.writeLong(worker.contextFile);
        worker.work(in, out);
    }

    /** Ends the process when its parent has ended, even while code runs, or when nothing was opened for a while. */
    private void watch() {
        long parent = linux.parent();
        int idle = 0;
        try {
            while (linux.parent() == parent && idle < MOST_IDLE_SECONDS) {
                Thread.sleep(Duration.ofSeconds(1));
                idle = mappings == null ? idle + 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        linux.exit();
    }

    private void work(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            if (mappings != null) {
                serve();
            }
            context.setVolatile(Context.ASLEEP, 1);
            long answered = context.get(Context.ANSWER);
            boolean requested = mappings != null && context.getVolatile(Context.REQUEST) != answered;
            if (!requested && context.getVolatile(Context.AWAITED) == answered) {
                // Then it is soon awake, and may have another request: no time to sleep.
                context.set(Context.AWAITED, Context.NONE);
                out.writeByte(Request.DONE);
            } else if (!requested) {
                Optional<Request> next = Request.of(in.read());
                if (next.isEmpty()) {
                    return;
                }
                if (next.get() != Request.WAKE) {
                    answer(next.get(), in, out);
                }
            }
            context.set(Context.ASLEEP, 0);
        }
    }

    private void answer(Request request, DataInputStream in, DataOutputStream out) throws IOException {
        long[] parameters = new long[request.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = in.readLong();
        }
        try {
            long[] results = fulfil(request, parameters);
            out.writeByte(Request.DONE);
            for (long result : results) {
                out.writeLong(result);
            }
        } catch (Linux.RefusedException e) {
            refuse(e, out);
        }
    }

    /** Does what a request asks for; returns the results. */
    long[] fulfil(Request request, long... parameters) {
        switch (request) {
            case OPEN -> {
                close();
                mappings = new GuestMappings(linux, stubs, parameters[0], parameters[1]);
                return new long[] {mappings.imageFile(), mappings.memoryFile()};
            }
            case PLACE -> opened().place(parameters[0], parameters[1], parameters[2]);
            case GROW -> opened().grow(parameters[0]);
            case WAKE -> {}
            case CLOSE -> close();
        }
        return NOTHING;
    }

    private GuestMappings opened() {
        return Objects.requireNonNull(mappings, "nothing was opened");
    }

    /** Runs code as often as the context asks for it, until that has not for a while. */
    void serve() {
        try {
            serve.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void close() {
        GuestMappings open = mappings;
        mappings = null;
        if (open != null) {
            open.close();
        }
    }

    private static void refuse(Linux.RefusedException e, DataOutputStream out) throws IOException {
        out.writeByte(Request.REFUSED);
        out.writeUTF(String.valueOf(e.getMessage()));
    }
}
