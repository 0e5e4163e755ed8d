package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.types.Coverage.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was left out of the reading, with the reasons; of very many the first. */
public final class Gaps {
    private static final int MOST = 100;

    private final List<Gap> gaps = new ArrayList<>();

    public void add(DebugSection section, long offset, String reason) {
        if (gaps.size() < MOST) {
            gaps.add(new Gap(section.text(), offset, reason));
        }
    }

    /** Notes that a part of a section is not what it should be. */
    public void add(DebugSection section, MalformedBinaryException flaw) {
        add(section, flaw.offset(), Objects.requireNonNullElse(flaw.getMessage(), flaw.path()));
    }

    public List<Gap> list() {
        return List.copyOf(gaps);
    }
}
