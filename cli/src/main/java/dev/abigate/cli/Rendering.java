package dev.abigate.cli;

import java.util.List;
import java.util.Optional;

/**
 * A finished rendering and where it goes.
 *
 * @param path of the file to write; standard output where there is none
 */
record Rendering(Optional<String> path, String text) {
    /** Writes renderings. All of them are finished before the first is written, so that a failure leaves nothing half done. */
    static void write(List<Rendering> renderings, Session session) {
        for (Rendering rendering : renderings) {
            rendering
                    .path()
                    .ifPresentOrElse(
                            path -> OutputFile.write(path, rendering.text()),
                            () -> session.out().print(rendering.text()));
        }
    }
}
