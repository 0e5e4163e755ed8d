package dev.abigate.format.dwarf;

/**
 * A place in the source that an instruction stands for.
 *
 * @param function the qualified name of the function it was written in; empty where that is not known
 * @param file path as the compiler had it, without the directory of the compilation; empty where it is not known
 * @param line from 1, or 0 for an instruction of no line
 * @param column in bytes from 1, or 0 for none
 */
public record SourceFrame(String function, String file, int line, int column) {
    /** As compilers print it: {@code src/lib.c:12:5}. */
    public String place() {
        return file + (line == 0 ? "" : ":" + line) + (line == 0 || column == 0 ? "" : ":" + column);
    }
}
