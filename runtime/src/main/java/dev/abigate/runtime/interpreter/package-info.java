/**
 * The interpreter. A function is lowered at its first call: every instruction becomes a small object, a node, that knows its
 * slots and its successor, and executing is one virtual call after another, without a decoder and without a switch.
 *
 * <p>Instructions that are hot in real code have a class each, and one more for a constant operand: what differs between
 * them is one call of {@code runtime.ops}, but it has to be a call that the JVM can inline into the node's only virtual
 * method. The many that are rarely hot (conversions, vectors, atomics) share classes that get the operation as a function,
 * which costs a second virtual call. Fewer nodes are what counts most: a comparison and the branch on it are one, so are an
 * access to memory and the constant added to its address, and an operation writes right into the local that is set to it.
 *
 * <p>What is not asked for costs nothing: metered and profiled code has additional nodes.
 */
@NullMarked
package dev.abigate.runtime.interpreter;

import org.jspecify.annotations.NullMarked;
