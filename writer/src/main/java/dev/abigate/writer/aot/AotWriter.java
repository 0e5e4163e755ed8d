package dev.abigate.writer.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.CustomSection;
import dev.abigate.format.aot.CustomSection.FunctionName;
import dev.abigate.format.aot.CustomSection.NameSubsection;
import dev.abigate.format.aot.Export;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.FunctionSection;
import dev.abigate.format.aot.NativeSymbol;
import dev.abigate.format.aot.RelocationSection;
import dev.abigate.format.aot.Section;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.Text;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.format.aot.reloc.RelocationGroup;
import java.util.List;

/** Writes AOT modules in their dialect; one that was read gives the bytes that were read. */
public final class AotWriter {
    private static final ByteString NAME = ByteString.utf8("name");

    private final AlignedSink out;
    private final AotModule module;
    private final AotLayout layout;

    private AotWriter(AotModule module) {
        this.module = module;
        layout = module.layout();
        out = new AlignedSink(module.deviations());
    }

    /**
     * The file.
     *
     * @throws IllegalArgumentException where the module has something for which its dialect has no place
     */
    public static ByteString write(AotModule module) {
        return new AotWriter(module).write();
    }

    private ByteString write() {
        out.bytes(layout.dialect().header());
        section(Section.Id.TARGET_INFO, () -> targetInfo(module.target()));
        section(
                Section.Id.INIT_DATA,
                () -> new InitDataWriter(out, layout)
                        .write(module.initData(), module.functions().functions().size()));
        section(Section.Id.TEXT, () -> text(module.text()));
        section(Section.Id.FUNCTION, () -> functions(module.functions()));
        section(Section.Id.EXPORT, () -> exports(module.exports()));
        section(Section.Id.RELOCATION, () -> relocations(module.relocations()));
        for (CustomSection custom : module.customSections()) {
            section(Section.Id.CUSTOM, () -> customSection(custom));
        }
        return out.toByteString();
    }

    private void section(Section.Id id, Runnable body) {
        out.u32(id.code());
        out.u32(0);
        int start = out.size();
        body.run();
        out.replaceU32(start - Integer.BYTES, out.size() - start);
    }

    private void targetInfo(TargetInfo target) {
        TargetInfoForm form = layout.dialect().targetInfo();
        if (form == TargetInfoForm.WIDE_BIN_TYPE) {
            out.u32(target.binaryType().code());
        } else {
            out.u16(target.binaryType().code());
            out.u16(target.abiType());
        }
        out.u16(target.moduleType().code());
        out.u16(target.machine().code());
        out.u32(target.objectVersion());
        out.u32(target.objectFlags());
        if (form == TargetInfoForm.FLAGGED) {
            out.u64(target.featureFlags().bits());
            out.u64(target.reserved());
        } else {
            out.u32(target.reserved());
        }
        out.zeroFilled(target.arch(), TargetInfo.ARCH_BYTES);
    }

    private void text(Text text) {
        if (layout.has(Feature.LITERAL_SIZE)) {
            out.u32(text.literal().length());
        }
        out.bytes(text.literal());
        out.bytes(text.code());
    }

    private void functions(FunctionSection section) {
        section.functions().forEach(function -> address(function.offset()));
        section.inner().forEach(inner -> address(inner.offset()));
        section.functions().forEach(function -> out.u32(function.type()));
        section.inner().forEach(inner -> out.u32(inner.type()));
        if (layout.has(Feature.CELL_COUNTS)) {
            section.functions().forEach(function -> out.u32(function.localCells()));
            section.functions().forEach(function -> out.u32(function.stackCells()));
        }
        if (layout.hasGcRecords()) {
            for (ByteString cells : section.referenceCells()) {
                out.u32(cells.length());
                out.bytes(cells);
            }
        }
    }

    private void address(long value) {
        if (layout.is64Bit()) {
            out.u64(value);
        } else {
            out.u32(value);
        }
    }

    private void exports(List<Export> exports) {
        out.u32(exports.size());
        for (Export export : exports) {
            out.u32(export.index());
            if (layout.has(Feature.EXPORT_KIND)) {
                out.u8(export.kind().code());
            } else if (export.kind() != ExportKind.FUNCTION) {
                throw new IllegalArgumentException("the layout has no place for the export of a " + export.kind());
            }
            out.string(export.name(), layout);
        }
    }

    private void relocations(RelocationSection section) {
        out.u32(section.symbols().size());
        int offsets = out.size();
        section.symbols().forEach(_ -> out.u32(0));
        out.u32(0);
        int start = out.size();
        for (int i = 0; i < section.symbols().size(); i++) {
            out.replaceU32(offsets + i * Integer.BYTES, out.size() - start);
            out.string(section.symbols().get(i), layout);
            out.align(Short.BYTES);
        }
        out.replaceU32(start - Integer.BYTES, out.size() - start);
        out.u32(section.groups().size());
        for (RelocationGroup group : section.groups()) {
            out.u32(group.name());
            out.u32(group.relocations().size());
            for (Relocation relocation : group.relocations()) {
                address(relocation.offset());
                address(relocation.addend());
                out.u32(relocation.type());
                out.u32(relocation.symbol());
            }
        }
    }

    private void customSection(CustomSection section) {
        out.u32(section.subId());
        switch (section) {
            case CustomSection.Raw(String name, ByteString content) -> {
                out.string(name, layout);
                out.bytes(content);
            }
            case CustomSection.NativeSymbols(List<NativeSymbol> symbols) -> {
                out.u32(symbols.size());
                symbols.forEach(symbol -> out.string(symbol.text(), layout));
            }
            case CustomSection.Names(List<NameSubsection> subsections) -> {
                out.u32(NAME.length());
                out.bytes(NAME);
                subsections.forEach(this::nameSubsection);
            }
            case CustomSection.StringLiterals(List<ByteString> texts) -> {
                out.u32(0);
                out.u32(texts.size());
                texts.forEach(text -> out.u32(text.length()));
                texts.forEach(out::bytes);
            }
            case CustomSection.Unknown(int _, ByteString content) -> out.bytes(content);
        }
    }

    private void nameSubsection(NameSubsection subsection) {
        out.u32(NameSubsection.FUNCTION_NAMES);
        out.u32(subsection.wasmSize());
        out.u32(subsection.names().size());
        for (FunctionName name : subsection.names()) {
            out.u32(name.function());
            out.string(name.name(), layout.terminatesNames());
        }
    }
}
