/** What calls into compiled code, and out of it, see of the processor that runs it, be it an emulated or a real one. */
@NullMarked
package dev.abigate.runtime.aot.call;

import org.jspecify.annotations.NullMarked;
