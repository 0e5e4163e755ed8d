package dev.abigate.format.component;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The shape of a type of values.
 *
 * @param <T> how it refers to the types that it is made of: by index in a file, directly once indices are resolved
 */
public sealed interface ValueType<T> {
    /** The same shape with other references. */
    <U> ValueType<U> map(Function<? super T, ? extends U> reference);

    /** The types that it is made of, in order. */
    List<T> parts();

    /** The type as WIT has it, where {@code reference} tells the text of a part. */
    String text(Function<? super T, String> reference);

    /** A type without parts. */
    record Primitive<T>(PrimitiveType type) implements ValueType<T> {
        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Primitive<>(type);
        }

        @Override
        public List<T> parts() {
            return List.of();
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return type.text();
        }
    }

    /** A record: values by their labels. */
    record Fields<T>(List<Labelled<T>> fields) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x72;

        public Fields {
            fields = List.copyOf(fields);
        }

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Fields<>(fields.stream()
                    .map(field -> new Labelled<U>(field.label(), reference.apply(field.type())))
                    .toList());
        }

        @Override
        public List<T> parts() {
            return fields.stream().map(Labelled::type).toList();
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return fields.stream()
                    .map(field -> field.label() + ": " + reference.apply(field.type()))
                    .collect(Collectors.joining(", ", "record { ", " }"));
        }
    }

    /** One of several cases, each with or without a value. */
    record Variant<T>(List<Labelled<Optional<T>>> cases) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x71;

        public Variant {
            cases = List.copyOf(cases);
        }

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Variant<>(cases.stream()
                    .map(each ->
                            new Labelled<Optional<U>>(each.label(), each.type().map(reference)))
                    .toList());
        }

        @Override
        public List<T> parts() {
            return cases.stream().flatMap(each -> each.type().stream()).toList();
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return cases.stream()
                    .map(each -> each.label()
                            + each.type()
                                    .map(type -> "(" + reference.apply(type) + ")")
                                    .orElse(""))
                    .collect(Collectors.joining(", ", "variant { ", " }"));
        }
    }

    /**
     * Elements of one type.
     *
     * @param length how many there are; absent where each value has a length of its own
     */
    record Elements<T>(T element, OptionalInt length) implements ValueType<T> {
        /** The byte in the binary format of a list. */
        public static final int CODE = 0x70;
        /** The byte in the binary format of a list of fixed length. */
        public static final int FIXED_CODE = 0x67;

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Elements<>(reference.apply(element), length);
        }

        @Override
        public List<T> parts() {
            return List.of(element);
        }

        @Override
        public String text(Function<? super T, String> reference) {
            String count = length.isPresent() ? ", " + Integer.toUnsignedString(length.getAsInt()) : "";
            return "list<" + reference.apply(element) + count + ">";
        }
    }

    /** Values by their place. */
    record Tuple<T>(List<T> elements) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x6F;

        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Tuple<>(elements.stream().<U>map(reference).toList());
        }

        @Override
        public List<T> parts() {
            return elements;
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return elements.stream().map(reference).collect(Collectors.joining(", ", "tuple<", ">"));
        }
    }

    /** Bits with names. */
    record Flags<T>(List<String> labels) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x6E;
        /** The most bits that the canonical ABI takes. */
        public static final int MOST = 32;

        public Flags {
            labels = List.copyOf(labels);
        }

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Flags<>(labels);
        }

        @Override
        public List<T> parts() {
            return List.of();
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return "flags { " + String.join(", ", labels) + " }";
        }
    }

    /** One of several names. */
    record Enumeration<T>(List<String> labels) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x6D;

        public Enumeration {
            labels = List.copyOf(labels);
        }

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Enumeration<>(labels);
        }

        @Override
        public List<T> parts() {
            return List.of();
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return "enum { " + String.join(", ", labels) + " }";
        }
    }

    /** A value or none. */
    record Option<T>(T value) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x6B;

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Option<>(reference.apply(value));
        }

        @Override
        public List<T> parts() {
            return List.of(value);
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return "option<" + reference.apply(value) + ">";
        }
    }

    /** Success or failure, each with or without a value. */
    record Result<T>(Optional<T> success, Optional<T> failure) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x6A;

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Result<>(success.map(reference), failure.map(reference));
        }

        @Override
        public List<T> parts() {
            return List.of(success, failure).stream().flatMap(Optional::stream).toList();
        }

        @Override
        public String text(Function<? super T, String> reference) {
            if (failure.isEmpty()) {
                return success.map(type -> "result<" + reference.apply(type) + ">")
                        .orElse("result");
            }
            return "result<" + success.map(reference).orElse("_") + ", " + reference.apply(failure.get()) + ">";
        }
    }

    /**
     * A reference to a resource.
     *
     * @param owned whether it passes on the resource, not only for the time of a call
     */
    record Handle<T>(T resource, boolean owned) implements ValueType<T> {
        /** The byte in the binary format of an owned one. */
        public static final int OWN_CODE = 0x69;
        /** The byte in the binary format of a borrowed one. */
        public static final int BORROW_CODE = 0x68;

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Handle<>(reference.apply(resource), owned);
        }

        @Override
        public List<T> parts() {
            return List.of(resource);
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return (owned ? "own<" : "borrow<") + reference.apply(resource) + ">";
        }
    }

    /**
     * The readable end of a stream, or of a future, which is a stream of one value.
     *
     * @param single whether it is a future
     */
    record Stream<T>(Optional<T> element, boolean single) implements ValueType<T> {
        /** The byte in the binary format of a stream. */
        public static final int CODE = 0x66;
        /** The byte in the binary format of a future. */
        public static final int FUTURE_CODE = 0x65;

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Stream<>(element.map(reference), single);
        }

        @Override
        public List<T> parts() {
            return element.stream().toList();
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return (single ? "future" : "stream")
                    + element.map(type -> "<" + reference.apply(type) + ">").orElse("");
        }
    }

    /** Values by keys. */
    record Dictionary<T>(T key, T value) implements ValueType<T> {
        /** The byte in the binary format. */
        public static final int CODE = 0x63;

        @Override
        public <U> ValueType<U> map(Function<? super T, ? extends U> reference) {
            return new Dictionary<>(reference.apply(key), reference.apply(value));
        }

        @Override
        public List<T> parts() {
            return List.of(key, value);
        }

        @Override
        public String text(Function<? super T, String> reference) {
            return "map<" + reference.apply(key) + ", " + reference.apply(value) + ">";
        }
    }
}
