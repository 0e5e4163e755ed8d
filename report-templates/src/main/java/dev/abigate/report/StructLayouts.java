package dev.abigate.report;

import dev.abigate.diff.source.Field;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.Virtuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A struct, class or union in two builds: fields with their places, padding between them, bytes to scale, virtual table. */
final class StructLayouts {
    static final int MOST_ROWS = 200;

    /** The width of the larger of the two, in the units of the picture. */
    private static final int WIDTH = 1000;

    /** Stands for the slots of a destructor, whose number compilers do not tell. */
    private static final int DESTRUCTOR = -1;

    private final Side before;
    private final Side after;
    private final Messages messages;

    /** The struct in one build. */
    private record Side(Program program, StructType struct, TypeText text, Map<String, Field> fields) {
        static Side of(Program program, StructType struct) {
            return new Side(
                    program,
                    struct,
                    new TypeText(program),
                    Field.of(program, struct).stream()
                            .collect(Collectors.toMap(
                                    Field::name, Function.identity(), (one, _) -> one, LinkedHashMap::new)));
        }

        boolean isUnion() {
            return struct.tag() == Tag.UNION;
        }

        /** First and last bit behind of what no field takes, in order. */
        Map<Long, Long> gaps() {
            var gaps = new TreeMap<Long, Long>();
            List<Field> ordered = fields.values().stream()
                    .sorted(Comparator.comparingLong(Field::bitOffset))
                    .toList();
            if (isUnion() || ordered.isEmpty()) {
                return gaps;
            }
            boolean bare = struct.bases().isEmpty() && struct.vptrOwner().isEmpty();
            long end = bare ? 0 : ordered.getFirst().bitOffset();
            for (Field field : ordered) {
                if (field.bitOffset() > end) {
                    gaps.put(end, field.bitOffset());
                }
                end = Math.max(end, field.end(program));
            }
            if (struct.size() * Byte.SIZE > end) {
                gaps.put(end, struct.size() * Byte.SIZE);
            }
            return gaps;
        }
    }

    StructLayouts(Program oldProgram, StructType old, Program newProgram, StructType now, Messages messages) {
        this.before = Side.of(oldProgram, old);
        this.after = Side.of(newProgram, now);
        this.messages = messages;
    }

    private record Row(long place, String name, String before, String after) {}

    /** A row for each field and each gap between fields, by place. */
    List<Map<String, Object>> rows() {
        var rows = new ArrayList<Row>();
        after.fields.forEach((name, is) -> rows.add(new Row(
                is.bitOffset(),
                name,
                Optional.ofNullable(before.fields.get(name))
                        .map(was -> text(before, was))
                        .orElse(""),
                text(after, is))));
        before.fields.forEach((name, was) -> {
            if (!after.fields.containsKey(name)) {
                rows.add(new Row(was.bitOffset(), name, text(before, was), ""));
            }
        });
        addGaps(rows);
        rows.add(new Row(
                Long.MAX_VALUE,
                messages.text("types.size"),
                messages.text("bytes", before.struct.size()),
                messages.text("bytes", after.struct.size())));
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::place))
                .limit(MOST_ROWS)
                .map(row -> HtmlTypes.row(row.name, row.before, row.after))
                .toList();
    }

    private void addGaps(List<Row> rows) {
        Map<Long, Long> old = before.gaps();
        Map<Long, Long> now = after.gaps();
        var places = new TreeMap<Long, Boolean>();
        old.keySet().forEach(place -> places.put(place, true));
        now.keySet().forEach(place -> places.put(place, true));
        places.keySet()
                .forEach(place -> rows.add(new Row(
                        place,
                        messages.text("types.padding"),
                        Optional.ofNullable(old.get(place))
                                .map(end -> gap(place, end))
                                .orElse(""),
                        Optional.ofNullable(now.get(place))
                                .map(end -> gap(place, end))
                                .orElse(""))));
    }

    private String gap(long from, long to) {
        return from % Byte.SIZE == 0 && to % Byte.SIZE == 0
                ? messages.text("types.gap", from / Byte.SIZE, (to - from) / Byte.SIZE)
                : messages.text("types.gapBits", from, to - 1);
    }

    private String text(Side side, Field field) {
        return field.isBitField()
                ? messages.text(
                        "types.bits",
                        field.bitOffset(),
                        field.bitOffset() + field.bitSize() - 1,
                        side.text.of(field.type()))
                : messages.text("types.field", field.offset(), side.text.of(field.type()));
    }

    /** The bytes of both, to one scale; none where the fields of a union share them. */
    List<Map<String, Object>> bars() {
        long longest = Math.max(before.struct.size(), after.struct.size());
        if (before.isUnion() || after.isUnion() || longest == 0) {
            return List.of();
        }
        return List.of(bar(true, before, after, longest), bar(false, after, before, longest));
    }

    private Map<String, Object> bar(boolean old, Side side, Side other, long longest) {
        var parts = new ArrayList<Map<String, Object>>();
        for (Field field : side.fields.values()) {
            long size = field.end(side.program) - field.bitOffset();
            if (size > 0 && parts.size() < MOST_ROWS) {
                parts.add(Map.of(
                        "kind", kind(old, side, field, other, Optional.ofNullable(other.fields.get(field.name()))),
                        "x", scaled(field.bitOffset(), longest),
                        "width", scaled(size, longest),
                        "size", "",
                        "name", VisibleText.brief(field.name(), 40),
                        "range", ""));
            }
        }
        return Map.of(
                "old",
                old,
                "size",
                messages.text("bytes", side.struct.size()),
                "width",
                scaled(side.struct.size() * Byte.SIZE, longest),
                "parts",
                parts);
    }

    private static String kind(boolean old, Side side, Field field, Side other, Optional<Field> partner) {
        if (partner.isEmpty()) {
            return old ? "gone" : "new";
        }
        if (partner.get().bitOffset() != field.bitOffset()) {
            return "moved";
        }
        boolean alike = partner.get().bitSize() == field.bitSize()
                && side.text
                        .expanded(field.type())
                        .equals(other.text.expanded(partner.get().type()));
        return alike ? "kept" : "retyped";
    }

    /** A length in bits in the units of the picture, where the longest is in bytes. */
    private static String scaled(long bits, long longest) {
        return String.format(Locale.ROOT, "%.1f", (double) bits * WIDTH / (longest * Byte.SIZE));
    }

    /** The slots of the virtual table that the class itself declares. */
    List<Map<String, Object>> slots() {
        Map<Integer, String> old = slots(before.struct);
        Map<Integer, String> now = slots(after.struct);
        var numbers = new TreeMap<Integer, String>(old);
        numbers.putAll(now);
        return numbers.keySet().stream()
                .limit(MOST_ROWS)
                .map(slot -> HtmlTypes.row(
                        slot == DESTRUCTOR ? messages.text("types.destructor") : messages.text("types.slot", slot),
                        old.getOrDefault(slot, ""),
                        now.getOrDefault(slot, "")))
                .toList();
    }

    private static Map<Integer, String> slots(StructType struct) {
        var slots = new TreeMap<Integer, String>();
        for (FunctionDeclaration function : struct.functions()) {
            if (function.virtuality() != Virtuality.NONE
                    && function.vtableSlot().isPresent()) {
                slots.put(
                        function.name().simple().startsWith("~")
                                ? DESTRUCTOR
                                : function.vtableSlot().getAsInt(),
                        function.name().simple() + (function.virtuality() == Virtuality.PURE ? " = 0" : ""));
            }
        }
        return slots;
    }
}
