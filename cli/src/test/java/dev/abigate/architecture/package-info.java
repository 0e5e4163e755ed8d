/**
 * The rules that hold the house together. {@link dev.abigate.architecture.HouseRule} lists those that compiled classes
 * can be asked about; {@link dev.abigate.architecture.SourceLength} and {@link dev.abigate.architecture.CodeSize} measure.
 * Every rule is shown to fail on sources that break it.
 */
@NullMarked
package dev.abigate.architecture;

import org.jspecify.annotations.NullMarked;
