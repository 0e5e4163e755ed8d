package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Descriptor;
import dev.abigate.runtime.wasi.io.DescriptorTable;
import dev.abigate.runtime.wasi.io.EventCounter;
import dev.abigate.runtime.wasi.io.Pipe;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that WASIX adds: threads, what they wait at, descriptors, the terminal, the current directory, and what of
 * processes makes sense where there is one only.
 *
 * @see <a href="https://wasix.org/docs/api-reference">WASIX</a>
 */
final class WasixFunctions {
    private static final int OWN_PROCESS = 1;
    private static final int COLUMNS = 80;
    private static final int ROWS = 25;
    private static final int CLOSE_ON_EXEC = 1;

    private final GuestProcess process;
    private final GuestThreads threads;
    private final ThreadSpawner spawner;
    private final PathFunctions paths;
    private final DescriptorTable descriptors;
    private final WasiConfiguration configuration;
    private volatile Optional<String> handler = Optional.empty();
    private String directory = "/";

    WasixFunctions(GuestProcess process, ThreadSpawner spawner) {
        this.process = process;
        this.threads = process.threads();
        this.spawner = spawner;
        this.paths = new PathFunctions(process, Snapshot.PREVIEW1);
        this.descriptors = process.descriptors();
        this.configuration = process.configuration();
    }

    void addTo(Map<String, SystemFunction> functions) {
        addThreads(functions);
        addDescriptors(functions);
        addProcess(functions);
        new WasixSocketFunctions(new Network(process)).addTo(functions);
    }

    private void addThreads(Map<String, SystemFunction> functions) {
        functions.put("thread_spawn", this::spawn);
        functions.put("thread_spawn_v2", this::spawn);
        functions.put("thread_exit", call -> threads.exit(call.i32(0)));
        functions.put("thread_id", call -> call.putInt(0, threads.current()));
        functions.put("thread_join", this::join);
        functions.put("thread_parallelism", call -> call.putInt(0, 1 + configuration.threads()));
        functions.put("thread_sleep", call -> sleep(call.i64(0)));
        functions.put("futex_wait", this::futexWait);
        functions.put("futex_wake", call -> wake(call, 1));
        functions.put("futex_wake_all", call -> wake(call, -1));
    }

    private void addDescriptors(Map<String, SystemFunction> functions) {
        functions.put("fd_dup", call -> call.putInt(1, descriptors.add(descriptors.get(call.i32(0)))));
        functions.put(
                "fd_dup2",
                call -> call.putInt(
                        3,
                        descriptors.add(descriptors.get(call.i32(0)).withCloseOnExec(call.i32(2) != 0), call.i32(1))));
        functions.put("fd_pipe", this::pipe);
        functions.put(
                "fd_event",
                call -> call.putInt(
                        2,
                        descriptors.add(Descriptor.of(
                                new EventCounter(call.i64(0), (call.i32(1) & 1) != 0, process.events())))));
        functions.put(
                "fd_fdflags_get",
                call -> call.memory().putShort(call.size(1), (short)
                        (descriptors.get(call.i32(0)).closeOnExec() ? CLOSE_ON_EXEC : 0)));
        functions.put(
                "fd_fdflags_set",
                call -> descriptors.update(
                        call.i32(0), old -> old.withCloseOnExec((call.i32(1) & CLOSE_ON_EXEC) != 0)));
        functions.put("path_open2", this::open);
    }

    private void addProcess(Map<String, SystemFunction> functions) {
        functions.put("getcwd", this::currentDirectory);
        functions.put("chdir", this::changeDirectory);
        functions.put("tty_get", this::terminal);
        functions.put("proc_id", call -> call.putInt(0, OWN_PROCESS));
        functions.put("proc_parent", call -> {
            requireOwn(call.i32(0));
            call.putInt(1, 0);
        });
        functions.put("callback_signal", call -> handler = Optional.of(call.text(0)));
        functions.put("proc_raise", call -> raise(call, call.i32(0)));
        functions.put("proc_signal", call -> {
            requireOwn(call.i32(0));
            raise(call, call.i32(1));
        });
        functions.put("thread_signal", call -> {
            if (call.i32(0) != threads.current()) {
                throw new ErrnoException(threads.isRunning(call.i32(0)) ? Errno.ENOTSUP : Errno.ESRCH);
            }
            raise(call, call.i32(1));
        });
        functions.put("proc_exit2", call -> {
            throw new ProgramExit(call.i32(0));
        });
        functions.put("proc_signals_sizes_get", call -> call.putInt(0, 0));
        functions.put("proc_signals_get", _ -> {});
    }

    /** Calls the guest's handler, or does what the signal does where there is none. What ends the handler ends the guest. */
    private void raise(SystemCall call, int signal) throws ErrnoException {
        Optional<Extern> export = handler.flatMap(call.caller()::export);
        if (!(export.orElse(null) instanceof Extern.OfFunction(var function))) {
            ProcessFunctions.raise(signal);
            return;
        }
        try {
            function.call(Value.i32(signal));
        } catch (Trap | IllegalArgumentException e) {
            process.end(e);
            throw new Trap(TrapKind.INTERRUPTED);
        }
    }

    private static void requireOwn(int process) throws ErrnoException {
        if (process != OWN_PROCESS) {
            throw new ErrnoException(Errno.ESRCH);
        }
    }

    private void spawn(SystemCall call) throws ErrnoException {
        require(Capability.THREADS);
        call.putInt(1, 0);
        call.putInt(1, spawner.spawn(call.caller(), call.i32(0)));
    }

    private void require(Capability capability) throws ErrnoException {
        if (!configuration.capabilities().contains(capability)) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    private void join(SystemCall call) throws ErrnoException {
        int id = call.i32(0);
        if (id == threads.current()) {
            throw new ErrnoException(Errno.EDEADLK);
        }
        if (!threads.wasStarted(id)) {
            throw new ErrnoException(Errno.ESRCH);
        }
        process.events().await(() -> !threads.isRunning(id));
    }

    private void sleep(long nanoseconds) {
        long time = nanoseconds < 0 ? Long.MAX_VALUE : nanoseconds;
        if (!configuration.clock().skip(time)) {
            process.events().await(() -> false, time);
        }
    }

    /** Tells whether it was woken; another number there is as good. */
    private void futexWait(SystemCall call) throws ErrnoException {
        LinearMemory memory = call.memory();
        if (!memory.isShared()) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        long timeout = call.size(2);
        boolean limited = timeout != 0 && memory.getByte(timeout) != 0;
        long time = limited ? memory.getLong(timeout + Long.BYTES) : -1;
        int outcome = memory.atomicWait(
                Integer.BYTES, call.size(0), Integer.toUnsignedLong(call.i32(1)), time, process.store()::isInterrupted);
        process.store().checkInterruption();
        memory.putByte(call.size(3), (byte) (outcome == 2 ? 0 : 1));
    }

    private static void wake(SystemCall call, int most) {
        int woken = call.memory().atomicNotify(call.size(0), most);
        call.memory().putByte(call.size(1), (byte) (woken == 0 ? 0 : 1));
    }

    /** The end to read from comes first. */
    private void pipe(SystemCall call) throws ErrnoException {
        var pipe = new Pipe(process.events());
        int reader = descriptors.add(Descriptor.of(pipe.reader()));
        call.putInt(0, reader);
        try {
            call.putInt(1, descriptors.add(Descriptor.of(pipe.writer())));
        } catch (ErrnoException e) {
            descriptors.close(reader);
            throw e;
        }
    }

    private void open(SystemCall call) throws ErrnoException {
        int fd = paths.open(
                call.i32(0),
                (call.i32(1) & WasiFlags.LOOKUPFLAGS_SYMLINK_FOLLOW) != 0,
                call.text(2),
                new PathFunctions.OpenRequest(
                        call.i32(4), call.i64(5), call.i64(6), call.i32(7), (call.i32(8) & CLOSE_ON_EXEC) != 0));
        call.putInt(9, fd);
    }

    /** A buffer that is too small is told how much it would need. */
    private synchronized void currentDirectory(SystemCall call) throws ErrnoException {
        ByteString name = ByteString.utf8(directory);
        long room = Integer.toUnsignedLong(call.memory().getInt(call.size(1)));
        call.putInt(1, name.length());
        if (room < name.length()) {
            throw new ErrnoException(Errno.EOVERFLOW);
        }
        call.write(call.size(0), name);
    }

    private synchronized void changeDirectory(SystemCall call) throws ErrnoException {
        String path = call.text(0);
        String wanted = path.startsWith("/") ? path : directory + (directory.endsWith("/") ? "" : "/") + path;
        if (process.typeOf(wanted) != FileType.DIRECTORY) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        directory = wanted;
    }

    private void terminal(SystemCall call) {
        WasiConfiguration.Stdio stdio = configuration.stdio();
        LinearMemory memory = call.memory();
        long at = call.size(0);
        memory.putInt(at, COLUMNS);
        memory.putInt(at + 4, ROWS);
        memory.putInt(at + 8, 0);
        memory.putInt(at + 12, 0);
        memory.putByte(at + 16, flag(stdio.terminalIn()));
        memory.putByte(at + 17, flag(stdio.terminalOut()));
        memory.putByte(at + 18, flag(stdio.terminalErr()));
        memory.putByte(at + 19, flag(stdio.terminalIn()));
        memory.putByte(at + 20, flag(stdio.terminalIn()));
        memory.putByte(at + 21, (byte) 0);
    }

    private static byte flag(boolean set) {
        return (byte) (set ? 1 : 0);
    }
}
