package dev.abigate.report;

import dev.abigate.format.aot.AotVersion;
import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.HostFunction;
import dev.abigate.format.host.HostInterface.HostGlobal;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.host.HostTarget;
import dev.abigate.format.wasm.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Profiles of hosts as text and as JSON ({@code abigate-hosts/1}). */
public final class HostCatalogue {
    private static final int LABEL = 16;
    private static final int WIDTH = 100;

    private HostCatalogue() {}

    /** All profiles, one a line. */
    public static String text(List<HostProfile> profiles) {
        int widest = profiles.stream()
                .mapToInt(profile -> profile.name().length())
                .max()
                .orElse(0);
        var text = new StringBuilder();
        for (HostProfile profile : profiles) {
            text.append(profile.name()).repeat(' ', widest - profile.name().length() + 2);
            text.append(profile.summary()).append('\n');
        }
        return text.append("\n'abigate hosts NAME' shows one; a file in YAML or JSON describes a product.\n")
                .toString();
    }

    /** One profile with all that it says. */
    public static String text(HostProfile profile) {
        var text = new StringBuilder(VisibleText.of(profile.name())).append('\n');
        line(text, "", VisibleText.of(profile.summary()));
        text.append('\n');
        line(
                text,
                "modules",
                profile.features()
                        .map(features -> "takes WebAssembly with " + String.join(", ", ids(features)))
                        .orElse("takes no WebAssembly modules"));
        profile.aot().ifPresentOrElse(loader -> append(text, loader), () -> line(text, "AOT files", "takes none"));
        line(
                text,
                "imports",
                switch (profile.offered().unresolved()) {
                    case REFUSED -> "a module with a function that is not offered is refused";
                    case TRAPS_WHEN_CALLED -> "a function that is not offered traps when it is called";
                });
        line(
                text,
                "",
                switch (profile.offered().unlisted()) {
                    case ABSENT -> "what is not listed here is not offered";
                    case UNKNOWN -> "more is offered than is listed here";
                    case PROVIDED -> "what is not listed here is shipped with the module";
                });
        line(
                text,
                "memory",
                "linear memory %s, tables %s"
                        .formatted(
                                limit(profile.memory().linearMemory(), "bytes"),
                                limit(profile.memory().tableElements(), "elements")));
        profile.source().ifPresent(source -> line(text, "source", VisibleText.of(source)));
        appendFunctions(text, profile);
        return text.toString();
    }

    private static String limit(OptionalLong limit, String unit) {
        return limit.isPresent() ? "of at most %d %s".formatted(limit.getAsLong(), unit) : "of any size";
    }

    private static List<String> ids(Iterable<Feature> features) {
        var ids = new ArrayList<String>();
        features.forEach(feature -> ids.add(feature.id()));
        return ids.stream().sorted().toList();
    }

    private static void append(StringBuilder text, AotLoader loader) {
        line(
                text,
                "AOT files",
                "WAMR %s takes version %s and reads it by layout %s"
                        .formatted(loader.release().name(), versions(loader, " or "), loader.layout()));
        line(
                text,
                "processor",
                loader.target()
                        .map(target -> target.arch()
                                + (target.windows() ? " with Windows" : "")
                                + (target.cpuFeatures().isEmpty()
                                        ? ""
                                        : " with " + String.join(", ", target.cpuFeatures())))
                        .orElse("any: that of the file is taken"));
        line(
                text,
                "built with",
                loader.options().stream().map(BuildOption::toString).sorted().collect(Collectors.joining(" ")));
    }

    private static String versions(AotLoader loader, String between) {
        return loader.versions().stream().sorted().map(AotVersion::toString).collect(Collectors.joining(between));
    }

    private static void appendFunctions(StringBuilder text, HostProfile profile) {
        Map<String, List<HostFunction>> modules = new TreeMap<>();
        profile.offered()
                .functions()
                .forEach(function -> modules.computeIfAbsent(
                                "%s (%s)".formatted(function.module(), function.library()), _ -> new ArrayList<>())
                        .add(function));
        modules.forEach((module, functions) -> {
            text.append('\n').append(VisibleText.of(module)).append('\n');
            line(
                    text,
                    "",
                    functions.stream()
                            .map(function -> VisibleText.of(function.name() + function.signature()))
                            .collect(Collectors.joining(" ")));
        });
        for (HostGlobal global : profile.offered().globals()) {
            text.append('\n')
                    .append(VisibleText.of("global %s.%s %s".formatted(global.module(), global.name(), global.type())));
        }
        text.append(profile.offered().globals().isEmpty() ? "" : "\n");
    }

    private static void line(StringBuilder text, String label, String content) {
        text.append("  ").append(label).repeat(' ', Math.max(1, LABEL - 2 - label.length()));
        Paragraph.append(text, "", LABEL, content, WIDTH);
    }

    /** Profiles as JSON, with all that they say. */
    public static String json(List<HostProfile> profiles) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", "abigate-hosts/1");
            json.writeArrayPropertyStart("hosts");
            profiles.forEach(profile -> write(json, profile));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, HostProfile profile) {
        json.writeStartObject();
        json.writeStringProperty("name", profile.name());
        json.writeStringProperty("summary", profile.summary());
        profile.source().ifPresent(source -> json.writeStringProperty("source", source));
        profile.features().ifPresent(features -> texts(json, "features", ids(features)));
        profile.aot().ifPresent(loader -> write(json, loader));
        json.writeStringProperty("unresolved", profile.offered().unresolved().id());
        json.writeStringProperty("unlisted", profile.offered().unlisted().id());
        texts(
                json,
                "memoryImports",
                profile.offered().memoryModules().stream().sorted().toList());
        profile.memory().linearMemory().ifPresent(bytes -> json.writeNumberProperty("linearMemory", bytes));
        profile.memory().tableElements().ifPresent(count -> json.writeNumberProperty("tableElements", count));
        json.writeArrayPropertyStart("functions");
        for (HostFunction function : profile.offered().functions()) {
            json.writeStartObject();
            json.writeStringProperty("library", function.library());
            json.writeStringProperty("module", function.module());
            json.writeStringProperty("name", function.name());
            json.writeStringProperty("signature", function.signature().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("globals");
        for (HostGlobal global : profile.offered().globals()) {
            json.writeStartObject();
            json.writeStringProperty("module", global.module());
            json.writeStringProperty("name", global.name());
            json.writeStringProperty("type", global.type());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AotLoader loader) {
        json.writeObjectPropertyStart("aot");
        json.writeStringProperty("release", loader.release().name());
        texts(
                json,
                "versions",
                loader.versions().stream().sorted().map(AotVersion::toString).toList());
        json.writeStringProperty("layout", loader.layout().id());
        texts(
                json,
                "build",
                loader.options().stream().map(BuildOption::toString).sorted().toList());
        loader.target().ifPresent(target -> write(json, target));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, HostTarget target) {
        json.writeObjectPropertyStart("target");
        json.writeStringProperty("arch", target.arch());
        json.writeBooleanProperty("windows", target.windows());
        texts(json, "cpuFeatures", List.copyOf(target.cpuFeatures()));
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
