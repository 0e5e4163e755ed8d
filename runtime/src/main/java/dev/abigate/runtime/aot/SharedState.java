package dev.abigate.runtime.aot;

import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Globals and tables of an instance, which compiled code has inside its structures. Those that others can see are copied
 * whenever control passes between code and the outside.
 */
final class SharedState {
    private final AotImage image;
    private final Instance instance;
    private final AddressSpace space;
    private final ReferenceWords references;
    private final List<ValueType> globalTypes;
    private final List<Table> tables;
    private final int[] visibleGlobals;
    private final int[] visibleTables;

    SharedState(AotImage image, Instance instance, AddressSpace space, ReferenceWords references) {
        this.image = image;
        this.instance = instance;
        this.space = space;
        this.references = references;
        InitData init = image.module().initData();
        int imported = init.importGlobals().size();
        this.globalTypes = IntStream.range(0, imported + init.globals().size())
                .mapToObj(i -> i < imported
                        ? init.importGlobals().get(i).type()
                        : init.globals().get(i - imported).type())
                .toList();
        this.tables = init.tables();
        this.visibleGlobals = IntStream.range(0, globalTypes.size())
                .filter(i -> instance.global(i).isMutable() && (i < imported || isExported(ExportKind.GLOBAL, i)))
                .toArray();
        this.visibleTables = IntStream.range(0, tables.size())
                .filter(i -> isExported(ExportKind.TABLE, i))
                .toArray();
    }

    private boolean isExported(ExportKind kind, int index) {
        return image.module().exports().stream().anyMatch(export -> export.kind() == kind && export.index() == index);
    }

    /** Gives the code all globals and tables. */
    void writeAll() {
        for (int i = 0; i < globalTypes.size(); i++) {
            writeGlobal(i);
        }
        for (int i = 0; i < tables.size(); i++) {
            writeTable(i);
        }
    }

    /** Gives the code what others may have changed. */
    void write() {
        for (int global : visibleGlobals) {
            writeGlobal(global);
        }
        for (int table : visibleTables) {
            writeTable(table);
        }
    }

    /** Shows others what the code may have changed. */
    void read() {
        for (int global : visibleGlobals) {
            readGlobal(global);
        }
        for (int table : visibleTables) {
            readTable(table);
        }
    }

    private void writeGlobal(int index) {
        Global global = instance.global(index);
        ValueType type = globalTypes.get(index);
        long address = image.global(index);
        if (type.equals(ValueType.FUNCREF) || type.equals(ValueType.EXTERNREF)) {
            space.putInt(address, (int) word(type, global.reference()));
        } else if (FunctionConvention.isWide(type)) {
            space.putLong(address, global.bits());
        } else {
            space.putInt(address, (int) global.bits());
        }
    }

    private void readGlobal(int index) {
        Global global = instance.global(index);
        ValueType type = globalTypes.get(index);
        long address = image.global(index);
        if (type.equals(ValueType.FUNCREF) || type.equals(ValueType.EXTERNREF)) {
            global.setReference(reference(type, space.getInt(address)));
        } else {
            global.setBits(FunctionConvention.isWide(type) ? space.getLong(address) : space.getInt(address));
        }
    }

    private void writeTable(int index) {
        dev.abigate.runtime.instance.Table table = instance.table(index);
        StructureLayout layout = image.layout();
        space.putInt(image.table(index) + layout.tableSize(), table.size());
        space.putInt(image.table(index) + layout.tableMaximum(), (int) AotImage.slots(tables.get(index)));
        for (int i = 0; i < table.size(); i++) {
            setElement(index, i, word(elementType(index), table.get(i)));
        }
    }

    private void readTable(int index) {
        dev.abigate.runtime.instance.Table table = instance.table(index);
        int size = size(index);
        if (size > table.size()) {
            table.grow(size - table.size(), null);
        }
        for (int i = 0; i < Math.min(size, table.size()); i++) {
            table.set(i, reference(elementType(index), (int) element(index, i)));
        }
    }

    private ValueType elementType(int table) {
        ReferenceType type = tables.get(table).elementType();
        return type.type();
    }

    /** The number of a table's elements: at most that of its slots, whatever the code has written. */
    int size(int table) {
        long written = Integer.toUnsignedLong(
                space.getInt(image.table(table) + image.layout().tableSize()));
        return (int) Math.min(written, AotImage.slots(tables.get(table)));
    }

    /** Sets the number of a table's elements, at most that of its slots. */
    void setSize(int table, int size) {
        space.putInt(image.table(table) + image.layout().tableSize(), size);
    }

    private long elementAddress(int table, int index) {
        StructureLayout layout = image.layout();
        return image.table(table) + layout.tableHeaderBytes() + (long) index * layout.elementBytes();
    }

    /** The word in an element. */
    long element(int table, int index) {
        return space.getInt(elementAddress(table, index));
    }

    void setElement(int table, int index, long word) {
        if (image.layout().elementBytes() == Long.BYTES) {
            space.putLong(elementAddress(table, index), word);
        } else {
            space.putInt(elementAddress(table, index), (int) word);
        }
    }

    /** The word of a reference that a table's element may be. */
    long word(int table, @Nullable Object reference) {
        return word(elementType(table), reference);
    }

    private long word(ValueType type, @Nullable Object reference) {
        return type.equals(ValueType.EXTERNREF) ? references.externWord(reference) : references.functionWord(reference);
    }

    private @Nullable Object reference(ValueType type, int word) {
        return type.equals(ValueType.EXTERNREF) ? references.external(word) : references.function(word);
    }
}
