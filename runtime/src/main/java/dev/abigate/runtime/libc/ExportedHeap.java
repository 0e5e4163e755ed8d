package dev.abigate.runtime.libc;

import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import java.util.Optional;
import java.util.OptionalLong;

/** The heap of the guest itself, where it exports {@code malloc} and {@code free}. WAMR does not reallocate there. */
record ExportedHeap() implements GuestHeap {
    private static final TypeCodes I32 = TypeCodes.of(TypeCode.I32);

    @Override
    public long allocate(Instance guest, long bytes) {
        if (function(guest, "free", 0).isEmpty()) {
            return 0;
        }
        return function(guest, "malloc", 1)
                .map(malloc -> malloc.call(Value.i32((int) bytes)).getFirst())
                .map(result -> result instanceof Value.I32(int address) ? Integer.toUnsignedLong(address) : 0L)
                .orElse(0L);
    }

    @Override
    public OptionalLong reallocate(Instance guest, long old, long bytes) {
        return OptionalLong.empty();
    }

    @Override
    public void release(Instance guest, long address) {
        if (function(guest, "malloc", 1).isPresent()) {
            function(guest, "free", 0).ifPresent(free -> free.call(Value.i32((int) address)));
        }
    }

    private static Optional<Function> function(Instance guest, String name, int results) {
        return guest.export(name)
                .flatMap(extern ->
                        extern instanceof Extern.OfFunction(var function) ? Optional.of(function) : Optional.empty())
                .filter(function -> function.signature().parameters().equals(I32)
                        && function.signature().results().size() == results);
    }
}
