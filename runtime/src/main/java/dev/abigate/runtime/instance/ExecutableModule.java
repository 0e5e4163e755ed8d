package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.SourceLines;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.runtime.heap.StructLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A valid module and what all its instances share: above all its functions, whose code is made at their first call. */
public final class ExecutableModule {
    /** Begins the index 0 where it is written in more bytes than one. */
    private static final int PADDED_ZERO = 0x80;

    private final ValidModule declarations;
    private final CodeFactory codeFactory;
    private final List<ModuleFunction> functions;
    private final Map<DefinedType, StructLayout> layouts = new HashMap<>();
    private final Profile profile = new Profile();
    private @Nullable Boolean growing;
    private @Nullable SourceLines sourceLines;

    /** A module whose functions get their code from {@code codeFactory}. */
    public ExecutableModule(ValidModule declarations, CodeFactory codeFactory) {
        this.declarations = declarations;
        this.codeFactory = codeFactory;
        var functions = new ArrayList<ModuleFunction>();
        int index = declarations.importedFunctions();
        for (FunctionBody body : declarations.module().bodies()) {
            functions.add(
                    new ModuleFunction(this, index, declarations.function(index).type(), body));
            index++;
        }
        this.functions = List.copyOf(functions);
        for (int i = 0; i < declarations.typeCount(); i++) {
            DefinedType type = declarations.type(i);
            if (type.shape() instanceof DefinedType.Shape.Struct struct) {
                layouts.put(type, StructLayout.of(struct));
            }
        }
    }

    /** What the module declares, with types resolved. */
    public ValidModule declarations() {
        return declarations;
    }

    /** The module as its bytes have it. */
    public WasmModule module() {
        return declarations.module();
    }

    /** The types of the engine that the module was loaded by. */
    public CanonicalTypes types() {
        return declarations.types();
    }

    /**
     * The layout of a structure type that the module defines.
     *
     * @throws IllegalArgumentException where it is none
     */
    public StructLayout layout(DefinedType type) {
        StructLayout layout = layouts.get(type);
        if (layout == null) {
            throw new IllegalArgumentException("not a structure of this module: type " + type.id());
        }
        return layout;
    }

    /** The functions that the module defines. */
    public List<ModuleFunction> functions() {
        return functions;
    }

    /** The names of things, or nothing where the module has none. */
    public Optional<NameSection> names() {
        return module().customSection(NameSection.NAME)
                .flatMap(section -> CustomSections.find(section, NameSection.class));
    }

    /**
     * Whether some function may have a {@code memory.grow}: without decoding them all, by its opcode and the index that
     * follows it, which means some rare false alarms.
     */
    synchronized boolean mayGrowMemories() {
        if (growing == null) {
            growing = declarations.memoryCount() > 1 || functions.stream().anyMatch(ExecutableModule::mayGrowMemory);
        }
        return growing;
    }

    private static boolean mayGrowMemory(ModuleFunction function) {
        Cursor in = CodeReader.cursor(function.body(), function.index());
        int before = 0;
        while (!in.atEnd()) {
            int next = in.u8("opcode");
            if (before == Opcode.MEMORY_GROW.code() && (next == 0 || next == PADDED_ZERO)) {
                return true;
            }
            before = next;
        }
        return false;
    }

    /** Where instructions were written, which is looked up when someone first asks for a call stack. */
    synchronized SourceLines sourceLines() {
        SourceLines lines = sourceLines;
        if (lines == null) {
            lines = SourceLines.of(module());
            sourceLines = lines;
        }
        return lines;
    }

    /** What profiled code counts; nothing where the engine does not profile. */
    public Profile profile() {
        return profile;
    }

    CodeFactory codeFactory() {
        return codeFactory;
    }
}
