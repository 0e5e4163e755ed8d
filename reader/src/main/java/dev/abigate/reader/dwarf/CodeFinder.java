package dev.abigate.reader.dwarf;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.reader.dwarf.unit.AddressRanges;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import java.util.ArrayList;
import java.util.List;

/** Walks a unit, and keeps which functions, those inlined included, have code at which addresses. */
final class CodeFinder implements EntryReader.Visitor {
    private final EntryReader reader;
    private final EntryIndex index;
    private final long base;
    private final List<Code> found = new ArrayList<>();

    /** A range of the code of the entry at a position. */
    private record Code(long start, long end, int position) {}

    /**
     * A function that has code at an address.
     *
     * @param function its qualified name
     * @param file number of the file of the call that it was inlined for, and its line and column; 0 where it was not
     */
    record Call(String function, long file, int line, int column) {}

    /**
     * @param base the first address of the unit
     */
    CodeFinder(EntryReader reader, long base) {
        this.reader = reader;
        this.base = base;
        index = new EntryIndex(reader);
    }

    @Override
    public boolean wants(DwarfTag tag, int position, int depth) {
        index.leave(position, depth);
        return tag == DwarfTag.INLINED_SUBROUTINE || EntryIndex.isScope(tag);
    }

    @Override
    public void entry(Entry entry, int depth) {
        if (entry.tag() != DwarfTag.INLINED_SUBROUTINE) {
            index.enter(entry, depth);
        }
        if (entry.tag() == DwarfTag.SUBPROGRAM || entry.tag() == DwarfTag.INLINED_SUBROUTINE) {
            int position = entry.position();
            AddressRanges.read(entry, base, (start, end) -> {
                if (SourceLines.isCode(start, end)) {
                    found.add(new Code(start, end, position));
                }
            });
        }
    }

    @Override
    public void end(int position) {
        index.leave(position, 0);
    }

    /** The functions with code at an address, innermost first. */
    List<Call> around(long address) {
        var calls = new ArrayList<Call>();
        for (Code code : found) {
            if (code.start <= address && address < code.end) {
                calls.addFirst(call(code.position));
            }
        }
        return calls;
    }

    private Call call(int position) {
        Entry entry = reader.take();
        try {
            reader.read(position, entry);
            long file = entry.value(Attribute.CALL_FILE, 0);
            int line = number(entry, Attribute.CALL_LINE);
            int column = number(entry, Attribute.CALL_COLUMN);
            reader.read(FunctionReader.declarationOf(reader, position), entry);
            return new Call(index.name(entry).qualified(), file, line, column);
        } catch (MalformedBinaryException _) {
            return new Call("", 0, 0, 0);
        } finally {
            reader.give(entry);
        }
    }

    private static int number(Entry entry, Attribute attribute) {
        return Math.clamp(entry.value(attribute, 0), 0, Integer.MAX_VALUE);
    }
}
