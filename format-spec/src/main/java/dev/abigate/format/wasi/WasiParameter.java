package dev.abigate.format.wasi;

import java.util.List;

/**
 * A parameter of a function of a system interface.
 *
 * @param type of the value, or of the elements that the pointer leads to
 */
public record WasiParameter(String name, WasiType type, Passing passing) {
    /** How an argument gets to the host. */
    public sealed interface Passing {
        /** The argument is the value. */
        record Value() implements Passing {}

        /** The argument is an address. */
        record Pointer(Role role, Length length) implements Passing {}
    }

    /** What the host does with the memory that a pointer leads to. */
    public enum Role {
        IN,
        OUT,
        INOUT
    }

    /** How many elements a pointer leads to. */
    public sealed interface Length {
        record One() implements Length {}

        /** As many as the argument after the pointer says, which belongs to the same parameter. */
        record Following() implements Length {}

        /** As many as another parameter says, or as a function of that name answers. */
        record Named(String name) implements Length {}
    }

    /** The core types of its arguments, as the text format writes them. */
    List<String> core(PointerSize size) {
        return switch (passing) {
            case Passing.Value _ -> List.of(type.core().text(size));
            case Passing.Pointer(var _, Length.Following _) ->
                List.of(WasiType.Core.ADDRESS.text(size), WasiType.Core.ADDRESS.text(size));
            case Passing.Pointer _ -> List.of(WasiType.Core.ADDRESS.text(size));
        };
    }

    /** The parameter in a word of {@link FunctionTable}. */
    static WasiParameter parse(String word, SystemModule module) {
        int colon = word.indexOf(':');
        String name = word.substring(0, colon);
        String text = word.substring(colon + 1);
        int bracket = text.indexOf('[');
        int end = bracket < 0 ? text.indexOf('.') : text.indexOf(']');
        if (end < 0) {
            return new WasiParameter(name, module.type(text), new Passing.Value());
        }
        Role role = switch (text.substring(0, bracket < 0 ? end : bracket)) {
            case "in" -> Role.IN;
            case "out" -> Role.OUT;
            case "inout" -> Role.INOUT;
            default -> throw new IllegalArgumentException("no role: " + word);
        };
        return new WasiParameter(
                name, module.type(text.substring(end + 1)), new Passing.Pointer(role, length(text, bracket, end)));
    }

    private static Length length(String text, int bracket, int end) {
        if (bracket < 0) {
            return new Length.One();
        }
        return bracket + 1 == end ? new Length.Following() : new Length.Named(text.substring(bracket + 1, end));
    }
}
