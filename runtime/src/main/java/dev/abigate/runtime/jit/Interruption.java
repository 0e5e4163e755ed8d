package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Store;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flag that compiled loops ask for, at no cost while it is not set: to the JVM it is a constant, and setting it throws away
 * the machine code that relies on it.
 */
final class Interruption {
    private final Set<Store> interrupted = new HashSet<>();
    private volatile boolean announced;
    private @Nullable MutableCallSite flag;

    /** Where code asks. It is made for the first that does, since method handles take their time to start with. */
    synchronized MutableCallSite callSite() {
        MutableCallSite made = flag;
        if (made == null) {
            made = new MutableCallSite(answer(announced));
            flag = made;
        }
        return made;
    }

    private static MethodHandle answer(boolean interrupted) {
        return MethodHandles.constant(boolean.class, interrupted);
    }

    /** Makes all running code ask for itself whether its store is interrupted. */
    synchronized void announce(Store store) {
        if (!announced) {
            set(true);
        }
        interrupted.add(store);
    }

    /**
     * Forgets a store that no code runs in any more. Code goes on asking: where programs end one after the other, each turn
     * would throw away what was compiled.
     */
    synchronized void forget(Store store) {
        interrupted.remove(store);
    }

    /** Ends the questions, unless a store is still interrupted. */
    void settle() {
        if (announced) {
            forgetResumed();
        }
    }

    private synchronized void forgetResumed() {
        if (interrupted.removeIf(store -> !store.isInterrupted()) && interrupted.isEmpty()) {
            set(false);
        }
    }

    private void set(boolean announcing) {
        announced = announcing;
        if (flag != null) {
            flag.setTarget(answer(announcing));
            MutableCallSite.syncAll(new MutableCallSite[] {flag});
        }
    }
}
