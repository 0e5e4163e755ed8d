package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Observation.End;
import dev.abigate.diff.behaviour.Scenario.Folder;
import dev.abigate.diff.behaviour.Scenario.Limits;
import dev.abigate.diff.behaviour.Scenario.Task;
import dev.abigate.format.ByteString;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program in a world of its own, and keeps what users would see of it. */
final class ProgramRun {
    static final String STDOUT = "stdout";
    static final String STDERR = "stderr";

    /** Of any one output. */
    private static final int MOST_BYTES = 16 << 20;

    private final Task.Program program;
    private final ByteString input;
    private final Limits limits;
    private final ScenarioFiles files;

    ProgramRun(Task.Program program, ByteString input, Limits limits, ScenarioFiles files) {
        this.program = program;
        this.input = input;
        this.limits = limits;
        this.files = files;
    }

    /** The beginning of an output, and whether there was more. */
    private static final class Captured extends ByteArrayOutputStream {
        private boolean full;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            int kept = Math.min(length, MOST_BYTES - count);
            super.write(bytes, from, kept);
            full |= kept < length;
        }

        @Override
        public synchronized void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        synchronized ByteString bytes(String name) {
            if (full) {
                throw new NotRunException("more than %d bytes of %s".formatted(MOST_BYTES, name));
            }
            return ByteString.wrap(toByteArray());
        }
    }

    /**
     * What comes of a run.
     *
     * @throws NotRunException where the module does not link, a folder cannot be opened, or it writes too much
     */
    Observation run(LoadedBuild build, World world) {
        var out = new Captured();
        var err = new Captured();
        Map<String, Optional<ByteString>> outputs = new HashMap<>();
        List<FolderChanges> folders = new ArrayList<>();
        try (Store store = build.newStore()) {
            var builder = WasiConfiguration.builder()
                    // A name that both builds have, for programs that print theirs.
                    .arguments(List.of("program.wasm"))
                    .arguments(program.arguments())
                    .stdio(WasiConfiguration.Stdio.of(new ByteArrayInputStream(input.toArray()), out, err))
                    .clock(world.clock())
                    .random(world.random());
            program.environment().forEach(builder::environment);
            for (Folder folder : program.folders()) {
                var changes = FolderChanges.of(folder, files.folder(folder.host()), world);
                folders.add(changes);
                if (folder.readOnly()) {
                    builder.readOnlyDirectory(folder.guest(), changes.directory());
                } else {
                    builder.directory(folder.guest(), changes.directory());
                }
            }
            End end = end(build, store, builder.build());
            for (FolderChanges folder : folders) {
                outputs.putAll(folder.changed());
            }
            outputs.put(STDOUT, Optional.of(out.bytes(STDOUT)));
            outputs.put(STDERR, Optional.of(err.bytes(STDERR)));
            return new Observation(end, outputs);
        } finally {
            folders.forEach(FolderChanges::close);
        }
    }

    private End end(LoadedBuild build, Store store, WasiConfiguration world) {
        try (var _ = store.interruptAfter(limits.timeout())) {
            return new End(End.Kind.EXIT, "exit " + build.plugin(store, world).run(), "");
        } catch (Trap trap) {
            String place = trap.callStack().stream()
                    .findFirst()
                    .map(StackEntry::toString)
                    .map(entry -> ", at " + entry)
                    .orElse("");
            return new End(
                    trap.kind().isLimit() ? End.Kind.LIMIT : End.Kind.TRAP,
                    "trap " + trap.kind().id(),
                    trap.getMessage() + place);
        } catch (WasmException exception) {
            return new End(End.Kind.TRAP, "an exception that nobody caught", "");
        } catch (LinkException e) {
            throw new NotRunException(build.file().name() + ": " + e.getMessage());
        }
    }
}
