package dev.abigate.cli.packaging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pattern switches of all kinds, to be rewritten and asked again. */
public final class SwitchSample implements Function<Object, String> {
    sealed interface Shape {
        /** Of an interface's own, which is called in another way. */
        default String size() {
            return switch (this) {
                case Circle(int radius) when radius > 100 -> "large circle";
                case Circle _ -> "circle";
                case Square(int side) when side > 100 -> "large square";
                case Square _ -> "square";
            };
        }
    }

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    @Override
    public String apply(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Integer i when i < 0 -> "negative";
            case Integer i when i == 0 -> "zero";
            case Number n -> "number " + n.getClass().getSimpleName();
            case String s when s.isEmpty() -> "empty";
            case String s -> "text " + s;
            case List<?> list -> "list of " + list.size();
            case int[] array -> "array of " + array.length;
            case Shape shape -> shape.size();
            default -> "other";
        };
    }
}
