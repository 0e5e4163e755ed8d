/**
 * Test scripts of WebAssembly: modules, calls, and what is expected of them. Written as text ({@code .wast}) or as the lists
 * of commands that converters make of it.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Scripts of the reference interpreter</a>
 */
@NullMarked
package dev.abigate.format.wast;

import org.jspecify.annotations.NullMarked;
