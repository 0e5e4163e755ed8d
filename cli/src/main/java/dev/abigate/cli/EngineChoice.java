package dev.abigate.cli;

import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.reader.Artifact;
import dev.abigate.runtime.Tier;
import java.util.Locale;
import java.util.Optional;

/** What {@code --engine} can name. */
enum EngineChoice {
    AUTO(Tier.AUTO),
    INTERPRETER(Tier.INTERPRETER),
    JIT(Tier.JIT),
    /** Emulates a processor for the code of AOT modules; WebAssembly modules that are linked with one run as by default. */
    AOT_EMULATOR(Tier.AUTO),
    /** Has the processor of this machine execute the code of AOT modules, in a process of its own, without protection. */
    AOT_NATIVE(Tier.AUTO);

    private final Tier tier;

    EngineChoice(Tier tier) {
        this.tier = tier;
    }

    /** How functions of WebAssembly modules are executed. */
    Tier tier() {
        return tier;
    }

    /** Whether it only executes AOT modules. */
    boolean isForAot() {
        return this == AOT_EMULATOR || this == AOT_NATIVE;
    }

    /** The word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws UsageException where the engine does not execute what a file has */
    void requireFor(Artifact artifact, String file) {
        boolean compiled = artifact instanceof Artifact.Aot;
        switch (this) {
            case AUTO -> requireEmulator(artifact, file);
            case INTERPRETER, JIT -> {
                if (compiled) {
                    throw new UsageException(
                            "%s: an AOT module, which '--engine %s' does not execute; '--engine %s' does"
                                    .formatted(file, word(), AOT_EMULATOR.word()));
                }
            }
            case AOT_EMULATOR, AOT_NATIVE -> {
                if (!compiled) {
                    throw new UsageException("%s: no AOT module, which '--engine %s' needs".formatted(file, word()));
                }
                if (this == AOT_EMULATOR) {
                    requireEmulator(artifact, file);
                }
            }
        }
    }

    /** Code for x86-64 has no emulator, and nobody gets it executed who does not ask for that. */
    private static void requireEmulator(Artifact artifact, String file) {
        if (artifact instanceof Artifact.Aot(var module)
                && module.target().architecture().equals(Optional.of(Architecture.X86_64))) {
            throw new UsageException(
                    "%s: code for x86-64, which only this machine itself executes: '--engine %s', for files that you trust"
                            .formatted(file, AOT_NATIVE.word()));
        }
    }
}
