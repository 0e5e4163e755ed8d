package dev.abigate.diff.behaviour;

/**
 * A line or a value that a program wrote.
 *
 * @param place {@code stdout[2]}, {@code stdout[2].time} or {@code file:/data/out.json.version}
 * @param label what the value is called within its line or document; empty for lines
 */
record Observed(String place, String label, String text) {
    /** The same with another text. */
    Observed withText(String other) {
        return new Observed(place, label, other);
    }

    /** As reports show it, without the place: lines move. */
    String line() {
        return label.isEmpty() ? text : label + " = " + text;
    }
}
