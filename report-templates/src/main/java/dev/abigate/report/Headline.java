package dev.abigate.report;

import dev.abigate.diff.rule.Question;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.verdict.Verdict.Outcome;

/** The verdict in one or two words, as every rendering shows it. */
enum Headline {
    IDENTICAL("Identical", Tone.GOOD, "Both files hold the same bytes."),
    COMPATIBLE("Compatible", Tone.GOOD, "Nothing was found that an old host or an old caller could trip over."),
    ADDITIONS("Compatible with additions", Tone.GOOD, "The new build offers more and asks for nothing new."),
    WARNINGS("Compatible with warnings", Tone.DOUBT, "Nothing is certain to break, but somebody should look."),
    UNCOMPARED(
            "Could not compare everything",
            Tone.DOUBT,
            "A part of the two builds was not compared, so nobody can say."),
    BREAKING("Breaking", Tone.BAD, "Something that works with the old build fails with the new one.");

    private final String words;
    private final Tone tone;
    private final String sentence;

    Headline(String words, Tone tone, String sentence) {
        this.words = words;
        this.tone = tone;
        this.sentence = sentence;
    }

    /** The words for a verdict on two builds that hold the same bytes, or do not. */
    static Headline of(Verdict verdict, boolean identical) {
        return switch (verdict.level()) {
            case COMPATIBLE -> identical ? IDENTICAL : COMPATIBLE;
            case COMPATIBLE_WITH_ADDITIONS -> ADDITIONS;
            case RISKY -> leavesOpen(verdict) ? UNCOMPARED : WARNINGS;
            case INCOMPATIBLE -> BREAKING;
        };
    }

    /** Whether a question about the interface has no answer: that must never read as compatible. */
    private static boolean leavesOpen(Verdict verdict) {
        return verdict.answers().stream()
                .anyMatch(answer ->
                        answer.question() != Question.SAME_BEHAVIOUR && answer.outcome() == Outcome.CANNOT_TELL);
    }

    String words() {
        return words;
    }

    Tone tone() {
        return tone;
    }

    /** What the words mean. */
    String sentence() {
        return sentence;
    }
}
