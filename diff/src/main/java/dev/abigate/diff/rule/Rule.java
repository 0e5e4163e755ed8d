package dev.abigate.diff.rule;

import static dev.abigate.diff.rule.Audience.EMBEDDER;
import static dev.abigate.diff.rule.Audience.HOST;
import static dev.abigate.diff.rule.Audience.LINKED_MODULE;
import static dev.abigate.diff.rule.Audience.SOURCE;
import static dev.abigate.diff.rule.Direction.BACKWARD;
import static dev.abigate.diff.rule.Direction.BOTH;
import static dev.abigate.diff.rule.Direction.FORWARD;
import static dev.abigate.diff.rule.Direction.NEITHER;
import static dev.abigate.diff.rule.Severity.BREAKING;
import static dev.abigate.diff.rule.Severity.COMPATIBLE;
import static dev.abigate.diff.rule.Severity.RISKY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rule catalogue. An id is a promise: it is never renamed or reused. Each rule has a page of its own,
 * {@code rules/ID.md} in the resources of this module, which {@link RulePage} reads.
 */
public enum Rule {
    EXPORT_FUNCTION_REMOVED(
            "export-function-removed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an exported function is gone",
            EMBEDDER,
            LINKED_MODULE),
    EXPORT_FUNCTION_ADDED(
            "export-function-added",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "a function is exported that was not before",
            EMBEDDER),
    EXPORT_FUNCTION_TYPE_CHANGED(
            "export-function-type-changed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an exported function has other parameters or results",
            EMBEDDER,
            LINKED_MODULE),
    EXPORT_FUNCTION_TYPE_SUBTYPE(
            "export-function-type-subtype",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "an exported function's type became a declared subtype of the old one",
            EMBEDDER),
    EXPORT_GLOBAL_REMOVED(
            "export-global-removed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an exported global is gone",
            EMBEDDER,
            LINKED_MODULE),
    EXPORT_GLOBAL_ADDED(
            "export-global-added",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "a global is exported that was not before",
            EMBEDDER),
    EXPORT_GLOBAL_TYPE_CHANGED(
            "export-global-type-changed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an exported global has another value type",
            EMBEDDER,
            LINKED_MODULE),
    GLOBAL_MUTABILITY_CHANGED(
            "global-mutability-changed",
            Area.EXPORTS,
            BREAKING,
            BOTH,
            "a global that crosses the border became mutable or constant",
            EMBEDDER),
    CONSTANT_VALUE_CHANGED(
            "constant-value-changed",
            Area.EXPORTS,
            RISKY,
            BACKWARD,
            "a constant has another value",
            LINKED_MODULE,
            SOURCE),
    EXPORT_MEMORY_REMOVED(
            "export-memory-removed", Area.EXPORTS, BREAKING, BACKWARD, "an exported memory is gone", EMBEDDER),
    EXPORT_MEMORY_ADDED(
            "export-memory-added",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "a memory is exported that was not before",
            EMBEDDER),
    EXPORT_TABLE_REMOVED(
            "export-table-removed", Area.EXPORTS, BREAKING, BACKWARD, "an exported table is gone", EMBEDDER),
    EXPORT_TABLE_ADDED(
            "export-table-added",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "a table is exported that was not before",
            EMBEDDER),
    EXPORT_TABLE_TYPE_CHANGED(
            "export-table-type-changed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an exported table has another element type",
            EMBEDDER),
    EXPORT_TAG_REMOVED(
            "export-tag-removed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an exported exception tag is gone",
            EMBEDDER,
            LINKED_MODULE),
    EXPORT_TAG_ADDED(
            "export-tag-added",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "an exception tag is exported that was not before",
            EMBEDDER),
    EXPORT_TAG_TYPE_CHANGED(
            "export-tag-type-changed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an exported exception tag carries another payload",
            EMBEDDER,
            HOST,
            LINKED_MODULE),
    EXPORT_KIND_CHANGED(
            "export-kind-changed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "an export's name now stands for another kind of thing",
            EMBEDDER),
    EXPORT_RENAMED(
            "export-renamed", Area.EXPORTS, BREAKING, BACKWARD, "an export seems to have another name", EMBEDDER),
    EXPORT_ALIAS_CHANGED(
            "export-alias-changed",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "export names that meant one thing now mean several, or the reverse",
            EMBEDDER),
    EXPORT_ORDER_CHANGED(
            "export-order-changed",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "the same exports stand in another order",
            EMBEDDER),
    EXPORT_ENTRY_REMOVED(
            "export-entry-removed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "the entry point that hosts call first is gone",
            EMBEDDER,
            HOST),
    EXPORT_ENTRY_KIND_CHANGED(
            "export-entry-kind-changed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "the module turned from command to reactor or the reverse",
            EMBEDDER,
            HOST),
    EXPORT_ABI_MARKER_CHANGED(
            "export-abi-marker-changed",
            Area.EXPORTS,
            RISKY,
            BOTH,
            "an export that states an interface version states another one",
            EMBEDDER,
            HOST),
    EXPORT_MALLOC_CONTRACT_CHANGED(
            "export-malloc-contract-changed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "the allocator that hosts call through exports is no longer whole",
            EMBEDDER),
    START_FUNCTION_ADDED(
            "start-function-added", Area.EXPORTS, RISKY, BACKWARD, "code now runs at instantiation", EMBEDDER),
    START_FUNCTION_REMOVED(
            "start-function-removed",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "no code runs at instantiation any more",
            EMBEDDER),
    IMPORT_FUNCTION_ADDED(
            "import-function-added",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "a function is imported that was not before",
            EMBEDDER,
            HOST),
    IMPORT_FUNCTION_REMOVED(
            "import-function-removed",
            Area.IMPORTS,
            COMPATIBLE,
            FORWARD,
            "an imported function is no longer needed",
            HOST),
    IMPORT_FUNCTION_TYPE_CHANGED(
            "import-function-type-changed",
            Area.IMPORTS,
            BREAKING,
            BOTH,
            "an imported function is expected with another type",
            EMBEDDER,
            HOST),
    IMPORT_MEMORY_ADDED(
            "import-memory-added",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "a memory is imported that was not before",
            EMBEDDER,
            HOST),
    IMPORT_MEMORY_REMOVED(
            "import-memory-removed", Area.IMPORTS, RISKY, FORWARD, "a memory is no longer imported", EMBEDDER, HOST),
    IMPORT_TABLE_ADDED(
            "import-table-added", Area.IMPORTS, BREAKING, FORWARD, "a table is imported that was not before", EMBEDDER),
    IMPORT_TABLE_REMOVED(
            "import-table-removed", Area.IMPORTS, COMPATIBLE, FORWARD, "a table is no longer imported", EMBEDDER),
    IMPORT_MEMORY_TYPE_CHANGED(
            "import-memory-type-changed",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "an import that was something else is a memory",
            EMBEDDER),
    IMPORT_TABLE_TYPE_CHANGED(
            "import-table-type-changed",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "an imported table is expected with another element type",
            EMBEDDER),
    IMPORT_GLOBAL_ADDED(
            "import-global-added",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "a global is imported that was not before",
            EMBEDDER),
    IMPORT_GLOBAL_REMOVED(
            "import-global-removed", Area.IMPORTS, COMPATIBLE, FORWARD, "a global is no longer imported", EMBEDDER),
    IMPORT_GLOBAL_TYPE_CHANGED(
            "import-global-type-changed",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "an imported global is expected with another value type",
            EMBEDDER),
    IMPORT_TAG_ADDED(
            "import-tag-added",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "an exception tag is imported that was not before",
            EMBEDDER),
    IMPORT_TAG_REMOVED(
            "import-tag-removed",
            Area.IMPORTS,
            COMPATIBLE,
            FORWARD,
            "an exception tag is no longer imported",
            EMBEDDER),
    IMPORT_TAG_TYPE_CHANGED(
            "import-tag-type-changed",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "an imported exception tag is expected with another payload",
            EMBEDDER),
    IMPORT_MODULE_RENAMED(
            "import-module-renamed",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "all imports of one module name moved to another",
            EMBEDDER,
            HOST),
    IMPORT_ORDER_CHANGED(
            "import-order-changed",
            Area.IMPORTS,
            COMPATIBLE,
            FORWARD,
            "the same imports stand in another order",
            EMBEDDER),
    IMPORT_UNLINKED_TOLERATED(
            "import-unlinked-tolerated",
            Area.IMPORTS,
            RISKY,
            FORWARD,
            "something is imported that was not before, and may be missing",
            HOST),
    COMPONENT_INTERFACE_VERSION_CHANGED(
            "component-interface-version-changed",
            Area.IMPORTS,
            COMPATIBLE,
            FORWARD,
            "an imported interface is asked for in another version",
            EMBEDDER,
            HOST),
    COMPONENT_IMPORT_ADDED(
            "component-import-added",
            Area.IMPORTS,
            BREAKING,
            FORWARD,
            "a component imports something that it did not before",
            EMBEDDER,
            HOST),
    COMPONENT_IMPORT_REMOVED(
            "component-import-removed",
            Area.IMPORTS,
            COMPATIBLE,
            FORWARD,
            "a component no longer imports something",
            EMBEDDER,
            HOST),
    COMPONENT_EXPORT_ADDED(
            "component-export-added",
            Area.EXPORTS,
            COMPATIBLE,
            BACKWARD,
            "a component exports something that it did not before",
            EMBEDDER,
            HOST),
    COMPONENT_EXPORT_REMOVED(
            "component-export-removed",
            Area.EXPORTS,
            BREAKING,
            BACKWARD,
            "a component no longer exports something",
            EMBEDDER,
            HOST),
    COMPONENT_FUNCTION_CHANGED(
            "component-function-changed",
            Area.EXPORTS,
            BREAKING,
            BOTH,
            "a function of a component has other parameters or another result",
            EMBEDDER,
            HOST),
    COMPONENT_TYPE_CHANGED(
            "component-type-changed",
            Area.EXPORTS,
            BREAKING,
            BOTH,
            "a type in the interface of a component is another one",
            EMBEDDER,
            HOST),
    COMPONENT_RESOURCE_CHANGED(
            "component-resource-changed",
            Area.EXPORTS,
            BREAKING,
            BOTH,
            "a resource of a component has other constructors or methods",
            EMBEDDER,
            HOST),
    COMPONENT_CANON_OPTIONS_CHANGED(
            "component-canon-options-changed",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "values cross the border of a component in another way",
            HOST),
    COMPONENT_NESTED_MODULE_CHANGED(
            "component-nested-module-changed",
            Area.FEATURES,
            COMPATIBLE,
            FORWARD,
            "a core module inside a component changed",
            HOST),
    COMPONENT_BECAME_CORE(
            "component-became-core",
            Area.FEATURES,
            BREAKING,
            BOTH,
            "the file was a component and is none any more",
            EMBEDDER,
            HOST),
    CORE_BECAME_COMPONENT(
            "core-became-component",
            Area.FEATURES,
            BREAKING,
            BOTH,
            "the file was no component and is one now",
            EMBEDDER,
            HOST),
    MEMORY_MIN_INCREASED(
            "memory-min-increased", Area.MEMORY, COMPATIBLE, FORWARD, "a memory starts larger", EMBEDDER, HOST),
    MEMORY_MIN_DECREASED("memory-min-decreased", Area.MEMORY, RISKY, BACKWARD, "a memory starts smaller", EMBEDDER),
    MEMORY_MAX_INCREASED("memory-max-increased", Area.MEMORY, RISKY, BACKWARD, "a memory may grow further", EMBEDDER),
    MEMORY_MAX_DECREASED(
            "memory-max-decreased", Area.MEMORY, RISKY, BACKWARD, "a memory may grow less far", EMBEDDER, HOST),
    MEMORY_BECAME_SHARED(
            "memory-became-shared",
            Area.MEMORY,
            BREAKING,
            BOTH,
            "a memory became shared between threads",
            EMBEDDER,
            HOST),
    MEMORY_NO_LONGER_SHARED(
            "memory-no-longer-shared",
            Area.MEMORY,
            BREAKING,
            BOTH,
            "a memory is no longer shared between threads",
            EMBEDDER,
            HOST),
    MEMORY_INDEX_TYPE_CHANGED(
            "memory-index-type-changed",
            Area.MEMORY,
            BREAKING,
            BOTH,
            "a memory's addresses changed width",
            EMBEDDER,
            HOST,
            LINKED_MODULE),
    MEMORY_PAGE_SIZE_CHANGED(
            "memory-page-size-changed",
            Area.MEMORY,
            BREAKING,
            BOTH,
            "a memory has pages of another size",
            EMBEDDER,
            HOST),
    MEMORY_COUNT_CHANGED(
            "memory-count-changed", Area.MEMORY, BREAKING, FORWARD, "the number of memories changed", HOST),
    TABLE_MIN_INCREASED("table-min-increased", Area.MEMORY, COMPATIBLE, BOTH, "a table starts larger", EMBEDDER, HOST),
    TABLE_MIN_DECREASED("table-min-decreased", Area.MEMORY, RISKY, BOTH, "a table starts smaller", EMBEDDER, HOST),
    TABLE_MAX_INCREASED("table-max-increased", Area.MEMORY, RISKY, BOTH, "a table may grow further", EMBEDDER, HOST),
    TABLE_MAX_DECREASED("table-max-decreased", Area.MEMORY, RISKY, BOTH, "a table may grow less far", EMBEDDER, HOST),
    TABLE_INDEX_TYPE_CHANGED(
            "table-index-type-changed", Area.MEMORY, BREAKING, BOTH, "a table's indexes changed width", EMBEDDER, HOST),
    LAYOUT_HEAP_BASE_CHANGED(
            "layout-heap-base-changed", Area.MEMORY, COMPATIBLE, BACKWARD, "the heap begins elsewhere", EMBEDDER, HOST),
    LAYOUT_DATA_END_CHANGED(
            "layout-data-end-changed", Area.MEMORY, COMPATIBLE, BACKWARD, "static data ends elsewhere", EMBEDDER, HOST),
    LAYOUT_STACK_POINTER_CHANGED(
            "layout-stack-pointer-changed",
            Area.MEMORY,
            COMPATIBLE,
            BACKWARD,
            "the stack in linear memory begins elsewhere",
            EMBEDDER),
    LAYOUT_STACK_SIZE_CHANGED(
            "layout-stack-size-changed",
            Area.MEMORY,
            RISKY,
            BACKWARD,
            "the stack in linear memory has another size",
            EMBEDDER,
            HOST),
    LAYOUT_GLOBAL_BASE_CHANGED(
            "layout-global-base-changed", Area.MEMORY, COMPATIBLE, BACKWARD, "static data begins elsewhere", HOST),
    LAYOUT_STACK_FIRST_CHANGED(
            "layout-stack-first-changed",
            Area.MEMORY,
            COMPATIBLE,
            BACKWARD,
            "stack and static data changed places",
            HOST),
    LAYOUT_AUX_GLOBALS_MISSING(
            "layout-aux-globals-missing",
            Area.MEMORY,
            RISKY,
            FORWARD,
            "the globals that tell a runtime where data, heap and stack lie are gone",
            HOST),
    DATA_SEGMENT_COUNT_CHANGED(
            "data-segment-count-changed",
            Area.MEMORY,
            COMPATIBLE,
            FORWARD,
            "the number of data segments changed",
            HOST),
    DATA_SEGMENT_BECAME_PASSIVE(
            "data-segment-became-passive",
            Area.MEMORY,
            BREAKING,
            FORWARD,
            "data is now copied by code in place of being there at the start",
            HOST),
    DATA_CONTENT_CHANGED(
            "data-content-changed", Area.MEMORY, COMPATIBLE, BACKWARD, "static data has other content", EMBEDDER),
    ELEMENT_SEGMENT_CHANGED(
            "element-segment-changed",
            Area.MEMORY,
            RISKY,
            BACKWARD,
            "a table holds other functions under the same indices",
            EMBEDDER,
            LINKED_MODULE),
    STATIC_MEMORY_FOOTPRINT_CHANGED(
            "static-memory-footprint-changed",
            Area.MEMORY,
            COMPATIBLE,
            FORWARD,
            "static data and stack grew by more than a tenth",
            HOST),
    DATA_SYMBOL_MOVED(
            "data-symbol-moved", Area.MEMORY, COMPATIBLE, BACKWARD, "exported addresses of data moved", EMBEDDER),
    TARGET_FEATURE_ADDED(
            "target-feature-added",
            Area.FEATURES,
            BREAKING,
            FORWARD,
            "the build claims and uses a feature that the old one did not",
            HOST),
    TARGET_FEATURE_REMOVED(
            "target-feature-removed", Area.FEATURES, COMPATIBLE, FORWARD, "a feature is no longer claimed", HOST),
    TARGET_FEATURE_CLAIM_MISMATCH(
            "target-feature-claim-mismatch",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "a used feature is no longer claimed",
            HOST),
    OPCODE_FAMILY_ADDED(
            "opcode-family-added",
            Area.FEATURES,
            BREAKING,
            FORWARD,
            "the code uses a feature for the first time",
            HOST),
    CUSTOM_SECTION_ADDED(
            "custom-section-added", Area.FEATURES, COMPATIBLE, BACKWARD, "a custom section is new", EMBEDDER),
    CUSTOM_SECTION_REMOVED(
            "custom-section-removed", Area.FEATURES, RISKY, BACKWARD, "a custom section is gone", EMBEDDER),
    CUSTOM_SECTION_CHANGED(
            "custom-section-changed", Area.FEATURES, RISKY, BACKWARD, "a custom section has other content", EMBEDDER),
    SECTION_DUPLICATE(
            "section-duplicate",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "a custom section now stands in the file more than once",
            HOST),
    SECTION_ORDER_CHANGED(
            "section-order-changed",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "a custom section stands where its readers do not look",
            HOST),
    DYLINK_NEEDED_ADDED(
            "dylink-needed-added",
            Area.FEATURES,
            BREAKING,
            FORWARD,
            "another library has to be loaded first",
            HOST,
            LINKED_MODULE),
    DYLINK_NEEDED_REMOVED(
            "dylink-needed-removed",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "a library no longer has to be loaded first",
            HOST,
            LINKED_MODULE),
    DYLINK_MEM_INFO_CHANGED(
            "dylink-mem-info-changed",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "a side module asks for another amount of memory or table",
            HOST,
            LINKED_MODULE),
    DYLINK_EXPORT_INFO_CHANGED(
            "dylink-export-info-changed",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "flags of dynamically linked exports changed",
            HOST,
            LINKED_MODULE),
    DYLINK_IMPORT_INFO_CHANGED(
            "dylink-import-info-changed",
            Area.FEATURES,
            RISKY,
            FORWARD,
            "flags of dynamically linked imports changed",
            HOST,
            LINKED_MODULE),
    LINKING_SECTION_CHANGED(
            "linking-section-changed",
            Area.FEATURES,
            RISKY,
            BACKWARD,
            "an object file's symbols or segments changed",
            SOURCE),
    NAME_SECTION_REMOVED(
            "name-section-removed",
            Area.FEATURES,
            COMPATIBLE,
            BACKWARD,
            "function names for people are gone",
            EMBEDDER),
    PRODUCERS_CHANGED(
            "producers-changed", Area.FEATURES, COMPATIBLE, BACKWARD, "the build names another tool chain", SOURCE),
    BUILD_ID_EQUAL_CONTENT_DIFFERS(
            "build-id-equal-content-differs",
            Area.FEATURES,
            RISKY,
            BACKWARD,
            "two different builds carry one build id",
            EMBEDDER),
    CODE_BODY_CHANGED(
            "code-body-changed",
            Area.FEATURES,
            COMPATIBLE,
            BACKWARD,
            "exported functions have other code",
            EMBEDDER,
            LINKED_MODULE),
    CODE_SIZE_BUDGET_EXCEEDED(
            "code-size-budget-exceeded",
            Area.FEATURES,
            COMPATIBLE,
            FORWARD,
            "the code grew by more than a tenth",
            HOST),
    VALIDATION_FAILED_NEW(
            "validation-failed-new",
            Area.FEATURES,
            BREAKING,
            BOTH,
            "the new build is not a valid module",
            EMBEDDER,
            HOST,
            LINKED_MODULE,
            SOURCE),
    WASI_LEVEL_CHANGED(
            "wasi-level-changed", Area.WASI, BREAKING, FORWARD, "the build needs another system interface", HOST),
    WASI_FUNCTION_ADDED(
            "wasi-function-added",
            Area.WASI,
            RISKY,
            FORWARD,
            "the build needs one more function of a system interface it used already",
            HOST),
    WASI_FUNCTION_REMOVED(
            "wasi-function-removed",
            Area.WASI,
            COMPATIBLE,
            FORWARD,
            "a function of a system interface is no longer needed",
            HOST),
    WASI_SIGNATURE_MISMATCH(
            "wasi-signature-mismatch",
            Area.WASI,
            BREAKING,
            FORWARD,
            "a system function is imported with a type that its interface does not have",
            HOST),
    WASI_MIXED_LEVELS(
            "wasi-mixed-levels",
            Area.WASI,
            BREAKING,
            FORWARD,
            "two generations of one system interface are needed at once",
            HOST),
    WASI_THREAD_SPAWN_ADDED("wasi-thread-spawn-added", Area.WASI, BREAKING, FORWARD, "the build starts threads", HOST),
    AOT_VERSION_CHANGED(
            "aot-version-changed", Area.AOT, BREAKING, FORWARD, "the file has another format version or layout", HOST),
    AOT_VERSION_UNSUPPORTED(
            "aot-version-unsupported",
            Area.AOT,
            BREAKING,
            FORWARD,
            "the file has a version that no known release writes",
            HOST),
    AOT_TARGET_ARCH_CHANGED(
            "aot-target-arch-changed", Area.AOT, BREAKING, FORWARD, "the code is for another processor", HOST),
    AOT_TARGET_BITS_CHANGED(
            "aot-target-bits-changed", Area.AOT, BREAKING, FORWARD, "the code is for another word width", HOST),
    AOT_TARGET_ENDIAN_CHANGED(
            "aot-target-endian-changed", Area.AOT, BREAKING, FORWARD, "the code is for another byte order", HOST),
    AOT_TARGET_ABI_CHANGED(
            "aot-target-abi-changed", Area.AOT, BREAKING, FORWARD, "the code follows another calling convention", HOST),
    AOT_CPU_FEATURE_ADDED(
            "aot-cpu-feature-added",
            Area.AOT,
            RISKY,
            FORWARD,
            "the code has instructions of one more extension of the processor",
            HOST),
    AOT_FEATURE_FLAG_ADDED(
            "aot-feature-flag-added",
            Area.AOT,
            BREAKING,
            FORWARD,
            "the file demands a runtime feature that loaders check",
            HOST),
    AOT_FEATURE_FLAG_UNCHECKED_ADDED(
            "aot-feature-flag-unchecked-added",
            Area.AOT,
            RISKY,
            FORWARD,
            "the file demands a runtime feature that no loader checks",
            HOST),
    AOT_FEATURE_FLAG_REMOVED(
            "aot-feature-flag-removed", Area.AOT, COMPATIBLE, FORWARD, "a runtime feature is no longer demanded", HOST),
    AOT_SECTION_ADDED(
            "aot-section-added", Area.AOT, BREAKING, FORWARD, "the file has a section that it did not have", HOST),
    AOT_SECTION_REMOVED(
            "aot-section-removed", Area.AOT, BREAKING, FORWARD, "the file lacks a section that it had", HOST),
    AOT_SECTION_ORDER_CHANGED(
            "aot-section-order-changed",
            Area.AOT,
            BREAKING,
            FORWARD,
            "the file's sections stand in another order",
            HOST),
    AOT_CUSTOM_SECTION_CHANGED(
            "aot-custom-section-changed",
            Area.AOT,
            COMPATIBLE,
            BACKWARD,
            "custom sections inside the AOT file changed",
            EMBEDDER),
    AOT_NATIVE_SYMBOL_ADDED(
            "aot-native-symbol-added",
            Area.AOT,
            BREAKING,
            FORWARD,
            "a symbol has to be in the runtime's table that the old build did not need",
            HOST),
    AOT_NATIVE_SYMBOL_REMOVED(
            "aot-native-symbol-removed",
            Area.AOT,
            COMPATIBLE,
            FORWARD,
            "a symbol of the runtime's table is no longer needed",
            HOST),
    AOT_NATIVE_SYMBOL_ORDER_CHANGED(
            "aot-native-symbol-order-changed",
            Area.AOT,
            COMPATIBLE,
            FORWARD,
            "the native symbols take other slots",
            HOST),
    AOT_RELOCATION_TYPE_ADDED(
            "aot-relocation-type-added",
            Area.AOT,
            BREAKING,
            FORWARD,
            "the code needs a kind of relocation that the old one did not",
            HOST),
    AOT_RELOCATION_SYMBOL_ADDED(
            "aot-relocation-symbol-added",
            Area.AOT,
            BREAKING,
            FORWARD,
            "the code calls a runtime helper that the old one did not",
            HOST),
    AOT_RELOCATION_GROUP_CHANGED(
            "aot-relocation-group-changed",
            Area.AOT,
            COMPATIBLE,
            FORWARD,
            "other parts of the file are relocated",
            HOST),
    AOT_XIP_CHANGED("aot-xip-changed", Area.AOT, BREAKING, FORWARD, "execution in place was switched on or off", HOST),
    AOT_BOUNDS_CHECK_MODE_CHANGED(
            "aot-bounds-check-mode-changed",
            Area.AOT,
            BREAKING,
            FORWARD,
            "the code checks its bounds itself, or no longer does",
            HOST),
    AOT_MEMORY_LAYOUT_CHANGED(
            "aot-memory-layout-changed",
            Area.AOT,
            COMPATIBLE,
            FORWARD,
            "a memory of the same size is divided into other pages",
            HOST),
    AOT_FUNCTION_COUNT_CHANGED(
            "aot-function-count-changed",
            Area.AOT,
            COMPATIBLE,
            FORWARD,
            "the number of compiled functions changed",
            HOST),
    AOT_FUNC_TYPE_TABLE_CHANGED(
            "aot-func-type-table-changed", Area.AOT, COMPATIBLE, FORWARD, "the table of function types changed", HOST),
    AOT_WASM_PAIR_MISMATCH(
            "aot-wasm-pair-mismatch",
            Area.AOT,
            BREAKING,
            NEITHER,
            "an AOT file was not compiled from the module that it is shipped for",
            EMBEDDER,
            HOST,
            LINKED_MODULE,
            SOURCE),
    AOT_TEXT_SIZE_BUDGET_EXCEEDED(
            "aot-text-size-budget-exceeded",
            Area.AOT,
            COMPATIBLE,
            FORWARD,
            "machine code grew by more than a tenth",
            HOST),
    AOT_DEBUG_SECTION_CHANGED(
            "aot-debug-section-changed",
            Area.AOT,
            COMPATIBLE,
            BACKWARD,
            "debug information inside the AOT file changed",
            EMBEDDER),
    FUNCTION_PARAMETER_ADDED(
            "function-parameter-added",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a function takes another parameter",
            EMBEDDER,
            LINKED_MODULE),
    FUNCTION_PARAMETER_REMOVED(
            "function-parameter-removed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a function takes one parameter less",
            EMBEDDER,
            LINKED_MODULE),
    FUNCTION_PARAMETER_TYPE_CHANGED(
            "function-parameter-type-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a function's parameter has another type",
            EMBEDDER,
            LINKED_MODULE),
    FUNCTION_PARAMETER_QUALIFIER_CHANGED(
            "function-parameter-qualifier-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a parameter's const, volatile or restrict changed",
            LINKED_MODULE,
            SOURCE),
    FUNCTION_PARAMETER_RENAMED(
            "function-parameter-renamed",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a function's parameter has another name",
            SOURCE),
    FUNCTION_PARAMETERS_SWAPPED(
            "function-parameters-swapped",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "parameters of a function changed places",
            EMBEDDER,
            LINKED_MODULE),
    FUNCTION_RETURN_TYPE_CHANGED(
            "function-return-type-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a function returns another type",
            EMBEDDER,
            LINKED_MODULE),
    FUNCTION_RETURN_QUALIFIER_CHANGED(
            "function-return-qualifier-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "the const or volatile of what a function returns changed",
            SOURCE),
    FUNCTION_VARIADIC_CHANGED(
            "function-variadic-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a function became variadic or stopped being so",
            EMBEDDER,
            LINKED_MODULE),
    TYPE_PASSING_CONVENTION_CHANGED(
            "type-passing-convention-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "values of a type are passed in another way",
            EMBEDDER,
            LINKED_MODULE),
    FUNCTION_BECAME_VIRTUAL(
            "function-became-virtual",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a member function became virtual",
            LINKED_MODULE),
    FUNCTION_BECAME_NONVIRTUAL(
            "function-became-nonvirtual",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a member function is no longer virtual",
            LINKED_MODULE),
    FUNCTION_BECAME_STATIC(
            "function-became-static", Area.TYPES, BREAKING, BACKWARD, "a member function became static", LINKED_MODULE),
    FUNCTION_BECAME_NONSTATIC(
            "function-became-nonstatic",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a static member function needs an object now",
            LINKED_MODULE),
    FUNCTION_ACCESS_CHANGED(
            "function-access-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a member function has another access level",
            SOURCE),
    FUNCTION_DECLARATION_ADDED(
            "function-declaration-added",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a function is declared that was not before",
            SOURCE),
    FUNCTION_DECLARATION_REMOVED(
            "function-declaration-removed", Area.TYPES, RISKY, BACKWARD, "a function is no longer declared", SOURCE),
    FUNCTION_DELETED_CHANGED(
            "function-deleted-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a function became deleted, or is deleted no more",
            SOURCE),
    FUNCTION_DEFAULTED_CHANGED(
            "function-defaulted-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a special member became defaulted, or is defaulted no more",
            SOURCE),
    FUNCTION_EXPLICIT_CHANGED(
            "function-explicit-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a constructor or conversion became explicit, or is explicit no more",
            SOURCE),
    FUNCTION_NORETURN_CHANGED(
            "function-noreturn-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a function may return now, or returns no longer",
            LINKED_MODULE,
            SOURCE),
    FUNCTION_REF_QUALIFIER_CHANGED(
            "function-ref-qualifier-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a member function's reference qualifier changed",
            SOURCE),
    SOURCE_OVERLOAD_ADDED(
            "source-overload-added",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a function has an overload for the first time",
            SOURCE),
    SYMBOL_SIGNATURE_CHANGED(
            "symbol-signature-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a function's mangled name changed with its signature",
            EMBEDDER,
            LINKED_MODULE,
            SOURCE),
    VARIABLE_ADDED(
            "variable-added",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a variable is exported that was not before",
            LINKED_MODULE),
    VARIABLE_REMOVED("variable-removed", Area.TYPES, BREAKING, BACKWARD, "an exported variable is gone", LINKED_MODULE),
    VARIABLE_TYPE_CHANGED(
            "variable-type-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "an exported variable has another type",
            LINKED_MODULE),
    VARIABLE_QUALIFIER_CHANGED(
            "variable-qualifier-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "the const or volatile of an exported variable changed",
            LINKED_MODULE,
            SOURCE),
    VARIABLE_VALUE_CHANGED(
            "variable-value-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "an exported constant variable holds another value",
            LINKED_MODULE),
    VARIABLE_ACCESS_CHANGED(
            "variable-access-changed", Area.TYPES, RISKY, BACKWARD, "a variable has another access level", SOURCE),
    VARIABLE_TLS_CHANGED(
            "variable-tls-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a variable became thread-local, or stopped being so",
            LINKED_MODULE),
    CONSTANT_REMOVED("constant-removed", Area.TYPES, RISKY, BACKWARD, "a constant is gone", LINKED_MODULE, SOURCE),
    CONSTANT_ADDED("constant-added", Area.TYPES, COMPATIBLE, BACKWARD, "a constant is new", LINKED_MODULE, SOURCE),
    TYPE_ADDED("type-added", Area.TYPES, COMPATIBLE, BACKWARD, "a type is new in the interface", LINKED_MODULE, SOURCE),
    TYPE_REMOVED(
            "type-removed", Area.TYPES, RISKY, BACKWARD, "a type is gone from the interface", LINKED_MODULE, SOURCE),
    TYPE_SIZE_CHANGED(
            "type-size-changed", Area.TYPES, BREAKING, BACKWARD, "a type has another size", EMBEDDER, LINKED_MODULE),
    TYPE_ALIGNMENT_CHANGED(
            "type-alignment-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a type is aligned in another way",
            LINKED_MODULE),
    TYPE_KIND_CHANGED(
            "type-kind-changed", Area.TYPES, BREAKING, BACKWARD, "a type is of another kind", LINKED_MODULE, SOURCE),
    TYPE_CLASS_KEY_CHANGED(
            "type-class-key-changed",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a struct became a class or the reverse",
            SOURCE),
    TYPE_RENAMED("type-renamed", Area.TYPES, COMPATIBLE, BACKWARD, "a type has another name", SOURCE),
    TYPE_BECAME_INCOMPLETE(
            "type-became-incomplete", Area.TYPES, RISKY, BACKWARD, "a type's definition is no longer visible", SOURCE),
    TYPE_BECAME_COMPLETE(
            "type-became-complete", Area.TYPES, COMPATIBLE, BACKWARD, "a type's definition became visible", SOURCE),
    STRUCT_FIELD_ADDED("struct-field-added", Area.TYPES, RISKY, BACKWARD, "a struct has a new field", LINKED_MODULE),
    STRUCT_FIELD_REMOVED(
            "struct-field-removed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a struct lacks a field that it had",
            LINKED_MODULE,
            SOURCE),
    STRUCT_FIELD_RENAMED(
            "struct-field-renamed", Area.TYPES, RISKY, BACKWARD, "a struct's field has another name", SOURCE),
    STRUCT_FIELD_OFFSET_CHANGED(
            "struct-field-offset-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a struct's field lies at another offset",
            LINKED_MODULE),
    STRUCT_FIELD_REORDERED(
            "struct-field-reordered",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "fields of a struct changed places",
            LINKED_MODULE),
    STRUCT_FIELD_TYPE_CHANGED(
            "struct-field-type-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a struct's field has another type",
            LINKED_MODULE),
    STRUCT_FIELD_QUALIFIER_CHANGED(
            "struct-field-qualifier-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "the const, volatile or atomic of a struct's field changed",
            SOURCE),
    STRUCT_FIELD_ACCESS_CHANGED(
            "struct-field-access-changed", Area.TYPES, RISKY, BACKWARD, "a field has another access level", SOURCE),
    STRUCT_FIELD_RESERVED_USED(
            "struct-field-reserved-used",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a reserved field is in use now",
            LINKED_MODULE),
    STRUCT_BITFIELD_LAYOUT_CHANGED(
            "struct-bitfield-layout-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a bit-field has another place or width",
            LINKED_MODULE),
    STRUCT_FLEXIBLE_ARRAY_CHANGED(
            "struct-flexible-array-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "an array at the end of a struct became flexible or fixed",
            LINKED_MODULE),
    STRUCT_PACKING_CHANGED(
            "struct-packing-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a struct is packed in another way",
            LINKED_MODULE),
    UNION_MEMBER_ADDED(
            "union-member-added", Area.TYPES, RISKY, BACKWARD, "a union has a new member", LINKED_MODULE, SOURCE),
    UNION_MEMBER_REMOVED(
            "union-member-removed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a union lacks a member that it had",
            LINKED_MODULE,
            SOURCE),
    STATIC_MEMBER_ADDED(
            "static-member-added",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a class has a new static data member",
            LINKED_MODULE),
    STATIC_MEMBER_REMOVED(
            "static-member-removed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a class lacks a static data member that it had",
            LINKED_MODULE),
    STATIC_MEMBER_TYPE_CHANGED(
            "static-member-type-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a static data member has another type",
            LINKED_MODULE),
    STATIC_MEMBER_VALUE_CHANGED(
            "static-member-value-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a static data member has another constant value",
            LINKED_MODULE),
    TEMPLATE_ARGUMENT_CHANGED(
            "template-argument-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a template is used with other arguments",
            LINKED_MODULE),
    ENUM_VALUE_ADDED(
            "enum-value-added",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "an enumeration has a new enumerator",
            LINKED_MODULE,
            SOURCE),
    ENUM_SENTINEL_CHANGED(
            "enum-sentinel-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "an enumeration's count or last value moved",
            LINKED_MODULE),
    ENUM_VALUE_CHANGED(
            "enum-value-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "an enumerator has another value",
            EMBEDDER,
            LINKED_MODULE),
    ENUM_VALUE_REMOVED(
            "enum-value-removed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "an enumerator is gone",
            EMBEDDER,
            LINKED_MODULE,
            SOURCE),
    ENUM_VALUE_RENAMED("enum-value-renamed", Area.TYPES, RISKY, BACKWARD, "an enumerator has another name", SOURCE),
    ENUM_SIZE_CHANGED(
            "enum-size-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "an enumeration takes another number of bytes",
            LINKED_MODULE,
            SOURCE),
    ENUM_UNDERLYING_TYPE_CHANGED(
            "enum-underlying-type-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "an enumeration is stored as another integer type",
            LINKED_MODULE,
            SOURCE),
    ENUM_SCOPED_CHANGED(
            "enum-scoped-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "an enumeration became scoped, or is scoped no more",
            LINKED_MODULE,
            SOURCE),
    TYPEDEF_ADDED(
            "typedef-added",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a typedef is new in the interface",
            LINKED_MODULE,
            SOURCE),
    TYPEDEF_REMOVED(
            "typedef-removed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a typedef is gone from the interface",
            LINKED_MODULE,
            SOURCE),
    TYPEDEF_TARGET_CHANGED(
            "typedef-target-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a typedef stands for another type",
            EMBEDDER,
            LINKED_MODULE),
    RUST_VARIANT_CHANGED(
            "rust-variant-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a Rust enum's variants or their layout changed",
            LINKED_MODULE),
    RUST_NICHE_CHANGED(
            "rust-niche-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a Rust enum marks its variants by another means",
            LINKED_MODULE),
    RUST_REPR_UNSTABLE(
            "rust-repr-unstable",
            Area.TYPES,
            COMPATIBLE,
            BACKWARD,
            "a Rust type without a fixed layout crosses the border",
            LINKED_MODULE),
    BASE_CLASS_ADDED("base-class-added", Area.TYPES, BREAKING, BACKWARD, "a class has a new base class", LINKED_MODULE),
    BASE_CLASS_REMOVED(
            "base-class-removed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a class lacks a base class that it had",
            LINKED_MODULE,
            SOURCE),
    BASE_CLASS_OFFSET_CHANGED(
            "base-class-offset-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a base class lies at another offset in the object",
            LINKED_MODULE),
    BASE_CLASS_REORDERED(
            "base-class-reordered",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "base classes of a class changed places",
            LINKED_MODULE),
    BASE_CLASS_VIRTUALITY_CHANGED(
            "base-class-virtuality-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a base class became virtual, or is virtual no more",
            LINKED_MODULE),
    BASE_CLASS_ACCESS_CHANGED(
            "base-class-access-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a base class is inherited with another access level",
            LINKED_MODULE,
            SOURCE),
    CLASS_BECAME_POLYMORPHIC(
            "class-became-polymorphic",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a class has virtual functions now",
            LINKED_MODULE),
    CLASS_NO_LONGER_POLYMORPHIC(
            "class-no-longer-polymorphic",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a class has no virtual functions any more",
            LINKED_MODULE),
    CLASS_VPTR_OWNER_CHANGED(
            "class-vptr-owner-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a class takes its table pointer from another base",
            LINKED_MODULE),
    VTABLE_SLOT_ADDED(
            "vtable-slot-added", Area.TYPES, BREAKING, BACKWARD, "a virtual table has a new slot", LINKED_MODULE),
    VTABLE_SLOT_REMOVED(
            "vtable-slot-removed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a virtual table lacks a slot that it had",
            LINKED_MODULE),
    VTABLE_SLOT_MOVED(
            "vtable-slot-moved", Area.TYPES, BREAKING, BACKWARD, "a virtual function has another slot", LINKED_MODULE),
    VTABLE_SLOT_REPLACED(
            "vtable-slot-replaced",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a slot of a virtual table belongs to another function",
            LINKED_MODULE),
    VTABLE_OVERRIDE_ADDED(
            "vtable-override-added",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a class overrides an inherited virtual function that it did not",
            LINKED_MODULE),
    VTABLE_OVERRIDE_REMOVED(
            "vtable-override-removed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a class no longer overrides an inherited virtual function",
            LINKED_MODULE),
    VIRTUAL_PURITY_CHANGED(
            "virtual-purity-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a virtual function became pure, or is pure no more",
            LINKED_MODULE),
    CLASS_COPYABILITY_CHANGED(
            "class-copyability-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "other functions copy, move or destroy objects of a class",
            LINKED_MODULE,
            SOURCE),
    MANGLING_CHANGED_ONLY(
            "mangling-changed-only",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "functions have other mangled names and nothing else",
            LINKED_MODULE),
    ANONYMOUS_TYPE_CHANGED(
            "anonymous-type-changed",
            Area.TYPES,
            BREAKING,
            BACKWARD,
            "a field's type that has no name is another one",
            LINKED_MODULE),
    TYPE_DEFINITIONS_CONFLICT(
            "type-definitions-conflict",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "parts of the build define a type differently",
            LINKED_MODULE,
            SOURCE),
    VTABLE_THUNK_CHANGED(
            "vtable-thunk-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "a virtual function has other entries that adjust the object for a base",
            LINKED_MODULE),
    RTTI_CHANGED(
            "rtti-changed",
            Area.TYPES,
            RISKY,
            BACKWARD,
            "the type information of a class names other bases",
            LINKED_MODULE),
    COVERAGE_NO_DEBUG_INFO(
            "coverage-no-debug-info",
            Area.COVERAGE,
            RISKY,
            BACKWARD,
            "types could not be compared for want of debug information",
            EMBEDDER,
            LINKED_MODULE),
    COVERAGE_DEBUG_INFO_REDUCED(
            "coverage-debug-info-reduced",
            Area.COVERAGE,
            RISKY,
            BACKWARD,
            "the debug information covers only a part of the interface",
            EMBEDDER,
            LINKED_MODULE),
    COVERAGE_SECTION_UNREADABLE(
            "coverage-section-unreadable",
            Area.COVERAGE,
            BREAKING,
            BOTH,
            "a custom section could not be read",
            EMBEDDER,
            HOST),
    COVERAGE_UNKNOWN_FEATURE(
            "coverage-unknown-feature",
            Area.COVERAGE,
            BREAKING,
            FORWARD,
            "the build asks for a feature that this tool does not know",
            EMBEDDER,
            HOST),
    COVERAGE_PROFILE_MISSING(
            "coverage-profile-missing",
            Area.COVERAGE,
            COMPATIBLE,
            NEITHER,
            "no host profile was given, so what hosts offer was taken from the old build",
            SOURCE),
    COVERAGE_LAYER_NOT_COMPARED(
            "coverage-layer-not-compared",
            Area.COVERAGE,
            RISKY,
            BOTH,
            "a part of the two builds could not be compared",
            EMBEDDER,
            HOST),
    BASELINE_STALE(
            "baseline-stale",
            Area.COVERAGE,
            COMPATIBLE,
            NEITHER,
            "another version of this tool recorded one of the builds",
            SOURCE),
    BEHAVIOUR_RESULT_CHANGED(
            "behaviour-result-changed",
            Area.BEHAVIOUR,
            BREAKING,
            BOTH,
            "a call returns something else than before",
            EMBEDDER),
    BEHAVIOUR_TRAP_CHANGED(
            "behaviour-trap-changed",
            Area.BEHAVIOUR,
            BREAKING,
            BOTH,
            "a run traps that did not, or the other way round",
            EMBEDDER),
    BEHAVIOUR_MEMORY_CHANGED(
            "behaviour-memory-changed",
            Area.BEHAVIOUR,
            BREAKING,
            BOTH,
            "memory that the host sees holds something else than before",
            EMBEDDER),
    BEHAVIOUR_IMPORT_SEQUENCE_CHANGED(
            "behaviour-import-sequence-changed",
            Area.BEHAVIOUR,
            RISKY,
            BOTH,
            "the host is called in another way than before",
            EMBEDDER),
    BEHAVIOUR_WASI_EFFECT_CHANGED(
            "behaviour-wasi-effect-changed",
            Area.BEHAVIOUR,
            BREAKING,
            BOTH,
            "a program writes something else than before, or ends with another exit code",
            EMBEDDER),
    BEHAVIOUR_ENGINE_DISAGREEMENT(
            "behaviour-engine-disagreement",
            Area.BEHAVIOUR,
            BREAKING,
            BOTH,
            "the same code does something else when it is compiled or run in another way",
            EMBEDDER),
    BEHAVIOUR_NONDETERMINISTIC(
            "behaviour-nondeterministic",
            Area.BEHAVIOUR,
            COMPATIBLE,
            NEITHER,
            "the old build does something else each time, which is not compared",
            SOURCE),
    BEHAVIOUR_NOT_COMPARED(
            "behaviour-not-compared", Area.BEHAVIOUR, RISKY, BOTH, "a scenario could not be run to its end", SOURCE),
    WAIVER_EXPIRED("waiver-expired", Area.POLICY, RISKY, NEITHER, "a waiver of the policy is over", SOURCE),
    WAIVER_UNUSED("waiver-unused", Area.POLICY, COMPATIBLE, NEITHER, "a waiver of the policy covers nothing", SOURCE);

    /** The part of a build that a rule looks at. */
    public enum Area {
        EXPORTS("exports"),
        IMPORTS("imports"),
        MEMORY("memory and layout"),
        FEATURES("features and sections"),
        WASI("system interface"),
        TYPES("types"),
        AOT("AOT container and target"),
        BEHAVIOUR("behaviour"),
        COVERAGE("coverage"),
        POLICY("policy");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        /** The area as a heading. */
        public String title() {
            return title;
        }
    }

    private static final Map<String, Rule> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private static final Set<Rule> ADDITIONS = EnumSet.of(
            EXPORT_FUNCTION_ADDED,
            EXPORT_GLOBAL_ADDED,
            EXPORT_MEMORY_ADDED,
            EXPORT_TABLE_ADDED,
            EXPORT_TAG_ADDED,
            FUNCTION_DECLARATION_ADDED,
            VARIABLE_ADDED,
            CONSTANT_ADDED,
            TYPE_ADDED,
            TYPEDEF_ADDED,
            STATIC_MEMBER_ADDED,
            ENUM_VALUE_ADDED,
            COMPONENT_EXPORT_ADDED);

    private final String id;
    private final Area area;
    private final Severity severity;
    private final Direction direction;
    private final String summary;
    private final Set<Audience> audiences;

    Rule(String id, Area area, Severity severity, Direction direction, String summary, Audience... audiences) {
        this.id = id;
        this.area = area;
        this.severity = severity;
        this.direction = direction;
        this.summary = summary;
        this.audiences = Set.of(audiences);
    }

    /** The rule of that id, if the catalogue has it. */
    public static Optional<Rule> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The name that users, policies and scripts know the rule by. */
    public String id() {
        return id;
    }

    /** The part of a build that the rule looks at. */
    public Area area() {
        return area;
    }

    /** The severity where the change's details do not say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Which meeting of old and new the rule is about. */
    public Direction direction() {
        return direction;
    }

    /** The questions that a finding of this rule bears on. */
    public Set<Question> questions() {
        return area == Area.BEHAVIOUR && direction != NEITHER
                ? EnumSet.of(Question.SAME_BEHAVIOUR)
                : direction.questions();
    }

    /** The rule in one phrase. */
    public String summary() {
        return summary;
    }

    /** Who is hit, in the order of {@link Audience}; never empty. */
    public Set<Audience> audiences() {
        return EnumSet.copyOf(audiences);
    }

    /** Whether a finding of this rule says that the interface offers more than before. */
    public boolean addsToInterface() {
        return ADDITIONS.contains(this);
    }
}
