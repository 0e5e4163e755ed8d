package dev.abigate.cli;

import dev.abigate.reader.Artifact;
import dev.abigate.runtime.Tier;
import java.util.Locale;

/** What {@code --engine} can name. */
enum EngineChoice {
    AUTO(Tier.AUTO),
    INTERPRETER(Tier.INTERPRETER),
    JIT(Tier.JIT),
    /** Emulates a processor for the code of AOT modules; WebAssembly modules that are linked with one run as by default. */
    AOT_EMULATOR(Tier.AUTO);

    private final Tier tier;

    EngineChoice(Tier tier) {
        this.tier = tier;
    }

    /** How functions of WebAssembly modules are executed. */
    Tier tier() {
        return tier;
    }

    /** The word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws UsageException where the engine does not execute what a file has */
    void requireFor(Artifact artifact, String file) {
        boolean compiled = artifact instanceof Artifact.Aot;
        switch (this) {
            case AUTO -> {}
            case INTERPRETER, JIT -> {
                if (compiled) {
                    throw new UsageException(
                            "%s: an AOT module, which '--engine %s' does not execute; '--engine %s' does"
                                    .formatted(file, word(), AOT_EMULATOR.word()));
                }
            }
            case AOT_EMULATOR -> {
                if (!compiled) {
                    throw new UsageException("%s: no AOT module, which '--engine %s' needs".formatted(file, word()));
                }
            }
        }
    }
}
