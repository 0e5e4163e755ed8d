package dev.abigate.runtime.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.FeatureFlag;
import dev.abigate.format.aot.Global;
import dev.abigate.format.aot.ImportFunction;
import dev.abigate.format.aot.ImportGlobal;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.NativeSymbol;
import dev.abigate.format.aot.ObjectData;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.format.aot.reloc.RelocationGroup;
import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.call.Helper;
import dev.abigate.runtime.aot.call.Helpers;
import dev.abigate.runtime.aot.call.TargetAbi;
import dev.abigate.runtime.aot.direct.PlacedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The low memory of all instances of an AOT module as it is before their first call: stack, room for WAMR's structures,
 * data sections that can be written, then read-only code and data, with all relocations applied.
 */
final class AotImage {
    /** Bytes of the stack; what C code calls its stack is in the linear memory. */
    private static final int STACK_BYTES = 1 << 20;

    /** Bytes for the frames that code keeps beside the stack, where it was compiled to. */
    private static final int FRAMES_BYTES = 1 << 18;

    /** What code may write beyond the end of the frames. */
    private static final int FRAMES_SLACK = 512;

    /** More than this the low memory never takes, in bytes. */
    private static final long MOST_BYTES = 1L << 29;

    private static final int ALIGNMENT = 64;

    /** What can be written, code, and what can only be read begin at pages of their own. */
    private static final int PAGE_BYTES = 4096;

    private static final int E_TYPE_RELOCATABLE = 1;
    /** Code that finds helpers and constants in a table, and is executed in place. */
    private static final int E_TYPE_XIP = 4;

    private static final String STACK_SIZES = ".aot_stack_sizes";
    private static final String FUNCTION = "aot_func#";
    private static final String INNER_FUNCTION = "aot_func_internal#";

    /** The gates of helpers come first, those of imports after them. */
    private static final int HELPERS = Helpers.ALL.size();

    private final AotModule module;
    private final StructureLayout layout;
    private final Architecture architecture;
    private final TargetAbi abi;
    private final List<Integer> globalOffsets = new ArrayList<>();
    private final List<Integer> tableOffsets = new ArrayList<>();
    private final int extraOffset;
    private final int instance;
    private final int functionPointers;
    private final int functionTypes;
    private final int nativeSymbols;
    private final int writableBytes;
    private final int text;
    private final int codeBytes;
    private final Map<String, Integer> dataSections = new HashMap<>();
    private final int size;
    /** What follows {@link #instance}: all before it is zero. */
    private final byte[] contents;

    private final PlacedFunctions functions;

    /**
     * Places a module.
     *
     * @throws InvalidModuleException where an offset is out of range or a symbol does not exist
     * @throws UnsupportedAotException where the module asks for what is not offered
     */
    AotImage(AotModule module, Architecture architecture, TargetAbi abi) {
        this.module = module;
        this.layout = StructureLayout.of(module);
        this.architecture = architecture;
        this.abi = abi;
        requireSupported();
        InitData init = module.initData();
        long offset = layout.instance().inlineArea()
                + (long) layout.memory().bytes() * Math.max(1, init.memories().size());
        for (ImportGlobal global : init.importGlobals()) {
            globalOffsets.add(checked(offset));
            offset += Cells.bytes(global.type());
        }
        for (Global global : init.globals()) {
            globalOffsets.add(checked(offset));
            offset += Cells.bytes(global.type());
        }
        for (Table table : init.tables()) {
            tableOffsets.add(checked(offset));
            offset +=
                    layout.table().headerBytes() + slots(table) * layout.table().elementBytes();
        }
        this.extraOffset = aligned(offset, Long.BYTES);
        int functionCount =
                init.importFunctions().size() + module.functions().functions().size();
        this.instance = aligned(
                STACK_BYTES
                        + StructureLayout.EXEC_ENV_BYTES
                        + StructureLayout.ARGUMENT_BYTES
                        + Long.BYTES
                        + FRAMES_BYTES
                        + FRAMES_SLACK,
                ALIGNMENT);
        this.functionPointers = aligned((long) instance + extraOffset + StructureLayout.EXTRA_BYTES, ALIGNMENT);
        this.functionTypes = aligned(functionPointers + (long) functionCount * Long.BYTES, ALIGNMENT);
        this.nativeSymbols = aligned(functionTypes + (long) functionCount * Integer.BYTES, ALIGNMENT);
        int end = aligned(nativeSymbols + (long) module.nativeSymbols().size() * Long.BYTES, ALIGNMENT);
        end = aligned(placeData(end, false), PAGE_BYTES);
        this.writableBytes = end;
        this.text = end;
        this.functions = new PlacedFunctions(module, AddressedMemory.LOW_BASE + text);
        this.codeBytes = aligned(module.text().code().length(), PAGE_BYTES);
        this.size = aligned(placeData(checked((long) text + codeBytes), true), PAGE_BYTES);
        byte[] bytes = new byte[size];
        copyContents(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        fillNativeSymbols(buffer);
        relocate(buffer);
        this.contents = Arrays.copyOfRange(bytes, instance, size);
    }

    private void requireSupported() {
        int type = module.target().moduleType().code();
        if (type != E_TYPE_RELOCATABLE && type != E_TYPE_XIP) {
            throw new UnsupportedAotException("module type " + module.target().moduleType());
        }
        if (module.target().featureFlags().has(FeatureFlag.GARBAGE_COLLECTION)) {
            throw new UnsupportedAotException("garbage collection");
        }
        if (gates() > Gate.MOST) {
            throw new UnsupportedAotException(
                    "%d imported functions, at most %d".formatted(gates() - HELPERS, Gate.MOST - HELPERS));
        }
        Stream.concat(
                        module.helperSymbols().stream(),
                        module.nativeSymbols().stream()
                                .filter(symbol -> symbol.kind() == NativeSymbol.Kind.HELPER)
                                .map(NativeSymbol::text))
                .filter(symbol -> Helpers.of(symbol).isEmpty())
                .findFirst()
                .ifPresent(symbol -> {
                    throw new UnsupportedAotException("helper " + symbol);
                });
        if (abi.callingConvention().upperHalves() == 0) {
            requireNoVectors();
        }
        for (var item : module.initData().importFunctions()) {
            module.signature(item.type())
                    .filter(signature -> signature.results().size() > 1)
                    .ifPresent(_ -> {
                        throw new UnsupportedAotException(
                                "import %s.%s, which has several results".formatted(item.module(), item.name()));
                    });
        }
    }

    private void requireNoVectors() {
        for (int i = 0; i < module.initData().types().size(); i++) {
            module.signature(i)
                    .filter(signature -> Stream.concat(signature.parameters().stream(), signature.results().stream())
                            .anyMatch(ValueType.V128::equals))
                    .ifPresent(_ -> {
                        throw new UnsupportedAotException("values of type v128 on " + architecture);
                    });
        }
    }

    /** How many elements a table may ever have, for which there is room from the start. */
    static long slots(Table table) {
        return (table.mayGrow() & 1) != 0 ? Math.max(table.maximum(), table.initial()) : table.initial();
    }

    private static int checked(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new UnsupportedAotException(
                    "structures, data and code of %d bytes, at most %d".formatted(bytes, MOST_BYTES));
        }
        return (int) bytes;
    }

    private static int aligned(long bytes, int alignment) {
        return checked((bytes + alignment - 1) & -alignment);
    }

    /** Finds room for those data sections that are read-only, or for the others; returns the end. */
    private int placeData(int from, boolean readOnly) {
        int end = from;
        for (ObjectData section : module.initData().objectData()) {
            if (isReadOnly(section.name()) == readOnly && !dataSections.containsKey(section.name())) {
                dataSections.put(section.name(), end);
                end = aligned(end + (long) section.content().length(), ALIGNMENT);
            }
        }
        return end;
    }

    private static boolean isReadOnly(String section) {
        return section.startsWith(".rodata") || section.startsWith(".srodata") || section.equals(STACK_SIZES);
    }

    private void copyContents(byte[] bytes) {
        module.text().code().copyTo(bytes, text);
        for (ObjectData section : module.initData().objectData()) {
            Integer place = dataSections.get(section.name());
            if (place != null) {
                section.content().copyTo(bytes, place);
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<ImportFunction> imports = module.initData().importFunctions();
        for (int i = 0; i < imports.size(); i++) {
            buffer.putLong(functionPointers + i * Long.BYTES, Gate.address(HELPERS + i));
            buffer.putInt(functionTypes + i * Integer.BYTES, imports.get(i).type());
        }
        for (int i = 0; i < functions.count(); i++) {
            int index = imports.size() + i;
            buffer.putLong(functionPointers + index * Long.BYTES, functions.entry(i));
            buffer.putInt(
                    functionTypes + index * Integer.BYTES,
                    module.functions().functions().get(i).type());
        }
    }

    /** The table of native symbols, whose slots the file lists from the last one on. */
    private void fillNativeSymbols(ByteBuffer buffer) {
        List<NativeSymbol> symbols = module.nativeSymbols().reversed();
        for (int i = 0; i < symbols.size(); i++) {
            String text = symbols.get(i).text();
            long slot = switch (symbols.get(i).kind()) {
                case CONSTANT -> Long.parseUnsignedLong(text.substring(text.indexOf('#') + 1), 16);
                case PADDING -> 0;
                case HELPER -> gate(Helpers.of(text).orElseThrow());
            };
            buffer.putLong(nativeSymbols + i * Long.BYTES, slot);
        }
    }

    private static long gate(Helper helper) {
        return Gate.address(Helpers.ALL.indexOf(helper));
    }

    private void relocate(ByteBuffer buffer) {
        for (RelocationGroup group : module.relocations().groups()) {
            String name = module.relocations().symbols().get(group.name());
            String section = name.replaceFirst("^\\.rela?(?=\\.)", "");
            int part = section.equals(".text") || section.equals(".ltext") ? text : dataSection(section, name);
            int size = part == text
                    ? module.text().code().length()
                    : content(section).length();
            for (Relocation relocation : group.relocations()) {
                relocate(buffer, name, part, size, relocation);
            }
        }
    }

    private void relocate(ByteBuffer buffer, String group, int part, int size, Relocation relocation) {
        RelocationType type = architecture
                .relocationType(relocation.type())
                .orElseThrow(() -> new InvalidModuleException("relocation in %s: found type %d, which %s does not have"
                        .formatted(group, relocation.type(), architecture)));
        if (relocation.offset() < 0 || relocation.offset() > (long) size - type.patchedBytes()) {
            throw new InvalidModuleException("relocation in %s: found offset %s, at most %d"
                    .formatted(group, Long.toUnsignedString(relocation.offset()), size - type.patchedBytes()));
        }
        int place = part + (int) relocation.offset();
        String symbol = module.relocations().symbols().get(relocation.symbol());
        long target = abi.isByPointer(type) && symbol.startsWith(FUNCTION) ? pointer(symbol) : address(symbol);
        abi.relocate(type, buffer, place, AddressedMemory.LOW_BASE + place, target + relocation.addend());
    }

    /** The address of the pointer to one of the module's functions. */
    private long pointer(String symbol) {
        int imports = module.initData().importFunctions().size();
        int own = index(symbol, FUNCTION, functions.count());
        return functionPointers() + (long) (imports + own) * Long.BYTES;
    }

    private long address(String symbol) {
        Optional<Helper> helper = Helpers.of(symbol);
        if (helper.isPresent()) {
            return gate(helper.get());
        }
        if (symbol.equals(".text") || symbol.equals(".ltext")) {
            return functions.base();
        }
        if (symbol.startsWith(INNER_FUNCTION)) {
            return functions.inner(index(symbol, INNER_FUNCTION, functions.innerCount()));
        }
        return symbol.startsWith(FUNCTION)
                ? functions.entry(index(symbol, FUNCTION, functions.count()))
                : AddressedMemory.LOW_BASE + dataSection(symbol, symbol);
    }

    /** The number behind a prefix. */
    private static int index(String symbol, String prefix, int count) {
        String digits = symbol.substring(prefix.length());
        long index = digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (index >= count) {
            throw new InvalidModuleException("symbol %s: found %d functions".formatted(symbol, count));
        }
        return (int) index;
    }

    private int dataSection(String section, String mentioned) {
        Integer place = dataSections.get(section);
        if (place == null) {
            throw new InvalidModuleException("symbol %s: no such section or function".formatted(mentioned));
        }
        return place;
    }

    private ByteString content(String section) {
        return module.initData().objectData().stream()
                .filter(data -> data.name().equals(section))
                .findFirst()
                .orElseThrow()
                .content();
    }

    AotModule module() {
        return module;
    }

    /** Whether a function has the signature of a type. */
    boolean hasSignature(int function, int type) {
        return module.signature(type).isPresent()
                && module.signature(type).equals(module.signatureOfFunction(function));
    }

    /** An address in the linear memory, or a size: 32 bits of a register, or all of it. */
    long address(long register) {
        boolean wide = module.initData().memories().stream().anyMatch(Memory::isMemory64);
        return wide ? register : register & 0xffff_ffffL;
    }

    StructureLayout layout() {
        return layout;
    }

    /** The low memory for a new instance. */
    byte[] newLowMemory() {
        byte[] low = new byte[size];
        System.arraycopy(contents, 0, low, instance, contents.length);
        return low;
    }

    /** How many bytes of the low memory can be written. */
    int writableBytes() {
        return writableBytes;
    }

    long stackBottom() {
        return AddressedMemory.LOW_BASE;
    }

    long stackTop() {
        return AddressedMemory.LOW_BASE + STACK_BYTES;
    }

    long execEnv() {
        return stackTop();
    }

    /** Address of the buffer in which code passes arguments to the runtime. */
    long argumentBuffer() {
        return execEnv() + StructureLayout.EXEC_ENV_BYTES;
    }

    /** Address of the array with a pointer to memory 0. */
    long memoryPointers() {
        return argumentBuffer() + StructureLayout.ARGUMENT_BYTES;
    }

    /** Address of the room for frames. */
    long frames() {
        return memoryPointers() + Long.BYTES;
    }

    long framesEnd() {
        return frames() + FRAMES_BYTES;
    }

    long instance() {
        return AddressedMemory.LOW_BASE + instance;
    }

    long memory() {
        return instance() + layout.memory().offset(layout.instance());
    }

    /** Address of a global, imports first. */
    long global(int index) {
        return instance() + globalOffsets.get(index);
    }

    long table(int index) {
        return instance() + tableOffsets.get(index);
    }

    long extraBlock() {
        return instance() + extraOffset;
    }

    long functionPointers() {
        return AddressedMemory.LOW_BASE + functionPointers;
    }

    long functionTypes() {
        return AddressedMemory.LOW_BASE + functionTypes;
    }

    /** Address of the table of native symbols. */
    long nativeSymbols() {
        return AddressedMemory.LOW_BASE + nativeSymbols;
    }

    /** Address of the sizes of the functions' frames, 0 where the code does not ask for them. */
    long stackSizes() {
        Integer place = dataSections.get(STACK_SIZES);
        return place == null ? 0 : AddressedMemory.LOW_BASE + place;
    }

    /** The functions in the code. */
    PlacedFunctions functions() {
        return functions;
    }

    /** The relocated code. */
    byte[] code() {
        return Arrays.copyOfRange(
                contents,
                text - instance,
                text - instance + module.text().code().length());
    }

    /** The low memory for workers. */
    PlacedImage placed() {
        return new PlacedImage(contents, instance, writableBytes, codeBytes, gates(), stackTop());
    }

    /** How many gates there are. */
    int gates() {
        return HELPERS + module.initData().importFunctions().size();
    }

    /** The helper at an address, empty where none is. */
    static Optional<Helper> helper(long address) {
        int number = Gate.number(address);
        return number >= 0 && number < HELPERS ? Optional.of(Helpers.ALL.get(number)) : Optional.empty();
    }

    /** The import whose pointer is an address, or a negative number. */
    int importAt(long address) {
        int number = Gate.number(address);
        return number < gates() ? number - HELPERS : -1;
    }
}
