package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.trap.TrapKind;
import java.lang.ref.WeakReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An engine runs any number of programs, each of which interrupts its store when it exits. */
class InterruptedStoreTest {
    private static final int MOST_COLLECTIONS = 50;

    private static WeakReference<Store> interrupted(Engine engine) {
        try (Store store = engine.newStore()) {
            store.interrupt(TrapKind.INTERRUPTED);
            return new WeakReference<>(store);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEngineForgetsAStoreThatIsClosed(Tier tier) throws InterruptedException {
        Engine engine = Engine.of(tier);
        WeakReference<Store> store = interrupted(engine);
        for (int i = 0; i < MOST_COLLECTIONS && store.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(store.get());
        // The engine is there all the time.
        engine.newStore().close();
    }
}
