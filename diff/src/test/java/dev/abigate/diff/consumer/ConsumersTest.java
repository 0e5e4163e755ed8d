package dev.abigate.diff.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ConsumersTest {
    @Test
    void listsHoldOneNameALine() {
        Consumer consumer = Consumers.ofText("app.txt", "# what the app calls\nrun\n\n  init \n");
        assertTrue(consumer.uses("run"));
        assertTrue(consumer.uses("init"));
        assertFalse(consumer.uses("in"));
        assertEquals("app.txt", consumer.name());
    }

    @Test
    void codeUsesWhatItNamesAnywhere() {
        Consumer consumer = Consumers.ofText("glue.js", "wasmExports['run'](); const _malloc = exports.malloc;");
        assertTrue(consumer.uses("run"));
        assertTrue(consumer.uses("malloc"));
        assertFalse(consumer.uses("stop"));
    }

    @Test
    void codeThatComputesNamesMayUseAll() {
        assertTrue(
                Consumers.ofText("glue.js", "instance.exports[prefix + name]()").uses("anything"));
    }
}
