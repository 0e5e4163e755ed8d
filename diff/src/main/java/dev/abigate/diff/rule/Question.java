package dev.abigate.diff.rule;

/** The three questions that a comparison answers by name; a rule bears on one or two of them. */
public enum Question {
    OLD_HOST_RUNS_NEW("Can the old host run the new build?"),
    OLD_CALLERS_USE_NEW("Can the old callers use the new build?"),
    SAME_BEHAVIOUR("Does it behave the same?");

    private final String text;

    Question(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
