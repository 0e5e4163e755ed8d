package dev.abigate.reader.corpus;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wast.Command;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.format.wast.Script;
import dev.abigate.reader.wast.CommandListReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The WebAssembly specification's test suite: its scripts, and the modules in them with what is said of them. */
public final class Conformance {
    private Conformance() {}

    /**
     * A script of the suite.
     *
     * @param group the archive that holds it, such as {@code core}
     * @param name such as {@code br_if}
     */
    public record NamedScript(String group, String name, Script script) {
        @Override
        public String toString() {
            return group + "/" + name;
        }
    }

    /**
     * A module of a script.
     *
     * @param refusal the step at which it has to be refused; empty for a valid one
     * @param message what the suite says of a module that has to be refused
     */
    public record Case(
            String group,
            String script,
            int line,
            Optional<Command.Refusal> refusal,
            String message,
            ModuleSource source) {
        /** Whether the module is valid, whatever happens when it is linked. */
        public boolean isValid() {
            return refusal.isEmpty()
                    || refusal.get() == Command.Refusal.UNLINKABLE
                    || refusal.get() == Command.Refusal.UNINSTANTIABLE;
        }

        /** The step at which the module has to be refused is this one. */
        public boolean isRefused(Command.Refusal step) {
            return refusal.filter(step::equals).isPresent();
        }

        /** Whether the module is there in binary form. */
        public boolean isBinary() {
            return switch (source) {
                case ModuleSource.Binary _ -> true;
                case ModuleSource.Quote quote -> quote.encoded().isPresent();
                case ModuleSource.Inline _ -> false;
            };
        }

        /** The binary form. */
        public ByteString bytes() {
            return switch (source) {
                case ModuleSource.Binary binary -> binary.bytes();
                case ModuleSource.Quote quote -> quote.encoded().orElseThrow();
                case ModuleSource.Inline _ -> throw new IllegalStateException("a list has no inline modules");
            };
        }

        @Override
        public String toString() {
            return "%s/%s:%d %s %s"
                    .formatted(
                            group,
                            script,
                            line,
                            refusal.map(Command.Refusal::keyword).orElse("module"),
                            message);
        }
    }

    /** All scripts on core modules. */
    public static List<NamedScript> scripts() {
        var scripts = new ArrayList<NamedScript>();
        for (Path zip : SharedFiles.below("conformance/spec", ".zip")) {
            if (!zip.toString().contains("component-model")) {
                read(zip, scripts);
            }
        }
        return scripts;
    }

    /** All modules in binary form that {@code wanted} accepts. */
    public static List<Case> cases(Predicate<Case> wanted) {
        return modules(wanted.and(Case::isBinary));
    }

    /** All modules that {@code wanted} accepts. */
    public static List<Case> modules(Predicate<Case> wanted) {
        var cases = new ArrayList<Case>();
        for (NamedScript script : scripts()) {
            collect(script, script.script().commands(), cases);
        }
        return cases.stream().filter(wanted).toList();
    }

    private static void read(Path zip, List<NamedScript> scripts) {
        String group = zip.toFile().getName().replace(".zip", "");
        Map<String, ByteString> files = new TreeMap<>();
        try (var archive = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (!entry.isDirectory()) {
                    files.put(
                            entry.getName(),
                            ByteString.wrap(archive.getInputStream(entry).readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.forEach((name, list) -> {
            if (name.endsWith(".json")) {
                String folder = name.substring(0, name.lastIndexOf('/') + 1);
                Script script = CommandListReader.read(list, file -> Optional.ofNullable(files.get(folder + file)));
                scripts.add(new NamedScript(group, folder.replace("/", ""), script));
            }
        });
    }

    private static void collect(NamedScript script, List<Command> commands, List<Case> cases) {
        for (Command command : commands) {
            switch (command) {
                case Command.Module c -> cases.add(module(script, c.line(), c.source()));
                case Command.Definition c -> cases.add(module(script, c.line(), c.source()));
                case Command.AssertRefusal c ->
                    cases.add(new Case(
                            script.group(),
                            script.name(),
                            c.line(),
                            Optional.of(c.refusal()),
                            c.message(),
                            c.source()));
                case Command.Fork c -> collect(script, c.commands(), cases);
                case Command.Instance _,
                        Command.Register _,
                        Command.Perform _,
                        Command.AssertReturn _,
                        Command.AssertFailure _,
                        Command.Join _,
                        Command.OnComponent _ -> {}
            }
        }
    }

    private static Case module(NamedScript script, int line, ModuleSource source) {
        return new Case(script.group(), script.name(), line, Optional.empty(), "", source);
    }
}
