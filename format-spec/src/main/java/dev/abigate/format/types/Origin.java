package dev.abigate.format.types;

/**
 * Where in the source something is declared.
 *
 * @param file as the compiler was given it, with its directory where that is known; empty where unknown
 * @param line from 1; 0 where unknown
 */
public record Origin(Language language, String file, int line) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
