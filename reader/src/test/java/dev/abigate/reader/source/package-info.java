@NullMarked
package dev.abigate.reader.source;

import org.jspecify.annotations.NullMarked;
