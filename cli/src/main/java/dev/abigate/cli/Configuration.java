package dev.abigate.cli;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.PolicyReader;
import dev.abigate.diff.schema.SchemaDocument;
import dev.abigate.format.schema.ExportSchema;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.ParseResult;

/** Files that say what to do, and not what to look at: a fault in one is bad usage. */
final class Configuration {
    private Configuration() {}

    /**
     * The policy in a file.
     *
     * @throws UsageException where it is missing or malformed
     */
    static Policy policy(String name, Session session) {
        return read(name, session, PolicyReader::read).located(path -> beside(name, path));
    }

    /**
     * The schemas of exports in the file that an option names; none where it names no file.
     *
     * @throws UsageException where the file is missing or malformed
     */
    static Map<String, ExportSchema> schemas(String option, ParseResult arguments, Session session) {
        return CommandLines.value(option, arguments)
                .map(name -> read(name, session, (text, _) -> SchemaDocument.read(text)))
                .orElse(Map.of());
    }

    /**
     * What a reader makes of a file's text and its digest.
     *
     * @throws UsageException where the file is missing or malformed
     */
    static <T> T read(String name, Session session, BiFunction<byte[], String, T> reader) {
        try {
            InputFile file = InputFile.read(name, session);
            return reader.apply(file.bytes().toArray(), file.sha256());
        } catch (MalformedDocumentException e) {
            throw new UsageException(name + ":" + e.getMessage(), e);
        } catch (UnreadableInputException e) {
            throw new UsageException(e.line(), e);
        }
    }

    /** A path that stands in a file, seen from where the command runs. */
    static String beside(String file, String path) {
        Path target = Path.of(path);
        Path folder = Path.of(file).getParent();
        return target.isAbsolute() || folder == null
                ? path
                : folder.resolve(target).toString();
    }
}
