package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import dev.abigate.format.aot.BinaryType;
import dev.abigate.format.aot.FeatureFlags;
import dev.abigate.format.aot.Machine;
import dev.abigate.format.aot.ModuleType;
import dev.abigate.format.aot.TargetInfo;

/** Reads section 0. */
final class TargetInfoReader {
    private TargetInfoReader() {}

    static TargetInfo read(AlignedCursor in, TargetInfoForm form) {
        boolean wideBinType = form == TargetInfoForm.WIDE_BIN_TYPE;
        boolean flagged = form == TargetInfoForm.FLAGGED;
        var binaryType = new BinaryType(wideBinType ? in.u32("bin_type") : in.u16("bin_type"));
        int abiType = wideBinType ? 0 : in.u16("abi_type");
        var moduleType = new ModuleType(in.u16("e_type"));
        var machine = new Machine(in.u16("e_machine"));
        int objectVersion = in.u32("e_version");
        int objectFlags = in.u32("e_flags");
        var featureFlags = flagged ? new FeatureFlags(in.u64("feature_flags")) : FeatureFlags.NONE;
        long reserved = flagged ? in.u64("reserved") : in.unsigned("reserved");
        int at = in.offset();
        String arch = in.zeroFilled(TargetInfo.ARCH_BYTES, "arch");
        if (flagged && ByteString.utf8(arch).length() == TargetInfo.ARCH_BYTES) {
            throw in.fail(Flaw.VALUE, at, "arch", "string without terminating zero byte");
        }
        return new TargetInfo(
                binaryType, abiType, moduleType, machine, objectVersion, objectFlags, featureFlags, reserved, arch);
    }
}
