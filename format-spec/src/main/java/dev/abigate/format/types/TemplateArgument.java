package dev.abigate.format.types;

import java.util.List;

/** An argument that a template or generic type or function was instantiated with. */
public sealed interface TemplateArgument {
    /** The parameter's name; empty where it has none. */
    String name();

    /** A type. */
    record OfType(String name, TypeId type) implements TemplateArgument {}

    /**
     * A constant.
     *
     * @param value in decimal, bytes in hexadecimal, or empty where it is an address
     */
    record OfValue(String name, TypeId type, String value) implements TemplateArgument {}

    /** A template. */
    record OfTemplate(String name, String template) implements TemplateArgument {}

    /** The arguments of a parameter pack. */
    record Pack(String name, List<TemplateArgument> arguments) implements TemplateArgument {
        public Pack {
            arguments = List.copyOf(arguments);
        }
    }
}
