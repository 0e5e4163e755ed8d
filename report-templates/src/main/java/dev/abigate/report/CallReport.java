package dev.abigate.report;

import java.util.List;

/** What came of a list of calls, as JSON. */
public record CallReport(List<Outcome> outcomes) {
    public CallReport {
        outcomes = List.copyOf(outcomes);
    }

    /** What came of one call. */
    public sealed interface Outcome {
        /** It returned; results as they are printed elsewhere, such as {@code i32:55}. */
        record Returned(List<String> results) implements Outcome {
            public Returned {
                results = List.copyOf(results);
            }
        }

        /** It trapped. */
        record Trapped(String kind, String message) implements Outcome {}

        /** The program ended. */
        record Exited(int code) implements Outcome {}
    }

    /** An array with one object for each call. */
    public String json() {
        return JsonText.of(json -> {
            json.writeStartArray();
            for (Outcome outcome : outcomes) {
                json.writeStartObject();
                switch (outcome) {
                    case Outcome.Returned(var results) -> {
                        json.writeName("results");
                        json.writeStartArray();
                        results.forEach(json::writeString);
                        json.writeEndArray();
                    }
                    case Outcome.Trapped(String kind, String message) -> {
                        json.writeStringProperty("trap", kind);
                        json.writeStringProperty("message", message);
                    }
                    case Outcome.Exited(int code) -> json.writeNumberProperty("exit", code);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
