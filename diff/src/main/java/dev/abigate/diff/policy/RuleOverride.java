package dev.abigate.diff.policy;

import dev.abigate.diff.rule.Severity;
import java.util.Optional;

/**
 * What a policy makes of a rule.
 *
 * @param severity of its findings; as the rule says where absent
 * @param shown whether reports list its findings; they are counted all the same
 */
public record RuleOverride(Optional<Severity> severity, boolean shown, Where where) {}
