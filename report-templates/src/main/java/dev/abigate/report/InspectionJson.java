package dev.abigate.report;

import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.ComponentFacts;
import dev.abigate.diff.snapshot.Definitions;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Layout;
import dev.abigate.diff.snapshot.Producer;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemNeeds;
import dev.abigate.diff.snapshot.WorldItem;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** What is in a file, as JSON: {@code abigate-inspect/1}. A fact that the file does not hold is left out. */
public final class InspectionJson {
    private final JsonGenerator json;

    private InspectionJson(JsonGenerator json) {
        this.json = json;
    }

    /** The inspection as one JSON document. */
    public static String render(Inspection inspection) {
        return JsonText.of(json -> new InspectionJson(json).write(inspection));
    }

    private void write(Inspection inspection) {
        Snapshot snapshot = inspection.snapshot();
        json.writeStartObject();
        json.writeStringProperty("schema", "abigate-inspect/1");
        json.writeObjectPropertyStart("file");
        json.writeStringProperty("path", inspection.path());
        json.writeStringProperty("sha256", inspection.sha256());
        json.writeNumberProperty("size", inspection.size());
        json.writeStringProperty("kind", snapshot.kind().id());
        json.writeEndObject();
        snapshot.aot().ifPresent(this::aot);
        sections(inspection.sections());
        snapshot.component().ifPresentOrElse(this::component, () -> module(snapshot));
        system(snapshot.system());
        toolChain(snapshot);
        json.writeEndObject();
    }

    private void aot(AotFacts aot) {
        json.writeObjectPropertyStart("aot");
        json.writeNumberProperty("version", aot.version());
        words("dialects", aot.layouts());
        json.writeStringProperty("releases", aot.releases());
        words("loaders", aot.loaders());
        json.writeObjectPropertyStart("target");
        AotFacts.Target target = aot.target();
        json.writeStringProperty("arch", target.arch());
        json.writeStringProperty("machine", target.machine());
        json.writeNumberProperty("bits", target.bits());
        json.writeBooleanProperty("bigEndian", target.bigEndian());
        json.writeStringProperty("objectFormat", target.objectFormat());
        json.writeNumberProperty("abiType", target.abiType());
        json.writeNumberProperty("flags", Integer.toUnsignedLong(target.flags()));
        json.writeEndObject();
        json.writeBooleanProperty("xip", aot.xip());
        words("featureFlags", aot.featureFlags());
        words("nativeSymbols", aot.nativeSymbols());
        words("relocationTypes", aot.relocationTypes());
        words("relocationGroups", aot.relocationGroups());
        words("helpers", aot.helpers());
        json.writeEndObject();
    }

    private void sections(List<Inspection.Section> sections) {
        json.writeArrayPropertyStart("sections");
        for (Inspection.Section section : sections) {
            json.writeStartObject();
            json.writeNumberProperty("id", section.id());
            json.writeStringProperty("name", section.name());
            json.writeNumberProperty("offset", section.offset());
            json.writeNumberProperty("size", section.size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void component(ComponentFacts component) {
        json.writeObjectPropertyStart("component");
        world("imports", component.imports());
        world("exports", component.exports());
        json.writeArrayPropertyStart("modules");
        for (ComponentFacts.Module module : component.modules()) {
            json.writeStartObject();
            json.writeStringProperty("name", module.name());
            module(module.snapshot());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void world(String name, List<WorldItem> items) {
        json.writeArrayPropertyStart(name);
        for (WorldItem item : items) {
            json.writeStartObject();
            if (!item.owner().isEmpty()) {
                json.writeStringProperty("interface", item.owner());
            }
            json.writeStringProperty("name", item.name());
            json.writeStringProperty("kind", item.kind().id());
            json.writeStringProperty("type", item.text());
            item.conventions().ifPresent(options -> json.writeStringProperty("canonicalOptions", options));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void module(Snapshot snapshot) {
        imports(snapshot.imports());
        exports(snapshot.exports());
        memory(snapshot);
        features(snapshot);
    }

    private void imports(List<Import> imports) {
        json.writeArrayPropertyStart("imports");
        for (Import imported : imports) {
            json.writeStartObject();
            json.writeStringProperty("module", imported.module());
            json.writeStringProperty("name", imported.name());
            json.writeStringProperty("kind", imported.type().kind().text());
            json.writeStringProperty("type", imported.type().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void exports(List<Export> exports) {
        json.writeArrayPropertyStart("exports");
        for (Export export : exports) {
            json.writeStartObject();
            json.writeStringProperty("name", export.name());
            json.writeStringProperty("kind", export.type().kind().text());
            json.writeStringProperty("type", export.type().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void memory(Snapshot snapshot) {
        Layout layout = snapshot.layout();
        json.writeObjectPropertyStart("memory");
        words(
                "own",
                snapshot.definitions().memories().stream()
                        .map(memory -> memory.text())
                        .toList());
        json.writeNumberProperty("dataSegments", layout.data().segments());
        json.writeNumberProperty("passiveSegments", layout.data().passive());
        address("dataBegin", layout.data().lowest());
        address("dataEnd", layout.data().end());
        address("__data_end", layout.dataEnd());
        address("__heap_base", layout.heapBase());
        address("__stack_pointer", layout.stackPointer());
        layout.stack().ifPresent(stack -> {
            json.writeObjectPropertyStart("stack");
            json.writeNumberProperty("size", stack.size());
            json.writeBooleanProperty("first", stack.first());
            json.writeBooleanProperty("certain", stack.certain());
            json.writeEndObject();
        });
        json.writeEndObject();
        Definitions definitions = snapshot.definitions();
        json.writeObjectPropertyStart("code");
        json.writeNumberProperty("functions", definitions.functions());
        json.writeNumberProperty("size", definitions.codeSize());
        json.writeBooleanProperty("start", definitions.start());
        json.writeEndObject();
    }

    private void address(String name, OptionalLong value) {
        value.ifPresent(address -> json.writeNumberProperty(name, address));
    }

    private void features(Snapshot snapshot) {
        json.writeObjectPropertyStart("features");
        words("inCode", snapshot.features().inCode());
        words("inTypes", snapshot.features().inTypes());
        snapshot.features().claimed().ifPresent(claimed -> words("claimed", claimed));
        json.writeEndObject();
    }

    private void system(SystemNeeds system) {
        json.writeObjectPropertyStart("system");
        words(
                "interfaces",
                system.interfaces().stream().map(SystemNeeds.Interface::name).toList());
        words("hosts", system.hosts());
        json.writeStringProperty("convention", system.convention().id());
        json.writeBooleanProperty("threads", system.threads());
        json.writeEndObject();
    }

    private void toolChain(Snapshot snapshot) {
        json.writeArrayPropertyStart("producers");
        for (Producer producer : snapshot.producers()) {
            json.writeStartObject();
            json.writeStringProperty("field", producer.field());
            json.writeStringProperty("name", producer.name());
            json.writeStringProperty("version", producer.version());
            json.writeEndObject();
        }
        json.writeEndArray();
        snapshot.buildId().ifPresent(id -> json.writeStringProperty("buildId", id));
    }

    private void words(String name, List<String> words) {
        json.writeArrayPropertyStart(name);
        words.forEach(json::writeString);
        json.writeEndArray();
    }
}
