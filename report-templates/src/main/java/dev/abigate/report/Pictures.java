package dev.abigate.report;

import dev.abigate.diff.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two builds as bars, old over new, drawn to one scale: their linear memories, and the sections of their files. */
final class Pictures {
    /** The width of the longest bar, in the units of the picture. */
    private static final int WIDTH = 1000;

    /** Sections that take less than this part of the larger file are drawn together. */
    private static final double LEAST_SHARE = 0.01;

    private final Side before;
    private final Side after;
    private final Messages messages;

    Pictures(Side before, Side after, Messages messages) {
        this.before = before;
        this.after = after;
        this.messages = messages;
    }

    /** One bar a build with its memory map; empty where the files do not tell. */
    List<Map<String, Object>> memories() {
        var maps = List.of(MemoryMap.of(before.snapshot()), MemoryMap.of(after.snapshot()));
        long longest = maps.stream()
                .flatMap(map -> map.stream())
                .mapToLong(MemoryMap::size)
                .max()
                .orElse(0);
        var bars = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < maps.size(); i++) {
            boolean old = i == 0;
            maps.get(i).ifPresent(map -> bars.add(bar(old, map.size(), longest, parts(map, longest))));
        }
        return bars;
    }

    private List<Map<String, Object>> parts(MemoryMap map, long longest) {
        var parts = new ArrayList<Map<String, Object>>();
        for (MemoryMap.Region region : map.regions()) {
            Map<String, Object> part = part(HtmlPage.id(region.use()), region.from(), region.size(), longest);
            part.put("name", messages.text("use", region.use()));
            part.put("range", "0x%x–0x%x".formatted(region.from(), region.to()));
            parts.add(part);
        }
        return parts;
    }

    /** One bar a file with its sections, the small ones together; empty where a side is no file. */
    List<Map<String, Object>> sections() {
        long longest = Math.max(before.size(), after.size());
        if (before.sections().isEmpty() || after.sections().isEmpty()) {
            return List.of();
        }
        return List.of(
                bar(true, before.size(), longest, sections(before, longest)),
                bar(false, after.size(), longest, sections(after, longest)));
    }

    private List<Map<String, Object>> sections(Side side, long longest) {
        var sizes = new LinkedHashMap<String, Long>();
        long rest = side.size();
        for (Side.Section section : side.sections()) {
            if (section.size() >= longest * LEAST_SHARE) {
                sizes.merge(VisibleText.brief(section.name(), 40), section.size(), Long::sum);
                rest -= section.size();
            }
        }
        if (rest > 0) {
            sizes.merge("", rest, Long::sum);
        }
        var parts = new ArrayList<Map<String, Object>>();
        long at = 0;
        for (Map.Entry<String, Long> section : sizes.entrySet()) {
            Map<String, Object> part = part(kind(section.getKey()), at, section.getValue(), longest);
            part.put("name", section.getKey().isEmpty() ? messages.text("section.rest") : section.getKey());
            part.put("range", "");
            parts.add(part);
            at += section.getValue();
        }
        return parts;
    }

    /** What colours a section: code, data, debug information, or anything else. */
    private static String kind(String name) {
        return switch (name) {
            case "code", "text" -> "code";
            case "data", "init data" -> "data";
            case "" -> "rest";
            default -> name.startsWith(".debug_") ? "debug" : "other";
        };
    }

    private Map<String, Object> bar(boolean old, long size, long longest, List<Map<String, Object>> parts) {
        return Map.of("old", old, "size", messages.text("bytes", size), "width", scaled(size, longest), "parts", parts);
    }

    private Map<String, Object> part(String kind, long from, long size, long longest) {
        var part = new LinkedHashMap<String, Object>();
        part.put("kind", kind);
        part.put("x", scaled(from, longest));
        part.put("width", scaled(size, longest));
        part.put("size", messages.text("bytes", size));
        return part;
    }

    /** A length in the units of the picture, with one decimal. */
    private static String scaled(long bytes, long longest) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes * WIDTH / longest);
    }
}
