package dev.abigate.reader.validation;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.reader.wasm.ModuleFeatures;
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Validates core modules: WebAssembly 3.0, threads, legacy exceptions, custom page sizes, wide arithmetic and custom
 * descriptors, as far as a set of features allows.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html">Validation of modules</a>
 */
public final class ModuleValidator {
    private final ValidModule module;
    private final ConstExprRules expressions;

    private ModuleValidator(ValidModule module) {
        this.module = module;
        this.expressions = new ConstExprRules(module);
    }

    /**
     * Reads a file and validates the module in it; errors say where in the file.
     *
     * @param types of the modules that it may be linked with
     * @throws dev.abigate.format.MalformedBinaryException where the bytes are no core module
     * @throws InvalidModuleException at the first thing that is not valid
     */
    public static ValidModule validate(ByteString file, FeatureSet features, CanonicalTypes types) {
        try {
            return validate(WasmReader.read(file), features, types);
        } catch (InvalidModuleException e) {
            throw e.offset().isPresent() ? e : DeclarationOffset.locate(e, file);
        }
    }

    /**
     * Validates a whole module.
     *
     * @param types of the modules that it may be linked with
     * @throws InvalidModuleException at the first thing that is not valid
     * @throws dev.abigate.format.MalformedBinaryException at the first function body that is malformed
     */
    public static ValidModule validate(WasmModule module, FeatureSet features, CanonicalTypes types) {
        ValidModule valid = validateDeclarations(module, features, types);
        var typing = new FunctionTyping(valid);
        for (int function = valid.importedFunctions(); function < valid.functionCount(); function++) {
            typing.begin(function);
            while (typing.next()) {
                typing.apply();
            }
        }
        return valid;
    }

    /**
     * Validates a whole module and shows all its function bodies to a scanner in the same pass, those behind a flaw, too.
     *
     * @param types of the modules that it may be linked with
     * @return the first thing that is not valid
     * @throws dev.abigate.format.MalformedBinaryException at the first function body that is malformed
     */
    public static Optional<InvalidModuleException> firstFlaw(
            WasmModule module, FeatureSet features, CanonicalTypes types, CodeScanner scanner) {
        List<FunctionBody> bodies = module.bodies();
        Optional<InvalidModuleException> flaw = Optional.empty();
        int body = 0;
        try {
            ValidModule valid = validateDeclarations(module, features, types);
            var typing = new FunctionTyping(valid);
            for (; body < bodies.size(); body++) {
                typing.begin(valid.importedFunctions() + body);
                scanner.enter(body, typing.declaredLocals());
                while (typing.next()) {
                    scanner.visit(typing.code());
                    typing.apply();
                }
                scanner.leave();
            }
        } catch (InvalidModuleException e) {
            flaw = Optional.of(e);
        }
        for (; body < bodies.size(); body++) {
            scanner.scan(bodies.get(body), body);
        }
        WasmChecker.requireDataCount(module, scanner);
        return flaw;
    }

    /**
     * Validates all but the function bodies, which {@link FunctionTyping} can do one by one.
     *
     * @param types of the modules that it may be linked with
     * @throws InvalidModuleException at the first thing that is not valid
     */
    public static ValidModule validateDeclarations(WasmModule module, FeatureSet features, CanonicalTypes types) {
        ValidModule resolved = DeclarationResolver.resolve(module, features, types);
        new ModuleValidator(resolved).validate(module);
        return resolved;
    }

    private void validate(WasmModule source) {
        int importedGlobals = module.globalCount() - source.globals().size();
        tables(source.tables(), module.tableCount() - source.tables().size(), importedGlobals);
        globals(source.globals(), importedGlobals);
        elements(source.elements());
        data(source.data());
        exports(source.exports());
        source.start().ifPresent(this::start);
        if (!module.features().equals(FeatureSet.ALL)) {
            features(source);
        }
    }

    private void features(WasmModule source) {
        ModuleFeatures.ofDeclarations(source).forEach((feature, where) -> {
            Place place = reason -> new InvalidModuleException(where, reason);
            place.require(feature, module.features());
        });
    }

    private void tables(List<Table> tables, int imported, int globals) {
        for (int i = 0; i < tables.size(); i++) {
            String place = "section 4 'table', table " + i;
            int element = module.table(imported + i).element();
            Optional<ConstExpr> initial = tables.get(i).initial();
            if (initial.isPresent()) {
                expressions.check(initial.get(), element, globals, place);
            } else if (!TypeCode.isDefaultable(element)) {
                throw new InvalidModuleException(
                        place,
                        "type mismatch: elements of type %s need an initial value".formatted(module.text(element)));
            }
        }
    }

    private void globals(List<Global> globals, int imported) {
        for (int i = 0; i < globals.size(); i++) {
            int type = module.global(imported + i).type();
            expressions.check(globals.get(i).initial(), type, imported + i, "section 6 'global', global " + i);
        }
    }

    private void elements(List<ElementSegment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            String place = "section 9 'element', element segment " + i;
            ElementSegment segment = segments.get(i);
            int type = module.elementType(i);
            switch (segment.items()) {
                case ElementSegment.Items.Functions(var indices) -> {
                    for (int function : indices) {
                        index(function, module.functionCount(), "function", place);
                    }
                }
                case ElementSegment.Items.Expressions(var items) -> {
                    for (int item = 0; item < items.size(); item++) {
                        expressions.check(items.get(item), type, module.globalCount(), place + ", expression " + item);
                    }
                }
            }
            switch (segment.mode()) {
                case ElementSegment.Mode.Active(int tableIndex, ConstExpr offset) -> {
                    index(tableIndex, module.tableCount(), "table", place);
                    ValidModule.Table table = module.table(tableIndex);
                    if (!module.types().matches(type, table.element())) {
                        throw new InvalidModuleException(
                                place,
                                "type mismatch: elements of type %s for a table of %s"
                                        .formatted(module.text(type), module.text(table.element())));
                    }
                    offset(offset, table.limits().addressType(), place);
                }
                case ElementSegment.Mode.Passive _, ElementSegment.Mode.Declarative _ -> {}
            }
        }
    }

    private void data(List<DataSegment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            String place = "section 11 'data', data segment " + i;
            switch (segments.get(i).mode()) {
                case DataSegment.Mode.Active(int memory, ConstExpr offset) -> {
                    index(memory, module.memoryCount(), "memory", place);
                    offset(offset, module.memory(memory).limits().addressType(), place);
                }
                case DataSegment.Mode.Passive _ -> {}
            }
        }
    }

    private void offset(ConstExpr offset, AddressType address, String place) {
        expressions.check(offset, InstructionRules.code(address), module.globalCount(), place + ", offset");
    }

    private void exports(List<Export> exports) {
        var names = new HashSet<String>();
        for (int i = 0; i < exports.size(); i++) {
            Export export = exports.get(i);
            String place = "section 7 'export', export " + i;
            if (!names.add(export.name())) {
                throw new InvalidModuleException(place, "duplicate export name '" + export.name() + "'");
            }
            int size = switch (export.kind()) {
                case FUNCTION -> module.functionCount();
                case TABLE -> module.tableCount();
                case MEMORY -> module.memoryCount();
                case GLOBAL -> module.globalCount();
                case TAG -> module.tagCount();
            };
            String what = switch (export.kind()) {
                case FUNCTION -> "function";
                case TABLE, MEMORY, GLOBAL, TAG -> export.kind().text();
            };
            index(export.index(), size, what, place);
        }
    }

    private void start(int function) {
        String place = "section 8 'start'";
        index(function, module.functionCount(), "function", place);
        DefinedType.Shape.Function type = module.function(function).signature();
        if (type.parameters().size() > 0 || type.results().size() > 0) {
            throw new InvalidModuleException(
                    place,
                    "start function: function %d takes %d operands and returns %d, it must do neither"
                            .formatted(
                                    function,
                                    type.parameters().size(),
                                    type.results().size()));
        }
    }

    private static void index(int index, int size, String what, String place) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw new InvalidModuleException(place, Place.unknown(index, size, what));
        }
    }
}
