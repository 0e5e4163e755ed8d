package dev.abigate.diff.snapshot;

import dev.abigate.diff.snapshot.AotFacts.MachineCode;
import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ObjectData;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.release.WamrRelease;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.reader.aot.RiscvExtensions;
import java.util.List;
import java.util.Optional;

/** What the machine code of an AOT file shows of how it was compiled. */
final class AotMachineCode {
    /** The table of frame sizes that code compares the native stack by. */
    private static final String STACK_SIZES = ".aot_stack_sizes";

    /** The first release whose compiler writes that table; earlier ones check the stack without it. */
    private static final WamrRelease STACK_SIZES_SINCE = new WamrRelease("1.2.3");

    private static final ByteString ELF_MAGIC = ByteString.of(0x7F, 'E', 'L', 'F');

    private AotMachineCode() {}

    static MachineCode of(AotModule module) {
        ByteString code = module.text().code();
        boolean object = code.length() >= ELF_MAGIC.length()
                && code.slice(0, ELF_MAGIC.length()).equals(ELF_MAGIC);
        return new MachineCode(
                checksStack(module),
                object ? Optional.of(digest(code)) : Optional.empty(),
                object ? Optional.empty() : cpuFeatures(module.target(), code));
    }

    private static Optional<List<String>> cpuFeatures(TargetInfo target, ByteString code) {
        return target.architecture()
                .filter(architecture -> architecture == Architecture.RISCV)
                .map(_ ->
                        List.copyOf(RiscvExtensions.of(code, target.binaryType().is64Bit())));
    }

    private static Optional<Boolean> checksStack(AotModule module) {
        if (module.initData().objectData().stream().map(ObjectData::name).anyMatch(STACK_SIZES::equals)) {
            return Optional.of(true);
        }
        return AotLoaders.released(module.fittingDialects()).stream().allMatch(AotMachineCode::writesStackSizes)
                ? Optional.of(false)
                : Optional.empty();
    }

    private static boolean writesStackSizes(AotDialect dialect) {
        return dialect.firstRelease()
                .filter(first -> STACK_SIZES_SINCE.compareTo(new WamrRelease(first)) <= 0)
                .isPresent();
    }

    private static CustomSection digest(ByteString object) {
        return CustomSection.of("ELF object", object);
    }
}
