package dev.abigate.report;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What came of test scripts, as text and as JSON ({@code abigate-wast/1}). */
public record ScriptReport(List<Entry> scripts) {
    public ScriptReport {
        scripts = List.copyOf(scripts);
    }

    /**
     * One script.
     *
     * @param failures one line for each assertion that failed
     */
    public record Entry(String script, int passed, int failed, int skipped, List<String> failures) {
        public Entry {
            failures = List.copyOf(failures);
        }

        /** One line with the counts, and one for each failure. */
        public String text() {
            var text = new StringBuilder(script).append(": ").append(counts(passed, failed, skipped));
            failures.forEach(failure -> text.append("\n  ").append(failure));
            return text.append('\n').toString();
        }
    }

    private static String counts(long passed, long failed, long skipped) {
        return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
    }

    private long passed() {
        return scripts.stream().mapToLong(Entry::passed).sum();
    }

    /** How many assertions failed in all scripts. */
    public long failed() {
        return scripts.stream().mapToLong(Entry::failed).sum();
    }

    private long skipped() {
        return scripts.stream().mapToLong(Entry::skipped).sum();
    }

    /** The last line, with the counts of all scripts. */
    public String total() {
        String what = scripts.size() == 1 ? "1 script: " : scripts.size() + " scripts: ";
        return what + counts(passed(), failed(), skipped()) + "\n";
    }

    /** The whole report as JSON. */
    public String json() {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", "abigate-wast/1");
            json.writeName("total");
            json.writeStartObject();
            counts(json, passed(), failed(), skipped());
            json.writeEndObject();
            json.writeName("scripts");
            json.writeStartArray();
            for (Entry entry : scripts) {
                json.writeStartObject();
                json.writeStringProperty("script", entry.script());
                counts(json, entry.passed(), entry.failed(), entry.skipped());
                json.writeName("failures");
                json.writeStartArray();
                entry.failures().forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void counts(JsonGenerator json, long passed, long failed, long skipped) {
        json.writeNumberProperty("passed", passed);
        json.writeNumberProperty("failed", failed);
        json.writeNumberProperty("skipped", skipped);
    }
}
