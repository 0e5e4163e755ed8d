package dev.abigate.runtime.aot;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.FunctionSection;
import dev.abigate.runtime.aot.call.CodePlace;
import dev.abigate.runtime.instance.ExecutableModule;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The functions of an AOT module, by the addresses of their code. */
final class PlacedFunctions {
    private final AotModule module;
    private final long base;
    private final NavigableMap<Long, CodePlace> places = new TreeMap<>();

    /**
     * The functions of a module.
     *
     * @param base address of the text
     * @throws InvalidModuleException where one begins outside of the text
     */
    PlacedFunctions(AotModule module, long base) {
        this.module = module;
        this.base = base;
        int imports = imports();
        List<FunctionSection.Function> functions = module.functions().functions();
        List<FunctionSection.Inner> inner = module.functions().inner();
        for (int i = 0; i < functions.size(); i++) {
            boolean wraps = i < inner.size()
                    && inner.get(i).offset() != functions.get(i).offset();
            places.put(entry(i), new CodePlace(imports + i, entry(i), wraps));
            if (wraps) {
                places.put(inner(i), new CodePlace(imports + i, inner(i), false));
            }
        }
    }

    private int imports() {
        return module.initData().importFunctions().size();
    }

    /** Address of the text. */
    long base() {
        return base;
    }

    /** How many functions there are, imports not counted. */
    int count() {
        return module.functions().functions().size();
    }

    /** Address of the code of a function, imports not counted. */
    long entry(int own) {
        return address(module.functions().functions().get(own).offset());
    }

    /** How many functions there are that others wrap. */
    int innerCount() {
        return module.functions().inner().size();
    }

    /** Address of what the code of a function wraps. */
    long inner(int number) {
        return address(module.functions().inner().get(number).offset());
    }

    private long address(long offset) {
        int most = length();
        if (offset < 0 || offset >= most) {
            throw new InvalidModuleException("function: found code offset %s, less than %d expected"
                    .formatted(Long.toUnsignedString(offset), most));
        }
        return base + offset;
    }

    private int length() {
        return module.text().code().length();
    }

    /** The function to which an address in the code belongs, empty where none begins before it. */
    Optional<CodePlace> at(long address) {
        return Optional.ofNullable(places.floorEntry(address))
                .filter(_ -> address < base + length())
                .map(Map.Entry::getValue);
    }

    /** Words a place in the code: its offset, and the function where it is known. */
    String placeText(long address, ExecutableModule names) {
        if (address < base || address >= base + length()) {
            return "0x%x, where no code is".formatted(address);
        }
        String function = at(address)
                .map(found -> " in function "
                        + names.functions().get(found.index() - imports()).stackEntry(OptionalInt.empty()))
                .orElse("");
        return "text+0x%x%s".formatted(address - base, function);
    }
}
