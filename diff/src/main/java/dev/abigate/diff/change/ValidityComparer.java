package dev.abigate.diff.change;

import java.util.Optional;
import java.util.function.Consumer;

/** Whether the new build is a valid module. */
final class ValidityComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        Optional<String> reason = pair.after().invalid();
        if (reason.isPresent() && !reason.equals(pair.before().invalid())) {
            found.accept(new Change.ModuleInvalid(reason.get()));
        }
    }
}
