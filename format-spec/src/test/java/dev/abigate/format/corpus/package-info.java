/** Access to the files beside the project, for the tests of all modules. */
@NullMarked
package dev.abigate.format.corpus;

import org.jspecify.annotations.NullMarked;
