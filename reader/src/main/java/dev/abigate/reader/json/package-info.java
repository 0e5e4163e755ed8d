/** JSON documents, read strictly and with positions: {@link dev.abigate.reader.json.JsonReader}. */
@NullMarked
package dev.abigate.reader.json;

import org.jspecify.annotations.NullMarked;
