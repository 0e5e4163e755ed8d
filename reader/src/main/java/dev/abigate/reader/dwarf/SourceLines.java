package dev.abigate.reader.dwarf;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.dwarf.SourceFrame;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.dwarf.line.LineTable;
import dev.abigate.reader.dwarf.line.LineTable.Place;
import dev.abigate.reader.dwarf.unit.AddressRanges;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import dev.abigate.reader.dwarf.unit.Gaps;
import dev.abigate.reader.dwarf.unit.Unit;
import dev.abigate.reader.dwarf.unit.UnitTable;
import dev.abigate.reader.dwarf.unit.UnitTableReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells which lines of the source the instructions of a module come from, by its debug information. Of a unit, nothing but
 * its addresses is read before one of them is asked for. May be used by several threads.
 */
public final class SourceLines {
    private final int codeOffset;
    private final Gaps gaps = new Gaps();
    private final UnitTable units;
    private final TreeMap<Long, UnitRange> ranges = new TreeMap<>();
    private final Map<Unit, UnitCode> code = new HashMap<>();

    private record UnitRange(long end, Unit unit) {}

    /** What was read of a unit. */
    private record UnitCode(LineTable lines, CodeFinder functions) {}

    private SourceLines(WasmModule module, List<WasmModule> debugFiles) {
        FunctionBody first = module.bodies().isEmpty() ? null : module.bodies().getFirst();
        codeOffset = first == null ? 0 : first.offset() - CodeOffsets.of(module).start(0);
        var files = new ArrayList<DebugSections>();
        files.add(DebugSections.of(module));
        debugFiles.forEach(file -> files.add(DebugSections.of(file)));
        files.removeIf(DebugSections::isEmpty);
        units = UnitTableReader.read(files, gaps);
        units.units().forEach(this::addRanges);
    }

    /** Those of a module that was read from a file. Debug sections that cannot be read tell nothing. */
    public static SourceLines of(WasmModule module) {
        return of(module, List.of());
    }

    /** Those of a module whose debug sections were cut out into other files. */
    public static SourceLines of(WasmModule module, List<WasmModule> debugFiles) {
        return new SourceLines(module, debugFiles);
    }

    private void addRanges(Unit unit) {
        var entry = new Entry();
        try {
            EntryReader.read(unit, unit.firstEntry(), entry);
            if (entry.has(Attribute.STMT_LIST)) {
                AddressRanges.read(entry, Math.max(EntryValues.address(entry, Attribute.LOW_PC), 0), (start, end) -> {
                    if (isCode(start, end)) {
                        ranges.putIfAbsent(start, new UnitRange(end, unit));
                    }
                });
            }
        } catch (MalformedBinaryException e) {
            gaps.add(DebugSection.INFO, e);
        }
    }

    /** Whether the linker kept the code: what it left out begins at address 0 or at the end of all addresses. */
    static boolean isCode(long start, long end) {
        return start > 0 && start < end;
    }

    /**
     * The place of the instruction at an offset of the module's file, followed by the places that the functions around it
     * were inlined at, innermost first. None where debug information does not tell.
     */
    public List<SourceFrame> at(int offset) {
        return atAddress((long) offset - codeOffset);
    }

    /** As {@link #at}, by an offset in the content of the code section, as addresses are counted in DWARF. */
    public synchronized List<SourceFrame> atAddress(long address) {
        Map.Entry<Long, UnitRange> range = ranges.floorEntry(address);
        if (range == null || range.getValue().end <= address) {
            return List.of();
        }
        UnitCode unit = code.computeIfAbsent(range.getValue().unit, this::read);
        Place place = unit.lines.at(address);
        if (place.equals(Place.NONE)) {
            return List.of();
        }
        var frames = new ArrayList<SourceFrame>();
        for (CodeFinder.Call call : unit.functions.around(address)) {
            frames.add(new SourceFrame(call.function(), place.file(), place.line(), place.column()));
            place = new Place(unit.lines.file(call.file()), call.line(), call.column());
        }
        if (frames.isEmpty()) {
            frames.add(new SourceFrame("", place.file(), place.line(), place.column()));
        }
        return frames;
    }

    private UnitCode read(Unit unit) {
        var entry = new Entry();
        EntryReader.read(unit, unit.firstEntry(), entry);
        LineTable lines = LineTable.read(unit, entry.value(Attribute.STMT_LIST, 0), gaps);
        var reader = new EntryReader(units);
        var functions = new CodeFinder(reader, Math.max(EntryValues.address(entry, Attribute.LOW_PC), 0));
        try {
            reader.walk(unit, functions);
        } catch (MalformedBinaryException e) {
            gaps.add(DebugSection.INFO, e);
        }
        return new UnitCode(lines, functions);
    }
}
