package dev.abigate.format.aot;

import java.util.List;

/**
 * Section 1: what instantiation sets up (section 5).
 *
 * @param startFunction index, imports counted, or {@link AotModule#NO_INDEX}
 */
public record InitData(
        List<Memory> memories,
        List<DataSegment> dataSegments,
        List<ImportTable> importTables,
        List<Table> tables,
        List<ElementSegment> elementSegments,
        List<AotType> types,
        List<ImportGlobal> importGlobals,
        List<Global> globals,
        List<ImportFunction> importFunctions,
        int startFunction,
        AuxData aux,
        List<ObjectData> objectData) {
    public InitData {
        memories = List.copyOf(memories);
        dataSegments = List.copyOf(dataSegments);
        importTables = List.copyOf(importTables);
        tables = List.copyOf(tables);
        elementSegments = List.copyOf(elementSegments);
        types = List.copyOf(types);
        importGlobals = List.copyOf(importGlobals);
        globals = List.copyOf(globals);
        importFunctions = List.copyOf(importFunctions);
        objectData = List.copyOf(objectData);
    }
}
