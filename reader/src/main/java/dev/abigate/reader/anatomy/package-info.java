/** Maps of files: which byte belongs to which field. */
@NullMarked
package dev.abigate.reader.anatomy;

import org.jspecify.annotations.NullMarked;
