package dev.abigate.cli;

import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.Reference;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.report.VisibleText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that the section {@code external_debug_info} of a module names.
 *
 * <p>The module may come from anybody: only a file in its own folder is opened, never what lies behind an address or a path.
 *
 * @see <a href="https://yurydelendik.github.io/webassembly-dwarf/#external-DWARF">External DWARF</a>
 */
final class ExternalDebugInfo {
    private ExternalDebugInfo() {}

    /**
     * The module with the debug information that was cut out of another one; nothing, and a warning, where the file is not
     * there or not beside the other one.
     *
     * @throws UnreadableInputException where the file holds no module that is well-formed
     */
    static Optional<WasmModule> of(InputFile file, WasmModule module, Session session) {
        if (module.customSection(DebugSection.INFO.text()).isPresent()) {
            return Optional.empty();
        }
        Optional<String> address = module.customSection(Reference.EXTERNAL_DEBUG_INFO)
                .flatMap(section -> CustomSections.find(section, Reference.class))
                .map(Reference::address);
        Optional<Path> beside = address.flatMap(name -> beside(file, name));
        if (address.isPresent() && beside.isEmpty()) {
            session.err()
                    .printf(
                            "abigate: %s: its debug information is in '%s', which is no file beside it; name it by --debug-info%n",
                            file.name(), VisibleText.of(address.get()));
        }
        return beside.map(path -> SourceOptions.module(InputFile.readModule(path.toString(), session)));
    }

    private static Optional<Path> beside(InputFile file, String name) {
        try {
            Path plain = Path.of(name);
            Path beside = Path.of(file.name()).resolveSibling(plain);
            boolean isPlain = plain.equals(plain.getFileName()) && plain.equals(plain.normalize());
            return isPlain && !file.name().equals("-") && Files.isRegularFile(beside)
                    ? Optional.of(beside)
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
