/** Lists of commands that converters make of test scripts: {@link dev.abigate.reader.wast.CommandListReader}. */
@NullMarked
package dev.abigate.reader.wast;

import org.jspecify.annotations.NullMarked;
