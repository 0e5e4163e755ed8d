package dev.abigate.reader.dwarf;

import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.Origin;
import dev.abigate.reader.dwarf.line.SourceFiles;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import dev.abigate.reader.dwarf.unit.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where entries are declared. */
final class Places {
    private static final String ZIG = "zig ";

    private final SourceFiles files;
    private final Map<Unit, UnitSource> units = new HashMap<>();

    private record UnitSource(Language language, List<String> files) {
        String file(long number) {
            return number < 0 || number >= files.size() ? "" : files.get((int) number);
        }
    }

    Places(SourceFiles files) {
        this.files = files;
    }

    /** Where an entry is declared. */
    Origin of(Entry entry) {
        UnitSource unit = source(entry.unit());
        String file = unit.file(entry.value(Attribute.DECL_FILE, -1));
        return new Origin(unit.language, file, Math.clamp(entry.value(Attribute.DECL_LINE, 0), 0, Integer.MAX_VALUE));
    }

    /** The language of a unit. */
    Language language(Unit unit) {
        return source(unit).language;
    }

    private UnitSource source(Unit unit) {
        UnitSource known = units.get(unit);
        if (known == null) {
            var entry = new Entry();
            EntryReader.read(unit, unit.firstEntry(), entry);
            String producer = EntryValues.text(entry, Attribute.PRODUCER);
            Language language =
                    producer.startsWith(ZIG) ? Language.ZIG : language((int) entry.value(Attribute.LANGUAGE, 0));
            known = new UnitSource(language, files.of(entry));
            units.put(unit, known);
        }
        return known;
    }

    /** The language of a code (DWARF 5, 7.12, and those registered since). */
    private static Language language(int code) {
        return switch (code) {
            case 0x01, 0x02, 0x0c, 0x1d, 0x2c, 0x3e -> Language.C;
            case 0x04, 0x19, 0x1a, 0x21, 0x2b, 0x2e, 0x3a -> Language.CPP;
            case 0x1c -> Language.RUST;
            case 0x27 -> Language.ZIG;
            case 0x31, 0x8001 -> Language.ASSEMBLER;
            default -> Language.OTHER;
        };
    }
}
