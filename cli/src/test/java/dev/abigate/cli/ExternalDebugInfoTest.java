package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDebugInfoTest {
    private static final Path WITH_TYPES = Path.of("src/main/samples/structlib_v1.wasm");
    private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final String SECTION = "external_debug_info";

    @TempDir
    Path folder;

    @BeforeEach
    void putTheDebugInformationBeside() throws IOException {
        Files.createDirectory(folder.resolve("build"));
        Files.copy(WITH_TYPES, folder.resolve("build/types.wasm"));
        Files.copy(WITH_TYPES, folder.resolve("outside.wasm"));
    }

    /** The snapshot of a module that has nothing but the name of the file with its debug information. */
    private Invocation dump(String address) throws IOException {
        byte[] text = address.getBytes(StandardCharsets.UTF_8);
        var module = new ByteArrayOutputStream();
        module.write(EMPTY_MODULE);
        module.write(0);
        module.write(SECTION.length() + text.length + 2);
        module.write(SECTION.length());
        module.write(SECTION.getBytes(StandardCharsets.UTF_8));
        module.write(text.length);
        module.write(text);
        Path file = Files.write(folder.resolve("build/module.wasm"), module.toByteArray());
        return Invocation.of(List.of("dump", "--all-types", file.toString()));
    }

    @Test
    void isReadFromTheFileBeside() throws IOException {
        Invocation run = dump("types.wasm");
        assertEquals("", run.err());
        assertTrue(run.out().contains("\"kind\":\"struct\""), run.out());
    }

    @Test
    void isNotFollowedOutOfTheFolder() throws IOException {
        for (String address : List.of(
                "../outside.wasm",
                folder.resolve("outside.wasm").toString(),
                "./types.wasm",
                "..",
                "",
                "https://example.org/types.wasm",
                "missing.wasm",
                "a\0b")) {
            Invocation run = dump(address);
            assertEquals(ExitStatus.PASS, run.status(), address);
            assertTrue(run.err().contains("its debug information is in '"), run.err());
            assertFalse(run.out().contains("\"kind\":\"struct\""), address);
        }
    }
}
