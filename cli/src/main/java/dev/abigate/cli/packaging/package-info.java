/** What the build does to the distribution so that it starts quickly. */
@NullMarked
package dev.abigate.cli.packaging;

import org.jspecify.annotations.NullMarked;
