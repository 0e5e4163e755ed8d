package dev.abigate.cli;

import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.consumer.Consumers;
import dev.abigate.format.ByteString;
import java.nio.charset.StandardCharsets;

/** How a consumer profile is read. */
final class ConsumerFile {
    private ConsumerFile() {}

    /**
     * The consumer that a module's imports, a list of names or code tells.
     *
     * @throws UnreadableInputException where the file cannot be read, or is a malformed module
     */
    static Consumer read(String name, Session session) {
        InputFile file = InputFile.read(name, session);
        String shown = lastName(name);
        return isModule(file.bytes())
                ? Consumers.ofModule(shown, Loaded.snapshot(file, Loaded.artifact(file)))
                : Consumers.ofText(shown, new String(file.bytes().toArray(), StandardCharsets.UTF_8));
    }

    /** Modules of both kinds begin with a zero byte, and no text does. */
    private static boolean isModule(ByteString bytes) {
        return bytes.length() > 0 && bytes.slice(0, 1).toArray()[0] == 0;
    }

    private static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
