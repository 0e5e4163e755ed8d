/** The conformance lists, and ways to map and to damage files, for the tests of all modules. */
@NullMarked
package dev.abigate.reader.corpus;

import org.jspecify.annotations.NullMarked;
