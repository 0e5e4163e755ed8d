package dev.abigate.format.component;

import java.util.List;

/**
 * The name of an import or export: {@code run}, {@code [method]stream.read}, {@code wasi:io/streams@0.2.3}.
 *
 * @param attributes what tools want to know beside the name; no two definitions differ by them
 */
public record ExternName(String text, List<Attribute> attributes) {
    public ExternName {
        attributes = List.copyOf(attributes);
    }

    /** Something to know about a named definition. */
    public record Attribute(Kind kind, String value) {
        /** What is told. */
        public enum Kind {
            /** The interface that an instance of another name implements. */
            IMPLEMENTS,
            /** The part of a version that the name leaves out. */
            VERSION_SUFFIX,
            /** The name in another naming. */
            EXTERNAL_ID
        }
    }
}
