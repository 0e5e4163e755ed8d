package dev.abigate.format.wasm.text;

/**
 * How a branch usually goes.
 *
 * @param function index, imported functions first
 * @param instruction index of the {@code if} or {@code br_if} in the function's body
 * @see <a href="https://webassembly.github.io/spec/metadata/code/">Code metadata</a>
 */
public record BranchHint(int function, int instruction, boolean likely) {
    /** The name of the section that holds the hints. */
    public static final String SECTION = "metadata.code.branch_hint";
}
