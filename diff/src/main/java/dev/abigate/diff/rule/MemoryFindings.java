package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.Change.Role;
import java.util.OptionalLong;

/** What changes of memories, tables and the layout of linear memory mean. */
final class MemoryFindings {
    private MemoryFindings() {}

    static Finding limitChanged(Change.LimitChanged change) {
        boolean memory = change.item().memory();
        Draft draft = switch (change.bound()) {
            case MINIMUM -> {
                boolean more = Long.compareUnsigned(
                                change.after().orElse(0), change.before().orElse(0))
                        > 0;
                Rule rule = memory
                        ? (more ? Rule.MEMORY_MIN_INCREASED : Rule.MEMORY_MIN_DECREASED)
                        : (more ? Rule.TABLE_MIN_INCREASED : Rule.TABLE_MIN_DECREASED);
                yield draft(rule, change);
            }
            case MAXIMUM -> {
                boolean more = change.after().isEmpty()
                        || (change.before().isPresent()
                                && Long.compareUnsigned(
                                                change.after().getAsLong(),
                                                change.before().getAsLong())
                                        > 0);
                Rule rule = memory
                        ? (more ? Rule.MEMORY_MAX_INCREASED : Rule.MEMORY_MAX_DECREASED)
                        : (more ? Rule.TABLE_MAX_INCREASED : Rule.TABLE_MAX_DECREASED);
                yield draft(rule, change);
            }
        };
        Role role = change.item().role();
        return draft.severity(severity(draft.rule(), change.item()))
                .says(message(draft.rule(), change, role), advice(draft.rule(), role));
    }

    private static Draft draft(Rule rule, Change.LimitChanged change) {
        Draft draft = Draft.of(rule, change.item().name())
                .before(limit(change, change.before()))
                .after(limit(change, change.after()));
        return change.after().isPresent()
                ? draft.trait(Trait.SIZE, Long.toUnsignedString(change.after().getAsLong()))
                : draft;
    }

    private static String limit(Change.LimitChanged change, OptionalLong value) {
        String which = change.bound() == Change.LimitChanged.Bound.MINIMUM ? "at least " : "at most ";
        return value.isPresent()
                ? which + Long.toUnsignedString(value.getAsLong()) + " " + change.unit()
                : "no maximum";
    }

    /** An import's demand may only fall; what an export offers may only grow; what is inside concerns growth alone. */
    private static Severity severity(Rule rule, Change.Item item) {
        boolean growthStopsEarlier = rule == Rule.MEMORY_MAX_DECREASED || rule == Rule.TABLE_MAX_DECREASED;
        boolean demandsMore =
                growthStopsEarlier || rule == Rule.MEMORY_MIN_INCREASED || rule == Rule.TABLE_MIN_INCREASED;
        return switch (item.role()) {
            case IMPORTED -> demandsMore ? Severity.BREAKING : Severity.COMPATIBLE;
            case EXPORTED -> demandsMore && !growthStopsEarlier ? Severity.COMPATIBLE : Severity.RISKY;
            case INTERNAL -> growthStopsEarlier ? Severity.RISKY : Severity.COMPATIBLE;
        };
    }

    private static String message(Rule rule, Change.LimitChanged change, Role role) {
        String what = change.item().memory() ? "memory" : "table";
        boolean imported = role == Role.IMPORTED;
        return switch (change.bound()) {
            case MINIMUM -> {
                boolean more = rule == Rule.MEMORY_MIN_INCREASED || rule == Rule.TABLE_MIN_INCREASED;
                if (imported) {
                    yield more
                            ? "hosts that provide a %s of the old size do not satisfy the import".formatted(what)
                            : "hosts may provide a smaller %s than before".formatted(what);
                }
                yield more
                        ? "the %s takes more room from the start, which small devices may not have".formatted(what)
                        : "code that imports the %s or counts on its first size finds less".formatted(what);
            }
            case MAXIMUM -> {
                boolean more = rule == Rule.MEMORY_MAX_INCREASED || rule == Rule.TABLE_MAX_INCREASED;
                if (imported) {
                    yield more
                            ? "hosts may provide a %s that grows further than before".formatted(what)
                            : "hosts that provide a %s with the old maximum do not satisfy the import".formatted(what);
                }
                yield more
                        ? "code that imports the %s with the old maximum fails to link".formatted(what)
                        : "growing the %s fails earlier than it did".formatted(what);
            }
        };
    }

    private static String advice(Rule rule, Role role) {
        if (rule == Rule.MEMORY_MIN_INCREASED || rule == Rule.TABLE_MIN_INCREASED) {
            return role == Role.IMPORTED
                    ? "make every host provide the larger size first"
                    : "check the room of the smallest device";
        }
        if (rule == Rule.MEMORY_MAX_DECREASED || rule == Rule.TABLE_MAX_DECREASED) {
            return role == Role.IMPORTED
                    ? "make every host provide the lower maximum first"
                    : "check the largest size that real use needs, or keep the old maximum";
        }
        return role == Role.IMPORTED
                ? "nothing has to be done"
                : "keep the old limit when linking if another module imports it";
    }

    static Finding sharingChanged(Change.SharingChanged change) {
        return change.after()
                ? Draft.of(Rule.MEMORY_BECAME_SHARED, change.item().name())
                        .before("not shared")
                        .after("shared")
                        .says(
                                "runtimes without threads refuse a shared memory, and an import has to match the flag exactly",
                                "build without threads for hosts that lack them")
                : Draft.of(Rule.MEMORY_NO_LONGER_SHARED, change.item().name())
                        .before("shared")
                        .after("not shared")
                        .says(
                                "threads and importers that expect a shared memory cannot use this one",
                                "keep the memory shared as long as anything else works on it");
    }

    static Finding addressTypeChanged(Change.AddressTypeChanged change) {
        Rule rule = change.item().memory() ? Rule.MEMORY_INDEX_TYPE_CHANGED : Rule.TABLE_INDEX_TYPE_CHANGED;
        return Draft.of(rule, change.item().name())
                .before(change.before().text() + " addresses")
                .after(change.after().text() + " addresses")
                .says(
                        change.item().memory()
                                ? "every pointer that crosses the border has another width, and runtimes need memory64"
                                : "every index into the table has another width, and runtimes need 64-bit tables",
                        "treat it as another product: ship it beside the old build, not in its place");
    }

    static Finding pageSizeChanged(Change.PageSizeChanged change) {
        return Draft.of(Rule.MEMORY_PAGE_SIZE_CHANGED, change.item().name())
                .before(change.before() + " bytes a page")
                .after(change.after() + " bytes a page")
                .says(
                        "sizes in pages mean something else, and runtimes need custom page sizes",
                        "keep the page size, or ship runtimes that know it first");
    }

    static Finding pagesChanged(Change.AotPagesChanged change) {
        return Draft.of(Rule.AOT_MEMORY_LAYOUT_CHANGED, change.item().name())
                .before(change.before().text())
                .after(change.after().text())
                .says(
                        "the compiler divides the memory of the same size into other pages, which hosts notice that count"
                                + " in pages",
                        "nothing has to be done for hosts that count in bytes");
    }

    static Finding countChanged(Change.MemoryCountChanged change) {
        Draft draft = Draft.of(Rule.MEMORY_COUNT_CHANGED, "memory:count")
                .before(Words.memories(change.before()))
                .after(Words.memories(change.after()));
        return change.after() > change.before()
                ? draft.says(
                        "runtimes without multi-memory refuse a module with more than one memory",
                        "keep everything in one memory for hosts that lack multi-memory")
                : draft.severity(Severity.COMPATIBLE)
                        .says("the new build has fewer memories than the old one", "nothing has to be done");
    }

    static Finding layoutChanged(Change.LayoutChanged change) {
        return switch (change.fact()) {
            case HEAP_BASE ->
                layout(
                        Rule.LAYOUT_HEAP_BASE_CHANGED,
                        "layout:heap-base",
                        change,
                        "hosts that place their own data at the old heap address overwrite the module's");
            case DATA_END ->
                layout(
                        Rule.LAYOUT_DATA_END_CHANGED,
                        "layout:data-end",
                        change,
                        "hosts that place their own data behind the old end of static data overwrite the module's");
            case STACK_POINTER ->
                layout(
                        Rule.LAYOUT_STACK_POINTER_CHANGED,
                        "layout:stack-pointer",
                        change,
                        "hosts that set the stack up themselves by the old address use the wrong one");
            case GLOBAL_BASE ->
                layout(
                        Rule.LAYOUT_GLOBAL_BASE_CHANGED,
                        "layout:global-base",
                        change,
                        "hosts that read static data at fixed addresses read something else");
            case STACK_SIZE -> stackSizeChanged(change);
        };
    }

    private static Finding layout(Rule rule, String subject, Change.LayoutChanged change, String message) {
        return Draft.of(rule, subject)
                .before(Long.toUnsignedString(change.before()))
                .after(Long.toUnsignedString(change.after()))
                .says(message, "take addresses from the module's globals, never from a build");
    }

    private static Finding stackSizeChanged(Change.LayoutChanged change) {
        Draft draft = Draft.of(Rule.LAYOUT_STACK_SIZE_CHANGED, "layout:stack-size")
                .before(change.before() + " bytes")
                .after(change.after() + " bytes")
                .trait(Trait.SIZE, Long.toUnsignedString(change.after()));
        return change.after() < change.before()
                ? draft.says(
                        "calls that went as deep as the old stack allowed now overflow it",
                        "link with the old stack size, or measure the depth that real use needs")
                : draft.says(
                        "the stack takes more of the memory, which the heap then lacks",
                        "check that the memory's limits leave room for both");
    }

    static Finding stackPlaceChanged(Change.StackPlaceChanged change) {
        String first = "stack below static data";
        String last = "stack above static data";
        return Draft.of(Rule.LAYOUT_STACK_FIRST_CHANGED, "layout:stack-place")
                .before(change.firstAfter() ? last : first)
                .after(change.firstAfter() ? first : last)
                .says(
                        change.firstAfter()
                                ? "a stack overflow traps now where it overwrote static data"
                                : "a stack overflow overwrites static data now where it trapped",
                        "nothing has to be done where stacks do not overflow; prefer the stack below the data");
    }

    static Finding layoutGlobalsMissing(Change.LayoutGlobalsMissing change) {
        return Draft.of(Rule.LAYOUT_AUX_GLOBALS_MISSING, "layout:globals")
                .before("exports " + String.join(", ", change.names()))
                .after("does not export " + String.join(", ", change.names()))
                .details(change.names())
                .says(
                        "runtimes that look for these globals no longer know where data ends and heap begins, so they cannot"
                                + " place a heap of their own or shrink the memory",
                        "export them again when linking, for instance with --export=__heap_base");
    }

    static Finding segmentsChanged(Change.DataSegmentsChanged change) {
        return Draft.of(Rule.DATA_SEGMENT_COUNT_CHANGED, "data:segments")
                .before(Words.count(change.before(), "segment"))
                .after(Words.count(change.after(), "segment"))
                .says("static data is split up in another way", "nothing has to be done");
    }

    static Finding becamePassive(Change.DataBecamePassive change) {
        Draft draft = Draft.of(Rule.DATA_SEGMENT_BECAME_PASSIVE, "data:passive")
                .before(Words.count(change.before(), "passive segment"))
                .after(Words.count(change.after(), "passive segment"));
        return change.bulkMemoryBefore()
                ? draft.severity(Severity.COMPATIBLE)
                        .says(
                                "code copies static data into memory now, by instructions that the old build needed already",
                                "nothing has to be done unless a host reads static data before any code ran")
                : draft.says(
                        "runtimes without bulk memory refuse the module, and static data is not in memory before code ran",
                        "link without shared memory or bulk memory for hosts that lack them");
    }

    static Finding symbolsMoved(Change.DataSymbolsMoved change) {
        int count = change.names().size();
        return Draft.of(Rule.DATA_SYMBOL_MOVED, "data:symbols")
                .after(Words.count(count, "moved symbol"))
                .details(change.names())
                .says(
                        "exported addresses of static data have other values, which only hosts that keep old addresses"
                                + " notice",
                        "read the addresses from the module's globals after each instantiation");
    }

    static Finding tableContentChanged(Change.TableContentChanged change) {
        return Draft.of(Rule.ELEMENT_SEGMENT_CHANGED, change.table())
                .after("another function under %s, the first of them %d"
                        .formatted(Words.indices(change.slots()), change.first()))
                .says(
                        "whoever kept an index into the table calls another function by it",
                        "give function references out by export or at run time, never as numbers that are stored");
    }

    static Finding dataChanged(Change.DataChanged change) {
        Draft draft = Draft.of(Rule.DATA_CONTENT_CHANGED, "data:content")
                .before(change.before() + " bytes")
                .after(change.after() + " bytes");
        return change.most()
                ? draft.says(
                        "static data has other content, and it is more than the code: where it is a program of its own, that"
                                + " program is another one",
                        "compare what the data holds by tools that know its format")
                : draft.says("static data has other content", "nothing has to be done unless a host reads it");
    }

    static Finding footprintChanged(Change.FootprintChanged change) {
        return Draft.of(Rule.STATIC_MEMORY_FOOTPRINT_CHANGED, "layout:footprint")
                .before(change.before() + " bytes")
                .after(change.after() + " bytes")
                .trait(Trait.SIZE, Long.toString(change.after()))
                .says(
                        "static data and stack take more than a tenth more, which small devices may have no room for",
                        "check the memory of the smallest device");
    }
}
