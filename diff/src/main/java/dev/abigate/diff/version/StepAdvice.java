package dev.abigate.diff.version;

import java.util.Optional;

/**
 * Whether the step that was taken between two known versions was big enough.
 *
 * @param taken none where the new version is not later than the old one
 * @param needed the smallest step that may bring the change; none where the policy has none for it
 */
public record StepAdvice(String old, String now, Optional<Step> taken, Optional<Step> needed) {
    /** The advice on versions that are known and can be read; none otherwise. */
    public static Optional<StepAdvice> of(
            Optional<String> old, Optional<String> now, Step called, Versioning versioning) {
        Optional<Version> before = old.flatMap(Version::parse);
        Optional<Version> after = now.flatMap(Version::parse);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StepAdvice(
                old.orElseThrow(),
                now.orElseThrow(),
                Step.between(before.get(), after.get()),
                versioning.smallest(called, before.get())));
    }

    /** Whether the step was big enough; a build of the same version is, where the interface is what it was. */
    public boolean enough() {
        if (old.equals(now)) {
            return needed.filter(step -> step == Step.PATCH).isPresent();
        }
        return taken.isPresent() && needed.isPresent() && taken.get().compareTo(needed.get()) >= 0;
    }

    /** The advice as a phrase: {@code 1.4.2 to 1.4.3 is a patch step, a minor one is needed}. */
    public String text() {
        String versions = old + " to " + now;
        if (taken.isEmpty()) {
            return versions + " is no step forward, a " + needed.map(Step::id).orElse("larger") + " one is needed";
        }
        String step = versions + " is a " + taken.get().id() + " step";
        return enough()
                ? step + ", which is enough"
                : step + ", a " + needed.map(Step::id).orElse("larger") + " one is needed";
    }
}
