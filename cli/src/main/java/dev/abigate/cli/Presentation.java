package dev.abigate.cli;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Language;
import java.util.Set;

/**
 * How people want to see a report.
 *
 * @param all whether text shows every finding instead of the first ones
 * @param noise the classes of noise whose findings text shows
 * @param language of pages
 */
record Presentation(boolean all, Set<Noise> noise, Language language) {}
