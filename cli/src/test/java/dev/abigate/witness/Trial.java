package dev.abigate.witness;

import dev.abigate.diff.witness.Witness;
import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Import;
import dev.abigate.reader.text.WatReader;
import dev.abigate.reader.validation.ImportMatching;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Table;
import dev.abigate.runtime.instance.Tag;
import dev.abigate.runtime.instance.Value;
import dev.abigate.writer.wasm.TextModuleEncoder;
import dev.abigate.writer.wasm.WasmWriter;
import java.util.List;

/** A witness and a build in one store. */
final class Trial {
    private final Store store;
    private final Linker linker;
    private final ExecutableModule witness;
    private final ExecutableModule build;

    private Trial(Witness witness, ByteString build) {
        Engine engine = Engine.of(Tier.INTERPRETER);
        this.store = engine.newStore();
        this.linker = new Linker(store);
        this.witness = engine.load(encoded(witness.text()));
        this.build = engine.load(build);
    }

    /** The binary module of a text. */
    static ByteString encoded(String text) {
        return WasmWriter.write(TextModuleEncoder.encode(WatReader.read(ByteString.utf8(text))));
    }

    /** What comes of linking both: {@link Witness#LINKS}, or what the linker complains about. */
    static String of(Witness witness, ByteString build) {
        return new Trial(witness, build).link(witness);
    }

    private String link(Witness of) {
        try {
            switch (of) {
                case Witness.Caller caller -> {
                    offerAllBut(List.of());
                    Instance instance = linker.instantiate(build);
                    linker.define(caller.module(), instance).instantiate(witness);
                }
                case Witness.Value value -> {
                    offerAllBut(List.of());
                    linker.define(value.module(), linker.instantiate(build));
                    return "reads " + result(linker.instantiate(witness), Witness.FUNCTION);
                }
                case Witness.Place _ -> throw new IllegalArgumentException("takes no build");
                case Witness.Host host -> {
                    Instance instance = linker.instantiate(witness);
                    offerAllBut(List.of(host.module() + "." + host.name()));
                    linker.define(host.module(), instance).instantiate(build);
                }
            }
            return Witness.LINKS;
        } catch (LinkException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The number that an export of a module returns, which imports nothing. */
    static String result(String text, String export) {
        Engine engine = Engine.of(Tier.INTERPRETER);
        return result(new Linker(engine.newStore()).instantiate(engine.load(encoded(text))), export);
    }

    private static String result(Instance instance, String export) {
        return switch (instance.function(export).call().getFirst()) {
            case Value.I32(int number) -> Integer.toString(number);
            case Value.I64(long number) -> Long.toString(number);
            case Value.F32 _, Value.F64 _, Value.V128 _, Value.Null _, Value.Reference _ ->
                throw new IllegalArgumentException("no number: " + export);
        };
    }

    /** Offers what the build imports, of just the types that it asks for. */
    private void offerAllBut(List<String> paths) {
        List<Import> imports = build.module().imports();
        List<ResolvedType> types = ImportMatching.expected(build.declarations());
        for (int i = 0; i < imports.size(); i++) {
            Import wanted = imports.get(i);
            if (!paths.contains(wanted.module() + "." + wanted.name())) {
                linker.define(wanted.module(), wanted.name(), extern(types.get(i)));
            }
        }
    }

    private Extern extern(ResolvedType type) {
        return switch (type) {
            case ResolvedType.OfFunction(var function) ->
                new Extern.OfFunction(new HostFunction(store, function.type(), _ -> {}));
            case ResolvedType.OfTable(var table) ->
                new Extern.OfTable(new Table(store, table.element(), table.limits(), null));
            case ResolvedType.OfMemory(var memory) -> new Extern.OfMemory(store.newMemory(memory));
            case ResolvedType.OfGlobal(var global) -> new Extern.OfGlobal(new Global(global.type(), global.mutable()));
            case ResolvedType.OfTag(var tag) -> new Extern.OfTag(new Tag(tag));
        };
    }
}
