package dev.abigate.runtime.random;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.Tier;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.text.WatStyle;
import java.util.List;
import java.util.Optional;

/**
 * A module on which engines do not agree.
 *
 * @param message where they begin to differ
 */
record Difference(RandomModule module, String message) {
    /** Runs a module on all engines, and tells where one does something else than the interpreter. */
    static Optional<Difference> of(RandomModule module) {
        WasmModule encoded = module.module();
        try {
            List<String> expected =
                    Execution.run(module, encoded, Tier.INTERPRETER).events();
            Optional<Difference> difference = compare(module, expected, Tier.JIT);
            if (difference.isEmpty() && Execution.Plan.of(module).isLong()) {
                difference = compare(module, expected, Tier.AUTO);
            }
            return difference;
        } catch (RuntimeException | Error e) {
            return Optional.of(new Difference(module, e + " at " + List.of(e.getStackTrace())));
        }
    }

    private static Optional<Difference> compare(RandomModule module, List<String> expected, Tier tier) {
        List<String> found = Execution.run(module, module.module(), tier).events();
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String mine = i < expected.size() ? expected.get(i) : "nothing more";
            String other = i < found.size() ? found.get(i) : "nothing more";
            if (!mine.equals(other)) {
                return Optional.of(
                        new Difference(module, "event %d: on %s %s, interpreted %s".formatted(i, tier, other, mine)));
            }
        }
        return Optional.empty();
    }

    /** The seed, the difference, and the smallest module found that shows one, as text. */
    String report() {
        Difference smallest = Shrinking.shrink(this);
        return "seed %d (%s): %s%nshrunk: %s%n%s"
                .formatted(
                        module.seed(),
                        module.dialect(),
                        message,
                        smallest.message(),
                        Wat.text(smallest.module().module(), WatStyle.FLAT));
    }
}
