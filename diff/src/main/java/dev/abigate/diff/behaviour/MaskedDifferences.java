package dev.abigate.diff.behaviour;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.MaskUse;
import dev.abigate.runtime.replay.Masking;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Masks in a replay or a search: they hide differences, and it is known which of them hid what. Not for several threads. */
public final class MaskedDifferences implements Masking {
    private static final int MOST_SHOWN = 60;

    private final List<Mask> masks;
    private final Map<Mask, MaskUse> uses = new LinkedHashMap<>();

    /** Masks that have hidden nothing yet. */
    public MaskedDifferences(List<Mask> masks) {
        this.masks = List.copyOf(masks);
        masks.forEach(mask -> uses.put(mask, new MaskUse(mask.text(), 0, "")));
    }

    /** What each mask has hidden by now. */
    public List<MaskUse> uses() {
        return List.copyOf(uses.values());
    }

    @Override
    public boolean hides(String place, String recorded, String found) {
        var attempt = new Attempt();
        boolean same =
                attempt.shown(new Observed(place, "", recorded)).equals(attempt.shown(new Observed(place, "", found)));
        return same && attempt.succeeded(place, recorded, found);
    }

    @Override
    public boolean hides(String place, ByteString recorded, ByteString found) {
        var attempt = new Attempt();
        boolean same = attempt.shown(new Observed(place, "", text(attempt.bytes(place, 0, recorded))))
                .equals(attempt.shown(new Observed(place, "", text(attempt.bytes(place, 0, found)))));
        return same && attempt.succeeded(place, text(recorded), text(found));
    }

    @Override
    public boolean hides(TextPlace place, ByteString recorded, ByteString found) {
        var attempt = new Attempt();
        return attempt.lines(place, recorded).equals(attempt.lines(place, found))
                && attempt.succeeded(place.toString(), text(recorded), text(found));
    }

    private static String text(ByteString bytes) {
        return bytes.strictUtf8()
                .map(text -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text)
                .orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes.toArray()));
    }

    /** One difference under all masks. */
    private final class Attempt {
        private final Set<Mask> used = new LinkedHashSet<>();

        private Observed shown(Observed part) {
            Observed shown = part;
            for (Mask mask : masks) {
                Observed hidden = Masks.hidden(shown, List.of(mask));
                note(mask, shown, hidden);
                shown = hidden;
            }
            return shown;
        }

        private ByteString bytes(String name, long offset, ByteString content) {
            ByteString shown = content;
            for (Mask mask : masks) {
                ByteString hidden = Masks.withoutBytes(name, offset, shown, List.of(mask));
                note(mask, shown, hidden);
                shown = hidden;
            }
            return shown;
        }

        private List<Observed> lines(TextPlace place, ByteString text) {
            var lines = new ArrayList<Observed>();
            long line = place.line();
            for (String content :
                    bytes(place.output(), place.offset(), text).utf8().split("\n", -1)) {
                OutputText.line(place.output(), line++, content).forEach(part -> lines.add(shown(part)));
            }
            return lines;
        }

        private void note(Mask mask, Object before, Object after) {
            if (!before.equals(after)) {
                used.add(mask);
            }
        }

        private boolean succeeded(String place, String recorded, String found) {
            String first = "%s: %s and %s".formatted(place, brief(recorded), brief(found));
            for (Mask mask : used) {
                uses.computeIfPresent(
                        mask,
                        (_, use) -> new MaskUse(
                                use.mask(), use.hidden() + 1, use.first().isEmpty() ? first : use.first()));
            }
            return true;
        }

        private static String brief(String text) {
            return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "\u2026";
        }
    }
}
