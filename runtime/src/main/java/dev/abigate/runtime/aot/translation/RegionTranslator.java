package dev.abigate.runtime.aot.translation;

import dev.abigate.runtime.aot.emulator.Block;
import dev.abigate.runtime.aot.emulator.MachineCode;
import dev.abigate.runtime.aot.emulator.Translation;
import dev.abigate.runtime.aot.emulator.Translator;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/** Translates hot regions, each to a class of its own, which goes when nobody refers to its code any more. */
public final class RegionTranslator implements Translator {
    /** Micro-operations of a region; most fit into a method that HotSpot compiles. */
    private static final int MAX_OPERATIONS = 700;

    private static final int MIN_OPERATIONS = 60;

    /** HotSpot compiles no method that is larger. */
    private static final int MAX_METHOD_BYTES = 8000;

    /** More than this is not translated of one module: hostile code can have a region at each address. */
    private static final int MAX_TRANSLATED = 1 << 18;

    private int translated;

    @Override
    public synchronized void translate(MachineCode code, Block first) {
        for (int most = MAX_OPERATIONS; most >= MIN_OPERATIONS; most /= 2) {
            var region = new Region(code, first, most);
            if (translated + region.operations() > MAX_TRANSLATED) {
                return;
            }
            Optional<byte[]> file = new RegionClass(region).make(MAX_METHOD_BYTES);
            if (file.isPresent()) {
                translated += region.operations();
                Translation translation = load(file.get());
                for (int i = 0; i < region.entries().size(); i++) {
                    region.entries().get(i).translated(translation, i);
                }
                return;
            }
        }
    }

    private static Translation load(byte[] file) {
        try {
            MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(file, true);
            return (Translation) made.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a translated region cannot be loaded", e);
        }
    }
}
