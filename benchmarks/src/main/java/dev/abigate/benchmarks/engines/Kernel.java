package dev.abigate.benchmarks.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A module with the size that takes V8 about 10 ms, and the checksum on which V8 and another engine agree. */
enum Kernel {
    FIB(40, -3609045321113083559L, Suite.SCALAR),
    SIEVE(15, 426269208562997492L, Suite.SCALAR),
    MATMUL(20, -3425562268804774333L, Suite.SCALAR),
    SHA256(150, -4557721517444356005L, Suite.SCALAR),
    QSORT(12, 7166897699480538757L, Suite.SCALAR),
    SWITCHVM(60, -2387554707233783404L, Suite.SCALAR),
    JACOBI(200, -2469316174290271608L, Suite.SCALAR),
    BIGVM(100, -4095909455476244054L, Suite.HUGE),
    UNROLLED(2000, 8913908014244010890L, Suite.HUGE),
    SIMDDOT(2000, 5002121992561373355L, Suite.VECTORS),
    JSON(115, 8988426728937617949L, Suite.FURTHER),
    LZ(30, 83713183737738995L, Suite.FURTHER),
    TREE(6, -4313286437339183689L, Suite.FURTHER),
    NBODY(6000, 2817433826611121740L, Suite.FURTHER),
    OBJECTS(2400, 5575534946048443060L, Suite.FURTHER);

    private final int size;
    private final long checksum;
    private final Suite suite;

    /** What a kernel is an example of. Ratios are averaged over the kernels of one kind. */
    enum Suite {
        /** The scalar modules that figures of other engines are known of. */
        SCALAR,
        /** Functions that exceed what HotSpot compiles. */
        HUGE,
        VECTORS,
        /** Programs of the same kinds that nothing was tuned to. */
        FURTHER
    }

    Kernel(int size, long checksum, Suite suite) {
        this.size = size;
        this.checksum = checksum;
        this.suite = suite;
    }

    String module() {
        return name().toLowerCase(Locale.ROOT);
    }

    int size() {
        return size;
    }

    long checksum() {
        return checksum;
    }

    Suite suite() {
        return suite;
    }

    /** The module's file in the first folder that has it. */
    Path file(List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(module() + ".wasm"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + module() + ".wasm in " + folders));
    }
}
