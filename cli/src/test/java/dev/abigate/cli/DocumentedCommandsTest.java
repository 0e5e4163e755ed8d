package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.host.HostProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;

/** Every command that the documentation shows is one that the tool understands: its name, its options, its formats. */
final class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");

    /** A command line up to where the shell, the sentence or the code around it goes on. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[\\s`'($])(?:\\./)?abigate ([a-z]+(?: (?![|&;>])[^\\s`)]+)*)(`?)", Pattern.MULTILINE);

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([a-z.]+) }}|\\$\\(\\([^)]*\\)\\)");
    private static final Pattern WORD = Pattern.compile("'[^']*'(?= |$)|[^ ]+");
    private static final int LEAST_COMMANDS = 20;

    /**
     * A command line of a document.
     *
     * @param inline whether it is part of a sentence, which may leave out what has to be given
     */
    record Shown(Path document, String line, boolean inline) {
        /** The words as a shell takes them; what stands between quotes is one. */
        List<String> words() {
            return WORD.matcher(line)
                    .results()
                    .map(word -> word.group().startsWith("'")
                            ? word.group().substring(1, word.group().length() - 1)
                            : word.group().replaceAll("[\"']", ""))
                    .toList();
        }
    }

    static List<Shown> commands() throws IOException {
        var documents = new ArrayList<Path>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            documents.addAll(files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList());
        }
        var commands = new ArrayList<Shown>();
        for (Path document : documents) {
            // A command may go on in the next line: in YAML's folded texts and in sentences.
            String text = EXPRESSION
                    .matcher(Files.readString(document))
                    .replaceAll("1")
                    .replaceAll("\n +(?=--)|(?<=[a-z0-9]) ?\n(?=--)|(?<=--format)\n", " ");
            for (MatchResult found : COMMAND.matcher(text).results().toList()) {
                if (CommandName.of(found.group(1).split(" ", 2)[0]).isPresent()
                        || !found.group(2).isEmpty()) {
                    commands.add(
                            new Shown(document, found.group(1), !found.group(2).isEmpty()));
                }
            }
        }
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isUnderstood(Shown shown) {
        List<String> words = shown.words();
        CommandName name = CommandName.of(words.getFirst()).orElseThrow(() -> new AssertionError(shown.toString()));
        CommandLine line = CommandLines.of(name.command());
        ParseResult parsed;
        try {
            parsed = line.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        } catch (MissingParameterException e) {
            assertTrue(shown.inline, () -> shown + ": " + e.getMessage());
            return;
        }
        if (parsed.hasMatchedOption("--format")) {
            OutputRequest.parseAll(parsed);
        }
        if (parsed.hasMatchedOption("--host")) {
            for (String host : parsed.matchedOptionValue("--host", List.<String>of())) {
                assertTrue(
                        host.contains("/") || host.equals("P") || HostProfiles.isProfile(host),
                        () -> shown + ": unknown host " + host);
            }
        }
    }

    @Test
    void manyAreFound() throws IOException {
        List<Shown> commands = commands();
        assertTrue(commands.size() >= LEAST_COMMANDS, () -> "found " + commands);
    }
}
