@NullMarked
package dev.abigate.report;

import org.jspecify.annotations.NullMarked;
