/** Custom sections with an agreed meaning, out of bytes: {@link dev.abigate.reader.wasm.custom.CustomSections} is the way in. */
@NullMarked
package dev.abigate.reader.wasm.custom;

import org.jspecify.annotations.NullMarked;
