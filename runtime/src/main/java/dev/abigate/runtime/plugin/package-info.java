/** Modules with all that they need of a host: the interface is told from the module, and the guest's memory is typed. */
@NullMarked
package dev.abigate.runtime.plugin;

import org.jspecify.annotations.NullMarked;
