package dev.abigate.reader.wasm;

import dev.abigate.format.Flaw;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.wasm.code.CodeScanner;
import dev.abigate.reader.wasm.code.CodeVisitor;
import java.util.HashSet;
import java.util.List;

/** Checks of a module beyond its structure: that function bodies are well-formed, and that its surface refers to things that exist. */
public final class WasmChecker {
    private WasmChecker() {}

    /**
     * Checks all function bodies, as {@link #checkBodies(WasmModule, CodeVisitor)} without a visitor does.
     *
     * @throws MalformedBinaryException at the first body that is not well-formed
     */
    public static CodeScanner checkBodies(WasmModule module) {
        return checkBodies(module, CodeVisitor.NONE);
    }

    /**
     * Checks all function bodies, and shows them to a visitor.
     *
     * @return the scanner, which knows what the bodies use
     * @throws MalformedBinaryException at the first body that is not well-formed
     */
    public static CodeScanner checkBodies(WasmModule module, CodeVisitor visitor) {
        var scanner = new CodeScanner(visitor);
        List<FunctionBody> bodies = module.bodies();
        for (int i = 0; i < bodies.size(); i++) {
            scanner.scan(bodies.get(i), i);
        }
        requireDataCount(module, scanner);
        return scanner;
    }

    /**
     * Checks that a module has a data count section where its bodies name data segments.
     *
     * @param scanner was shown all bodies
     * @throws MalformedBinaryException where the section is missing
     */
    public static void requireDataCount(WasmModule module, CodeScanner scanner) {
        if (scanner.usesDataIndex() && module.dataCount().isEmpty()) {
            throw new MalformedBinaryException(
                    Flaw.DATA_COUNT_REQUIRED, module.bodies().getFirst().offset(), "section 10 'code'", "");
        }
    }

    /**
     * Checks that imports, functions, tags, exports and the start function refer to types and items that exist, and that no
     * two exports have one name.
     *
     * @throws InvalidModuleException at the first that does not
     */
    public static void checkSurface(WasmModule module) {
        IndexSpaces spaces = IndexSpaces.of(module);
        for (Import imported : module.imports()) {
            switch (imported.type()) {
                case ExternType.Function function -> spaces.functionType(function.typeIndex());
                case ExternType.Tag tag -> spaces.functionType(tag.typeIndex());
                case ExternType.Table _, ExternType.Memory _, ExternType.Global _ -> {}
            }
        }
        module.functions().forEach(spaces::functionType);
        module.tags().forEach(spaces::functionType);
        var names = new HashSet<String>();
        for (Export export : module.exports()) {
            if (!names.add(export.name())) {
                throw new InvalidModuleException("duplicate export name '" + export.name() + "'");
            }
            switch (export.kind()) {
                case FUNCTION -> spaces.typeOfFunction(export.index());
                case TABLE -> spaces.table(export.index());
                case MEMORY -> spaces.memory(export.index());
                case GLOBAL -> spaces.global(export.index());
                case TAG -> spaces.typeOfTag(export.index());
            }
        }
        module.start().ifPresent(spaces::typeOfFunction);
    }
}
