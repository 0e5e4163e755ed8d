package dev.abigate.format.component;

import java.util.Optional;

/**
 * Something that the component offers.
 *
 * @param ascribed the type that it is offered with, where that is not its own
 */
public record Export(ExternName name, SortIndex item, Optional<ExternType> ascribed) {}
