package dev.abigate.runtime.aot.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerSessionTest {
    private static final int GENEROUS_SECONDS = 10;

    /** Reaches from where images begin to what a worker has for itself. */
    private static final PlacedImage TOO_LARGE = new PlacedImage(
            new byte[0], (int) (Context.ADDRESS + Context.BYTES - AddressedMemory.LOW_BASE), 0, 0, 0, 0);

    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void needsThisMachine() {
        assumeTrue(Workers.runHere(), "native code runs on Linux on x86-64 only");
    }

    @Test
    void threeWorkersMayRefuseARange() throws InterruptedException {
        Set<ProcessHandle> before =
                Set.copyOf(ProcessHandle.current().children().toList());
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.interrupted()) {
                ProcessHandle.current()
                        .children()
                        .filter(Predicate.not(before::contains))
                        .forEach(seen::add);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        });
        Trap trap = assertThrows(Trap.class, () -> new WorkerSession(new Workers(), TOO_LARGE, 0));
        watch.interrupt();
        watch.join();
        assertEquals("worker process: mmap failed with error 17 of the system", trap.getMessage());
        assertEquals(TrapKind.HOST_ERROR, trap.kind());
        assertEquals(3, seen.size());
        for (ProcessHandle worker : seen) {
            worker.onExit().orTimeout(GENEROUS_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
