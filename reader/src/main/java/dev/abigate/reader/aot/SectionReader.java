package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotDialect.AuxForm;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.CustomSection;
import dev.abigate.format.aot.Deviation;
import dev.abigate.format.aot.Export;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.FunctionSection;
import dev.abigate.format.aot.RelocationSection;
import dev.abigate.format.aot.Section;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.Text;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Reads a whole file with one dialect: the frame (section 2), and the sections in their fixed order. */
final class SectionReader {
    private final AlignedCursor file;
    private final AotDialect dialect;
    private final AuxForm aux;
    private final List<Deviation> deviations = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    SectionReader(Cursor file, AotDialect dialect, AuxForm aux) {
        this.file = new AlignedCursor(file, deviations);
        this.dialect = dialect;
        this.aux = aux;
    }

    /** Reads the id of the file's first section. */
    static void expectTargetInfo(Cursor file) {
        int at = file.offset();
        int id = file.u32("section id");
        if (id != Section.Id.TARGET_INFO.code()) {
            throw file.fail(Flaw.SECTION_OUT_OF_ORDER, at, "section id", found(id, Section.Id.TARGET_INFO));
        }
    }

    AotModule read() {
        file.bytes(AotDialect.MAGIC.length(), "magic");
        file.u32("version");

        Body body = open(Section.Id.TARGET_INFO);
        TargetInfo target = TargetInfoReader.read(body.in, dialect.targetInfo());
        close(body);
        var layout = new AotLayout(dialect, aux, target);

        body = open(Section.Id.INIT_DATA);
        InitDataReader.Result init = InitDataReader.read(body.in, layout);
        close(body);

        body = open(Section.Id.TEXT);
        Text text = text(body.in);
        close(body);

        body = open(Section.Id.FUNCTION);
        FunctionSection functions =
                FunctionReader.read(body.in, layout, init, text.code().length());
        close(body);

        body = open(Section.Id.EXPORT);
        List<Export> exports = exports(body.in, layout);
        close(body);

        body = open(Section.Id.RELOCATION);
        RelocationSection relocations = RelocationReader.read(body.in, layout);
        close(body);

        List<CustomSection> customSections = customSections(layout);
        return new AotModule(
                dialect,
                aux,
                target,
                init.initData(),
                text,
                functions,
                exports,
                relocations,
                customSections,
                deviations,
                sections);
    }

    private List<CustomSection> customSections(AotLayout layout) {
        var customSections = new ArrayList<CustomSection>();
        while (!file.atEnd()) {
            Body body = open(Section.Id.CUSTOM);
            CustomSection section = CustomSectionReader.read(body.in, layout);
            close(body, OptionalInt.of(section.subId()));
            customSections.add(section);
        }
        return customSections;
    }

    private Text text(AlignedCursor in) {
        ByteString literal = ByteString.EMPTY;
        if (dialect.has(Feature.LITERAL_SIZE)) {
            int size = in.count(1, "literal size");
            literal = in.bytes(size, "literal");
        }
        return new Text(literal, in.bytes(in.remaining(), "code"));
    }

    private List<Export> exports(AlignedCursor in, AotLayout layout) {
        int count = in.count(3 * Short.BYTES, "export count");
        var exports = new ArrayList<Export>(count);
        for (int i = 0; i < count; i++) {
            in.item("export", i);
            int index = in.u32("index");
            ExportKind kind = dialect.has(Feature.EXPORT_KIND) ? exportKind(in) : ExportKind.FUNCTION;
            exports.add(new Export(in.string(layout, "name"), kind, index));
            in.endItem();
        }
        return exports;
    }

    private ExportKind exportKind(AlignedCursor in) {
        int at = in.offset();
        int code = in.u8("kind");
        return ExportKind.of(code)
                .orElseThrow(() -> in.fail(Flaw.EXPORT_KIND, at, "kind", "found %d, at most 3".formatted(code)));
    }

    /** A section that is being read. */
    private record Body(Section.Id id, int offset, ByteString bytes, AlignedCursor in) {}

    private Body open(Section.Id expected) {
        if (file.atEnd()) {
            throw file.fail(
                    Flaw.SECTION_MISSING,
                    file.offset(),
                    "section id",
                    "the file ends before section %d '%s'".formatted(expected.code(), expected));
        }
        file.align(Integer.BYTES);
        int at = file.offset();
        int id = file.u32("section id");
        if (id != expected.code()) {
            Flaw flaw = Arrays.stream(Section.Id.values()).anyMatch(known -> known.code() == id)
                    ? Flaw.SECTION_OUT_OF_ORDER
                    : Flaw.SECTION_ID;
            throw file.fail(flaw, at, "section id", found(id, expected));
        }
        int size = file.u32("section size");
        int offset = file.offset();
        if (Integer.compareUnsigned(size, file.remaining()) > 0) {
            throw file.fail(
                    Flaw.UNEXPECTED_END,
                    offset - Integer.BYTES,
                    "section size",
                    "found %s, %d bytes left".formatted(Integer.toUnsignedString(size), file.remaining()));
        }
        ByteString bytes = file.ahead(size, "section body");
        AlignedCursor in = file.window(size, "section %d '%s'".formatted(expected.code(), expected));
        return new Body(expected, offset, bytes, in);
    }

    private void close(Body body) {
        close(body, OptionalInt.empty());
    }

    private void close(Body body, OptionalInt subId) {
        if (!body.in.atEnd()) {
            throw body.in.fail(
                    Flaw.SECTION_SIZE,
                    body.in.offset(),
                    "end of section",
                    "found %d bytes, its content takes %d"
                            .formatted(body.bytes.length(), body.in.offset() - body.offset));
        }
        sections.add(new Section(body.id, body.offset, body.bytes, subId));
    }

    private static String found(int id, Section.Id expected) {
        return "found %s, expected %d '%s'".formatted(Integer.toUnsignedString(id), expected.code(), expected);
    }
}
