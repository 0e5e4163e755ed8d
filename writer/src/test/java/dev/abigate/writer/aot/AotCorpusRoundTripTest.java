package dev.abigate.writer.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.Deviation;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.aot.AotReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every AOT file of the shared corpus, read and written. */
class AotCorpusRoundTripTest {
    @Test
    void givesBackEveryFile() {
        List<Path> files = SharedFiles.below("corpus/aot", ".aot");
        int withStrayBytes = 0;
        int withTerminators = 0;
        for (Path file : files) {
            ByteString bytes = SharedFiles.read(file);
            AotModule module = AotReader.read(bytes);
            ByteString written = AotWriter.write(module);
            assertEquals(-1, bytes.mismatch(written), file::toString);
            withStrayBytes += hasAny(module, Deviation.StrayBytes.class);
            withTerminators += hasAny(module, Deviation.Terminator.class);
        }
        assertTrue(files.size() >= 2057, "found " + files.size());
        System.out.printf(
                "%d AOT files read and written identically, %d of them with stray bytes, %d with unusual terminators%n",
                files.size(), withStrayBytes, withTerminators);
    }

    private static int hasAny(AotModule module, Class<? extends Deviation> kind) {
        return module.deviations().stream().anyMatch(kind::isInstance) ? 1 : 0;
    }
}
