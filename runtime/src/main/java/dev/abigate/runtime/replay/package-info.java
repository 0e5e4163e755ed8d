/** Recording what crosses the border between a guest and its host, and replaying it on another build or engine. */
@NullMarked
package dev.abigate.runtime.replay;

import org.jspecify.annotations.NullMarked;
