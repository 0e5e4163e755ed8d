package dev.abigate.runtime.natives;

import dev.abigate.format.host.HostFunction;
import dev.abigate.format.host.NativeLibrary;
import dev.abigate.format.host.NativeSignature;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.runtime.Linker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Registers native functions under one module name, as {@code wasm_runtime_register_natives} does. Addresses are those of
 * the memory that the calling instance has at index 0.
 */
public final class NativeSymbols {
    private static final RefType EXTERNREF = new RefType(true, HeapType.Abstract.EXTERN);

    private final Linker linker;
    private final String module;
    private final AddressType addresses;

    /**
     * Functions for guests whose memory has addresses of 32 bits.
     *
     * @param module the module name that guests import them from
     */
    public NativeSymbols(Linker linker, String module) {
        this(linker, module, AddressType.I32);
    }

    /** Functions for guests whose memory has addresses of the given type. */
    public NativeSymbols(Linker linker, String module, AddressType addresses) {
        this.linker = linker;
        this.module = module;
        this.addresses = addresses;
    }

    /**
     * Offers a function.
     *
     * @param signature such as {@code (ii*~$)i}
     * @throws IllegalArgumentException where the signature has another form or is empty
     */
    public NativeSymbols define(String name, String signature, NativeFunction function) {
        return define(name, new NativeSignature(signature), function);
    }

    /**
     * Offers a function.
     *
     * @throws IllegalArgumentException where the signature is empty: a function must have a type
     */
    public NativeSymbols define(String name, NativeSignature signature, NativeFunction function) {
        if (signature.isUnchecked()) {
            throw new IllegalArgumentException("no signature for " + module + "." + name);
        }
        linker.define(
                module,
                name,
                types(signature.parameters(addresses)),
                types(signature.results()),
                call -> function.call(NativeCall.check(call, signature, addresses)));
        return this;
    }

    /**
     * Offers all functions of a library in WAMR's newest state.
     *
     * @param bodies of the functions by their names
     * @throws IllegalArgumentException where one has no body
     */
    public static void define(Linker linker, NativeLibrary library, Map<String, NativeFunction> bodies) {
        for (HostFunction function : library.functions()) {
            NativeFunction body = bodies.get(function.name());
            if (body == null) {
                throw new IllegalArgumentException(function.library() + " has no " + function.name());
            }
            new NativeSymbols(linker, function.module()).define(function.name(), function.signature(), body);
        }
    }

    private static List<ValType> types(List<String> texts) {
        return texts.stream().map(NativeSymbols::type).toList();
    }

    private static ValType type(String text) {
        return Arrays.stream(NumType.values())
                .filter(type -> type.text().equals(text))
                .map(ValType.class::cast)
                .findFirst()
                .orElse(EXTERNREF);
    }
}
