/**
 * Validation of core modules: whether declarations and function bodies are well typed, and the types that engines need to
 * translate them.
 */
@NullMarked
package dev.abigate.reader.validation;

import org.jspecify.annotations.NullMarked;
