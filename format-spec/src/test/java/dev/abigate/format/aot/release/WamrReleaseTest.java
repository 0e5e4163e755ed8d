package dev.abigate.format.aot.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.aot.AotDialect;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WamrReleaseTest {
    @Test
    void ordersReleasesAsTheyAppeared() {
        List<WamrRelease> inOrder = Stream.of(
                        "1", "WAMR-12-30-2021", "WAMR-05-18-2022", "1.0.0", "1.3.3", "2.0.0", "2.4.1", "2.10.0", "main")
                .map(WamrRelease::new)
                .toList();
        assertEquals(inOrder, inOrder.reversed().stream().sorted().toList());
    }

    @Test
    void knowsTheReleasesOfEveryDialect() {
        for (AotDialect dialect : AotDialect.values()) {
            if (dialect.firstRelease().isPresent()) {
                var first = new WamrRelease(dialect.firstRelease().get());
                var last = new WamrRelease(dialect.lastRelease().orElseThrow());
                assertTrue(first.compareTo(last) <= 0, dialect::id);
            }
        }
    }

    @Test
    void refusesWhatIsNoRelease() {
        assertThrows(IllegalArgumentException.class, () -> new WamrRelease("2.4"));
    }
}
