package dev.abigate.runtime.replay.search;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.reader.wasm.code.CodeScanner;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an instance has that its functions may change, as it was at some time. */
final class InstanceImage {
    /** What changes more than the first memory and globals. */
    private static final Set<Opcode> BEYOND = EnumSet.of(
            Opcode.TABLE_SET,
            Opcode.TABLE_GROW,
            Opcode.TABLE_FILL,
            Opcode.TABLE_COPY,
            Opcode.TABLE_INIT,
            Opcode.ELEM_DROP,
            Opcode.DATA_DROP);

    private final LinearMemory memory;
    private final byte[] bytes;
    private final List<Global> globals = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    /** The present state. */
    InstanceImage(Instance instance) {
        memory = instance.firstMemory();
        bytes = new byte[Math.toIntExact(memory.byteSize())];
        memory.read(0, bytes, 0, bytes.length);
        for (int i = 0; i < instance.module().declarations().globalCount(); i++) {
            Global global = instance.global(i);
            if (global.isMutable()) {
                globals.add(global);
                values.add(global.value());
            }
        }
    }

    /**
     * Whether an image has all that functions of a module may change.
     *
     * @param memories how many the module has for itself
     */
    static boolean isWhole(ExecutableModule module, int memories) {
        ValidModule declarations = module.declarations();
        if (memories > 1
                || module.functions().isEmpty()
                || (memories == 1 && declarations.memory(0).shared())) {
            return false;
        }
        for (int i = 0; i < declarations.globalCount(); i++) {
            if (TypeCode.isReference(declarations.global(i).type())) {
                return false;
            }
        }
        var scanner = new CodeScanner();
        int index = 0;
        for (var body : module.module().bodies()) {
            scanner.scan(body, index++);
        }
        return Collections.disjoint(scanner.opcodes(), BEYOND);
    }

    /** Makes it so again; whether that was possible: a memory that has grown stays as it is. */
    boolean restore() {
        if (memory.byteSize() != bytes.length) {
            return false;
        }
        memory.write(0, bytes, 0, bytes.length);
        for (int i = 0; i < globals.size(); i++) {
            globals.get(i).set(values.get(i));
        }
        return true;
    }
}
