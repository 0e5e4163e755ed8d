package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.util.List;
import java.util.Map;

/** The functions about the process itself: arguments, environment, clocks, random bytes, its end. */
final class ProcessFunctions {
    private static final int CHUNK = 1 << 16;

    /** As shells tell it of a process that a signal ended. */
    private static final int SIGNALLED = 128;

    private final GuestProcess process;
    private final GuestClock clock;

    ProcessFunctions(GuestProcess process) {
        this.process = process;
        this.clock = process.configuration().clock();
    }

    void addTo(Map<String, SystemFunction> functions) {
        List<ByteString> arguments = process.configuration().arguments().stream()
                .map(ProcessFunctions::terminated)
                .toList();
        List<ByteString> environment = process.configuration().environment().entrySet().stream()
                .map(variable -> terminated(variable.getKey() + "=" + variable.getValue()))
                .toList();
        functions.put("args_get", call -> copy(call, arguments));
        functions.put("args_sizes_get", call -> sizes(call, arguments));
        functions.put("environ_get", call -> copy(call, environment));
        functions.put("environ_sizes_get", call -> sizes(call, environment));
        functions.put("clock_res_get", call -> {
            time(call.i32(0));
            call.putLong(1, clock.resolution());
        });
        functions.put("clock_time_get", call -> call.putLong(2, time(call.i32(0))));
        functions.put("random_get", this::random);
        functions.put("sched_yield", _ -> Thread.onSpinWait());
        functions.put("proc_exit", call -> {
            throw new ProgramExit(call.i32(0));
        });
        functions.put("proc_raise", call -> raise(call.i32(0)));
    }

    private static ByteString terminated(String text) {
        return ByteString.utf8(text + "\0");
    }

    private static void copy(SystemCall call, List<ByteString> texts) {
        long pointer = call.size(0);
        long text = call.size(1);
        for (ByteString each : texts) {
            call.memory().putInt(pointer, (int) text);
            call.write(text, each);
            pointer += Integer.BYTES;
            text += each.length();
        }
    }

    private static void sizes(SystemCall call, List<ByteString> texts) {
        call.putInt(0, texts.size());
        call.putInt(1, texts.stream().mapToInt(ByteString::length).sum());
    }

    /** The time of a clock by its number. The guest has no processor of its own, so that all it uses is time. */
    private long time(int id) throws ErrnoException {
        return switch (id) {
            case 0 -> clock.realtime();
            case 1, 2, 3 -> clock.monotonic();
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    private void random(SystemCall call) {
        long at = call.size(0);
        long left = call.size(1);
        call.memory().read(at + left, new byte[0], 0, 0);
        while (left > 0) {
            var bytes = new byte[(int) Math.min(left, CHUNK)];
            process.configuration().random().fill(bytes);
            call.memory().write(at, bytes, 0, bytes.length);
            at += bytes.length;
            left -= bytes.length;
        }
    }

    /** Does what the signal does where nobody handles it. */
    static void raise(int signal) throws ErrnoException {
        switch (signal) {
            case 0, 16, 17, 22, 27 -> {}
            case 18, 19, 20, 21 -> throw new ErrnoException(Errno.ENOTSUP);
            default -> {
                if (signal < 0 || signal > 30) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                throw new ProgramExit(SIGNALLED + signal);
            }
        }
    }
}
