/** What parts of a module were called before a tool shortened or dropped their names. */
@NullMarked
package dev.abigate.diff.names;

import org.jspecify.annotations.NullMarked;
