package dev.abigate.format.types;

import java.util.List;

/**
 * How much of a module's interface the debug information describes.
 *
 * @param exportedFunctions with all parameter types, of all that are exported
 * @param importedFunctions declared, of all that are imported
 * @param exportedVariables with their type, of the exported globals that hold the address of data
 * @param units compilation units that were read; a unit whose content is in another file that was not given is not read
 * @param gaps what could not be read, and why
 */
public record Coverage(
        Share exportedFunctions, Share importedFunctions, Share exportedVariables, Share units, List<Gap> gaps) {
    public Coverage {
        gaps = List.copyOf(gaps);
    }

    /** Whether there is debug information at all. */
    public boolean isEmpty() {
        return units.total() == 0;
    }

    /** A part of a whole. */
    public record Share(int described, int total) {
        @Override
        public String toString() {
            return described + " of " + total;
        }
    }

    /**
     * Something that was left out.
     *
     * @param section the name of a debug section
     * @param offset in that section
     * @param reason a phrase
     */
    public record Gap(String section, long offset, String reason) {}
}
