package dev.abigate.diff.document;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of one mapping, each taken once and by type; what nobody takes is an error. */
public final class Fields {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final Node.Mapping mapping;
    private final Set<String> taken = new HashSet<>();

    Fields(Node node) {
        if (!(node instanceof Node.Mapping found)) {
            throw new MalformedDocumentException(node.position(), "expected a mapping of names to values");
        }
        this.mapping = found;
    }

    /** A complaint about the mapping as a whole. */
    public MalformedDocumentException fail(String message) {
        return new MalformedDocumentException(mapping.position(), message);
    }

    /** A complaint about the value of a field. */
    public MalformedDocumentException fail(String name, String message) {
        return new MalformedDocumentException(position(name), name + ": " + message);
    }

    /** A complaint about the name of a field. */
    public MalformedDocumentException failAtName(String name, String message) {
        Node.@Nullable Member member = mapping.members().get(name);
        return new MalformedDocumentException(member == null ? mapping.position() : member.name(), message);
    }

    /** Where the value of a field begins, or the mapping where it lacks the field. */
    public Position position(String name) {
        Node.@Nullable Member member = mapping.members().get(name);
        return member == null ? mapping.position() : member.value().position();
    }

    /** The names of all fields, in document order. */
    public List<String> names() {
        return List.copyOf(mapping.members().keySet());
    }

    /** Whether the mapping has the field. */
    public boolean has(String name) {
        return mapping.members().containsKey(name);
    }

    /** A text. */
    public String text(String name) {
        return text(required(name), name);
    }

    /** A text that may be left out. */
    public Optional<String> optionalText(String name) {
        return optional(name).map(value -> text(value, name));
    }

    /** A version, which looks like a number where nobody quotes it. */
    public Optional<String> optionalVersion(String name) {
        return optional(name).map(value -> {
            if (value instanceof Node.Scalar scalar && scalar.isTextOrNumber()) {
                return scalar.text();
            }
            throw fail(name, "expected a version");
        });
    }

    /** True or false. */
    public boolean flag(String name) {
        return flag(required(name), name);
    }

    /** True or false, or left out. */
    public Optional<Boolean> optionalFlag(String name) {
        return optional(name).map(value -> flag(value, name));
    }

    /** A number of 64 bits, signed or unsigned. */
    public long number(String name) {
        return number(required(name), name);
    }

    /** As {@link #number}, or left out. */
    public OptionalLong optionalNumber(String name) {
        Optional<Node> value = optional(name);
        return value.isPresent() ? OptionalLong.of(number(value.get(), name)) : OptionalLong.empty();
    }

    /** A count, 0 to 2^31 - 1. */
    public int count(String name) {
        long value = number(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw fail(name, "found " + Long.toUnsignedString(value) + ", at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /** A day, {@code 2026-12-31}, or left out. */
    public Optional<LocalDate> optionalDate(String name) {
        return optionalText(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw fail(name, "found '" + text + "', expected a date such as 2026-12-31");
            }
        });
    }

    /** Texts in a row. */
    public List<String> texts(String name) {
        return texts(required(name), name);
    }

    /** Texts in a row, or left out. */
    public Optional<List<String>> optionalTexts(String name) {
        return optional(name).map(value -> texts(value, name));
    }

    /** Mappings in a row. */
    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        return objects(required(name), name, reader);
    }

    /** Mappings in a row that are read later, where {@link #refuseOthers} has to be called for each. */
    public List<Fields> mappings(String name) {
        return items(required(name), name).stream().map(Fields::new).toList();
    }

    /** Mappings in a row; none where the field is left out. */
    public <T> List<T> optionalObjects(String name, Function<Fields, T> reader) {
        return optional(name).map(value -> objects(value, name, reader)).orElse(List.of());
    }

    /** A mapping. */
    public <T> T object(String name, Function<Fields, T> reader) {
        return object(required(name), reader);
    }

    /** A mapping, or left out. */
    public <T> Optional<T> optionalObject(String name, Function<Fields, T> reader) {
        return optional(name).map(value -> object(value, reader));
    }

    /** The constant of a word. */
    public <E extends Enum<E>> E word(String name, E[] values, Function<E, String> id) {
        required(name);
        return optionalWord(name, values, id).orElseThrow();
    }

    /** The constant of a word, or left out. */
    public <E extends Enum<E>> Optional<E> optionalWord(String name, E[] values, Function<E, String> id) {
        return optionalText(name).map(text -> word(name, text, values, id));
    }

    /** The constants of words in a row; none where the field is left out. */
    public <E extends Enum<E>> List<E> optionalWords(String name, E[] values, Function<E, String> id) {
        return optionalTexts(name).orElse(List.of()).stream()
                .map(text -> word(name, text, values, id))
                .toList();
    }

    private <E extends Enum<E>> E word(String name, String text, E[] values, Function<E, String> id) {
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> fail(
                        name,
                        "unknown word '%s', known are %s"
                                .formatted(text, Arrays.stream(values).map(id).collect(Collectors.joining(", ")))));
    }

    /** Refuses fields that were not taken; {@link #objects} and {@link #object} do so for the mappings within. */
    public void refuseOthers() {
        mapping.members().forEach((name, member) -> {
            if (!taken.contains(name)) {
                throw new MalformedDocumentException(member.name(), "unknown key '" + name + "'");
            }
        });
    }

    private <T> List<T> objects(Node value, String name, Function<Fields, T> reader) {
        List<T> objects = new ArrayList<>();
        for (Node item : items(value, name)) {
            objects.add(object(item, reader));
        }
        return objects;
    }

    private static <T> T object(Node value, Function<Fields, T> reader) {
        var fields = new Fields(value);
        T result = reader.apply(fields);
        fields.refuseOthers();
        return result;
    }

    private static List<String> texts(Node value, String name) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(value, name)) {
            texts.add(text(item, name));
        }
        return texts;
    }

    private static List<Node> items(Node value, String name) {
        if (value instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        throw new MalformedDocumentException(value.position(), name + ": expected a list");
    }

    private static String text(Node value, String name) {
        if (value instanceof Node.Scalar scalar && scalar.kind() == Node.Scalar.Kind.TEXT) {
            return scalar.text();
        }
        throw new MalformedDocumentException(value.position(), name + ": expected a text");
    }

    private static boolean flag(Node value, String name) {
        if (value instanceof Node.Scalar scalar && scalar.kind() == Node.Scalar.Kind.FLAG) {
            return Boolean.parseBoolean(scalar.text());
        }
        throw new MalformedDocumentException(value.position(), name + ": expected true or false");
    }

    private static long number(Node value, String name) {
        if (value instanceof Node.Scalar scalar && scalar.kind() == Node.Scalar.Kind.INTEGER) {
            try {
                var number = new BigInteger(scalar.text());
                if (number.compareTo(LEAST) >= 0 && number.compareTo(UNSIGNED_LIMIT) < 0) {
                    return number.longValue();
                }
            } catch (NumberFormatException e) {
                throw new MalformedDocumentException(value.position(), name + ": expected a decimal integer");
            }
            throw new MalformedDocumentException(value.position(), name + ": expected an integer of 64 bits");
        }
        throw new MalformedDocumentException(value.position(), name + ": expected an integer");
    }

    private Node required(String name) {
        return optional(name).orElseThrow(() -> fail("lacks the key '" + name + "'"));
    }

    private Optional<Node> optional(String name) {
        taken.add(name);
        return Optional.ofNullable(mapping.members().get(name)).map(Node.Member::value);
    }
}
