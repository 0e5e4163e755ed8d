/**
 * Validation of components: the indices of every definition, what instances of components become, and what the component
 * as a whole imports and exports, with all types resolved.
 */
@NullMarked
package dev.abigate.reader.validation.component;

import org.jspecify.annotations.NullMarked;
