package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Store;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashSet;
import java.util.Set;

/**
 * A flag that compiled loops ask for, at no cost while it is not set: to the JVM it is a constant, and setting it throws away
 * the machine code that relies on it.
 */
final class Interruption {
    private static final MethodHandle NO = MethodHandles.constant(boolean.class, false);
    private static final MethodHandle YES = MethodHandles.constant(boolean.class, true);

    private final MutableCallSite flag = new MutableCallSite(MethodType.methodType(boolean.class));
    private final Set<Store> interrupted = new HashSet<>();
    private volatile boolean announced;

    Interruption() {
        flag.setTarget(NO);
    }

    MutableCallSite callSite() {
        return flag;
    }

    /** Makes all running code ask for itself whether its store is interrupted. */
    synchronized void announce(Store store) {
        if (interrupted.isEmpty()) {
            set(YES, true);
        }
        interrupted.add(store);
    }

    /** Ends the questions, unless a store is still interrupted. */
    void settle() {
        if (announced) {
            forgetResumed();
        }
    }

    private synchronized void forgetResumed() {
        if (interrupted.removeIf(store -> !store.isInterrupted()) && interrupted.isEmpty()) {
            set(NO, false);
        }
    }

    private void set(MethodHandle target, boolean announcing) {
        announced = announcing;
        flag.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {flag});
    }
}
