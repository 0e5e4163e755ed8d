package dev.abigate.cli;

import dev.abigate.diff.behaviour.Behaviour;
import dev.abigate.diff.behaviour.Executable;
import dev.abigate.diff.behaviour.Scenario;
import dev.abigate.diff.behaviour.ScenarioFiles;
import dev.abigate.diff.behaviour.ScenarioPlan;
import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.diff.schema.SchemaDocument;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.reader.aot.AotReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** A configuration or a policy with scenarios, whose paths start from its folder. */
final class ScenarioDocument implements ScenarioFiles {
    private final String document;
    private final Session session;

    private ScenarioDocument(String document, Session session) {
        this.document = document;
        this.session = session;
    }

    /**
     * The scenarios of a document, with one for each trace.
     *
     * @throws UsageException where a file or a folder is missing, a schema is malformed, or no trace has a name
     */
    static Behaviour.Planned planned(ScenarioPlan plan, String document, Session session) {
        var files = new ScenarioDocument(document, session);
        List<Scenario> scenarios = new ArrayList<>(plan.scenarios());
        Set<String> names = new HashSet<>();
        scenarios.forEach(scenario -> names.add(scenario.name()));
        for (String pattern : plan.traces()) {
            for (String trace : files.matching(pattern)) {
                if (!names.add(trace)) {
                    throw new UsageException("%s: two scenarios are called '%s'".formatted(document, trace));
                }
                scenarios.add(Scenario.ofTrace(trace, trace));
            }
        }
        scenarios.forEach(files::require);
        return new Behaviour.Planned(scenarios, files);
    }

    /**
     * What comes of scenarios on the builds in two files; nothing where there are none.
     *
     * @throws UnreadableInputException where a file holds no build
     * @throws UsageException where the new build has no code, or two documents call scenarios the same
     */
    static List<ScenarioResult> compare(
            List<Behaviour.Planned> planned, String old, String now, Behaviour behaviour, Session session)
            throws InterruptedException {
        if (planned.stream().allMatch(each -> each.scenarios().isEmpty())) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        planned.stream()
                .flatMap(each -> each.scenarios().stream())
                .map(Scenario::name)
                .forEach(name -> {
                    if (!names.add(name)) {
                        throw new UsageException("%s: two scenarios are called '%s'".formatted(now, name));
                    }
                });
        Executable after = executable(now, session)
                .orElseThrow(() -> new UsageException(now + ": no module, which the scenarios need"));
        return behaviour.compare(planned, executable(old, session), after);
    }

    private static Optional<Executable> executable(String name, Session session) {
        InputFile file = InputFile.readModule(name, session);
        return Loaded.isSnapshot(file) || AotReader.hasUnknownVersion(file.bytes())
                ? Optional.empty()
                : Optional.of(new Executable(name, file.bytes(), Loaded.artifact(file)));
    }

    /** The files that a pattern names, sorted: {@code *} and {@code ?} count in the last part of the path. */
    private List<String> matching(String pattern) {
        int slash = pattern.lastIndexOf('/');
        String folder = pattern.substring(0, slash + 1);
        var names = new ArrayList<String>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                Path.of(located(folder.isEmpty() ? "." : folder)), pattern.substring(slash + 1))) {
            files.forEach(file -> names.add(folder + file.getFileName()));
        } catch (IOException | InvalidPathException | PatternSyntaxException e) {
            throw new UsageException("%s: traces: cannot look for '%s': %s".formatted(document, pattern, e), e);
        }
        if (names.isEmpty()) {
            throw new UsageException("%s: traces: no file is called '%s'".formatted(document, pattern));
        }
        names.sort(null);
        return names;
    }

    /** Complains about what is missing before any build is read. */
    private void require(Scenario scenario) {
        switch (scenario.task()) {
            case Scenario.Task.Program program -> {
                if (program.input() instanceof Scenario.Input.File(String name)) {
                    read(name);
                }
                program.folders().forEach(folder -> {
                    if (!Files.isDirectory(folder(folder.host()))) {
                        throw new UsageException("%s: scenario '%s': no directory: '%s'"
                                .formatted(document, scenario.name(), folder.host()));
                    }
                });
            }
            case Scenario.Task.Calls calls -> calls.schema().ifPresent(this::schemas);
            case Scenario.Task.Trace trace -> {
                read(trace.file());
                trace.schema().ifPresent(this::schemas);
            }
        }
    }

    private String located(String path) {
        return Configuration.beside(document, path);
    }

    @Override
    public ByteString read(String file) {
        try {
            return InputFile.read(located(file), session).bytes();
        } catch (UnreadableInputException e) {
            throw new UsageException(e.line(), e);
        }
    }

    @Override
    public Map<String, ExportSchema> schemas(String file) {
        return Configuration.read(located(file), session, (text, _) -> SchemaDocument.read(text));
    }

    @Override
    public Path folder(String folder) {
        try {
            return Path.of(located(folder));
        } catch (InvalidPathException e) {
            throw new UsageException("%s: not a folder's name: '%s'".formatted(document, folder), e);
        }
    }
}
