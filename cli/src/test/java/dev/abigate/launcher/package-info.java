/** The two start scripts, run for real by sh; the JDKs and the Maven that they find are small scripts of the tests. */
@NullMarked
package dev.abigate.launcher;

import org.jspecify.annotations.NullMarked;
