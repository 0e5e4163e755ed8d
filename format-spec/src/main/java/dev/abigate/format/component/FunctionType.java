package dev.abigate.format.component;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The type of a function.
 *
 * @param async whether a call may block the task that makes it
 * @param <T> how it refers to the types of values: by index in a file, directly once indices are resolved
 */
public record FunctionType<T>(boolean async, List<Labelled<T>> parameters, Optional<T> result) {
    /** The byte in the binary format. */
    public static final int CODE = 0x40;
    /** The byte in the binary format of one that is asynchronous. */
    public static final int ASYNC_CODE = 0x43;

    public FunctionType {
        parameters = List.copyOf(parameters);
    }

    /** The same type with other references. */
    public <U> FunctionType<U> map(Function<? super T, ? extends U> reference) {
        return new FunctionType<>(
                async,
                parameters.stream()
                        .map(parameter -> new Labelled<U>(parameter.label(), reference.apply(parameter.type())))
                        .toList(),
                result.map(reference));
    }

    /** The types of parameters and result, in order. */
    public List<T> types() {
        return Stream.concat(parameters.stream().map(Labelled::type), result.stream())
                .toList();
    }

    /** The type as WIT has it, where {@code reference} tells the text of a type of values. */
    public String text(Function<? super T, String> reference) {
        return parameters.stream()
                .map(parameter -> parameter.label() + ": " + reference.apply(parameter.type()))
                .collect(Collectors.joining(
                        ", ",
                        async ? "async func(" : "func(",
                        ")" + result.map(type -> " -> " + reference.apply(type)).orElse("")));
    }
}
