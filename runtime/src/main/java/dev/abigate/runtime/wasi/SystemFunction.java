package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.fs.ErrnoException;

/** What a function of a system interface does. */
@FunctionalInterface
public interface SystemFunction {
    /** Does it, and leaves in memory what it answers besides its success. */
    void run(SystemCall call) throws ErrnoException;

    /** A function that no guest can use. Not a constant: the AOT cache takes no lambda of an interface with an initializer. */
    static SystemFunction unsupported() {
        return _ -> {
            throw new ErrnoException(Errno.ENOTSUP);
        };
    }

    /** The host function that does it and answers as the interface says. */
    default HostFunction.Body body(WasiFunction declared) {
        return switch (declared.result()) {
            case ERRNO -> errnoBody();
            case TID ->
                call -> {
                    try {
                        run(SystemCall.of(call));
                    } catch (ErrnoException e) {
                        call.result(-e.errno().number());
                    }
                };
            case NONE, NEVER ->
                call -> {
                    try {
                        run(SystemCall.of(call));
                    } catch (ErrnoException e) {
                        throw new Trap(TrapKind.HOST_ERROR, declared.name() + ": " + e.errno(), e);
                    }
                };
        };
    }

    /** The host function that does it and answers its errno. */
    default HostFunction.Body errnoBody() {
        return call -> {
            Errno errno = Errno.SUCCESS;
            try {
                run(SystemCall.of(call));
            } catch (ErrnoException e) {
                errno = e.errno();
            } catch (Trap e) {
                errno = fault(e);
            }
            call.result(errno.number());
        };
    }

    private static Errno fault(Trap trap) {
        if (trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS) {
            return Errno.EFAULT;
        }
        throw trap;
    }
}
