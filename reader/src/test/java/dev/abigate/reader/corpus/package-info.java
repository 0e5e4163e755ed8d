/** Access to the corpus and conformance lists beside the project, for the tests of all modules. */
@NullMarked
package dev.abigate.reader.corpus;

import org.jspecify.annotations.NullMarked;
