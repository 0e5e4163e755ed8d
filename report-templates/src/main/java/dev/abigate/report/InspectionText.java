package dev.abigate.report;

import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.ComponentFacts;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Layout;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.WorldItem;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What is in a file, for a terminal. */
public final class InspectionText {
    private static final int LONGEST_NAME = 200;
    private static final int FACT_COLUMN = 20;

    private final StringBuilder out = new StringBuilder();
    private final int width;

    private InspectionText(int width) {
        this.width = width;
    }

    /**
     * The inspection as text.
     *
     * @param width columns to fill at most
     */
    public static String render(Inspection inspection, int width) {
        var text = new InspectionText(width);
        text.head(inspection);
        text.sections(inspection.sections());
        inspection.snapshot().component().ifPresentOrElse(text::component, () -> text.module(inspection.snapshot()));
        inspection.snapshot().aot().ifPresent(text::requirements);
        return text.out.toString();
    }

    private void head(Inspection inspection) {
        out.append(name(inspection.path())).append('\n');
        fact("size", Words.bytes(inspection.size()));
        fact("sha256", inspection.sha256());
        for (BuildFacts.Fact fact : BuildFacts.of(inspection.snapshot())) {
            fact(fact.name(), fact.value());
        }
    }

    private void fact(String name, String value) {
        Paragraph.append(
                out,
                "  " + name + " ".repeat(FACT_COLUMN - name.length()),
                FACT_COLUMN + 2,
                VisibleText.of(value),
                width);
    }

    private void title(String title, int count) {
        out.append('\n').append(title).append(" (").append(count).append(")\n");
    }

    private void sections(List<Inspection.Section> sections) {
        title("sections", sections.size());
        out.append("   id      offset        size  name\n");
        for (Inspection.Section section : sections) {
            out.append(String.format(
                    Locale.ROOT, "  %3d  0x%08x  %10d  ", section.id(), section.offset(), section.size()));
            out.append(name(section.name())).append('\n');
        }
    }

    private void component(ComponentFacts component) {
        world("imports", component.imports());
        world("exports", component.exports());
        title("core modules", component.modules().size());
        for (ComponentFacts.Module module : component.modules()) {
            Snapshot facts = module.snapshot();
            String text = "%d imports, %d exports, %d functions, code %s, features %s"
                    .formatted(
                            facts.imports().size(),
                            facts.exports().size(),
                            facts.definitions().functions(),
                            Words.bytes(facts.definitions().codeSize()),
                            BuildFacts.features(facts.features()));
            item("  ", module.name(), text);
        }
    }

    /** What is imported or exported, each interface with its parts below it. */
    private void world(String title, List<WorldItem> items) {
        title(title, (int) items.stream().filter(item -> item.owner().isEmpty()).count());
        String outermost = "";
        for (WorldItem item : items) {
            boolean part = !item.owner().isEmpty();
            outermost = part ? outermost : item.name();
            item(
                    part ? "    " : "  ",
                    part ? item.path().substring(outermost.length() + 1) : item.name(),
                    item.text() + item.conventions().map(" [%s]"::formatted).orElse(""));
        }
    }

    private void module(Snapshot snapshot) {
        imports(snapshot.imports());
        exports(snapshot.exports());
        memory(snapshot);
    }

    private void imports(List<Import> imports) {
        title("imports", imports.size());
        for (Import imported : imports) {
            item("  ", imported.path(), imported.type().text());
        }
    }

    private void exports(List<Export> exports) {
        title("exports", exports.size());
        for (Export export : exports) {
            item("  ", export.name(), export.type().text());
        }
    }

    private void item(String indent, String name, String text) {
        Paragraph.append(out, indent, indent.length() + 4, name(name) + "  " + VisibleText.of(text), width);
    }

    private void memory(Snapshot snapshot) {
        Layout layout = snapshot.layout();
        out.append("\nmemory and code\n");
        for (ExternalType.Memory memory : snapshot.definitions().memories()) {
            fact("own memory", memory.text());
        }
        fact(
                "data segments",
                layout.data().segments() + ", of which passive " + layout.data().passive());
        address("data begins", layout.data().lowest());
        address("data ends", layout.data().end());
        address("__data_end", layout.dataEnd());
        address("__heap_base", layout.heapBase());
        address("stack pointer", layout.stackPointer());
        layout.stack()
                .ifPresent(stack -> fact(
                        "stack",
                        "%s%s, %s the data"
                                .formatted(
                                        stack.certain() ? "" : "at most ",
                                        Words.bytes(stack.size()),
                                        stack.first() ? "below" : "above")));
        fact("functions", String.valueOf(snapshot.definitions().functions()));
        fact("code", Words.bytes(snapshot.definitions().codeSize()));
        fact("start function", snapshot.definitions().start() ? "yes" : "no");
    }

    private void address(String name, OptionalLong value) {
        value.ifPresent(address -> fact(name, "%d (0x%x)".formatted(address, address)));
    }

    /** What an AOT file takes from the runtime that loads it. */
    private void requirements(AotFacts aot) {
        out.append("\nneeded from the runtime\n");
        list("relocation types", aot.relocationTypes());
        list("relocated parts", aot.relocationGroups());
        list("helper symbols", aot.helpers());
        list("native symbols", aot.nativeSymbols());
    }

    private void list(String name, List<String> words) {
        if (!words.isEmpty()) {
            fact(name, String.join(", ", words));
        }
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }
}
