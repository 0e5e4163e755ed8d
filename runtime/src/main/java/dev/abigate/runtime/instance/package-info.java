/**
 * The state of running modules, which all engines share: stores, instances and what they are made of, the call stack of a
 * thread, and the convention by which functions of any kind call each other ({@link dev.abigate.runtime.instance.CallStack}).
 */
@NullMarked
package dev.abigate.runtime.instance;

import org.jspecify.annotations.NullMarked;
