package dev.abigate.runtime.aot;

import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Globals and tables of an instance, which compiled code has inside its structures. What changed of those that others can
 * see is copied whenever control passes between code and the outside.
 */
final class SharedState {
    private final AotImage image;
    private final Instance instance;
    private final AddressedMemory space;
    private final ReferenceWords references;
    private final List<ValueType> globalTypes;
    private final int[] visibleGlobals;
    private final List<SharedTable> tables;
    private final List<SharedTable> visibleTables;

    SharedState(AotImage image, Instance instance, AddressedMemory space, ReferenceWords references) {
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
        this.visibleGlobals = IntStream.range(0, globalTypes.size())
                .filter(i -> instance.global(i).isMutable() && (i < imported || isExported(ExportKind.GLOBAL, i)))
                .toArray();
        this.tables = IntStream.range(0, init.tables().size())
                .mapToObj(i -> new SharedTable(image, i, instance.table(i), space, references))
                .toList();
        this.visibleTables = IntStream.range(0, tables.size())
                .filter(i -> isExported(ExportKind.TABLE, i))
                .mapToObj(tables::get)
                .toList();
    }

    private boolean isExported(ExportKind kind, int index) {
        return image.module().exports().stream().anyMatch(export -> export.kind() == kind && export.index() == index);
    }

    /** The tables, by their index. */
    List<SharedTable> tables() {
        return tables;
    }

    /** Gives the code all globals and tables. */
    void writeAll() {
        for (int i = 0; i < globalTypes.size(); i++) {
            writeGlobal(i);
        }
        tables.forEach(SharedTable::write);
    }

    /** Gives the code what others may have changed. */
    void write() {
        for (int global : visibleGlobals) {
            writeGlobal(global);
        }
        visibleTables.forEach(SharedTable::write);
    }

    /** Shows others what the code may have changed. */
    void read() {
        for (int global : visibleGlobals) {
            readGlobal(global);
        }
        visibleTables.forEach(SharedTable::read);
    }

    private void writeGlobal(int index) {
        Global global = instance.global(index);
        ValueType type = globalTypes.get(index);
        long lower = ReferenceWords.isReference(type) ? references.word(type, global.reference()) : global.bits();
        Cells.store(type, space, image.global(index), new long[] {lower, global.high()}, 0);
    }

    private void readGlobal(int index) {
        Global global = instance.global(index);
        ValueType type = globalTypes.get(index);
        long[] words = new long[2];
        Cells.load(type, space, image.global(index), words, 0);
        if (ReferenceWords.isReference(type)) {
            global.setReference(references.reference(type, (int) words[0]));
        } else {
            global.setBits(words[0]);
            global.setHigh(words[1]);
        }
    }
}
