@NullMarked
package dev.abigate.diff.document;

import org.jspecify.annotations.NullMarked;
