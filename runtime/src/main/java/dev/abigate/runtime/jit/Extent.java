package dev.abigate.runtime.jit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a function a method holds.
 *
 * @param loopEntry where the method goes on with an activation that was begun elsewhere
 * @param region the only part that the method holds
 * @param outlined the parts that are methods of their own
 * @param divided whether these are most of the function
 * @param vectors what vectors are
 */
record Extent(
        @Nullable LoopEntry loopEntry,
        @Nullable Region region,
        List<Region> outlined,
        boolean divided,
        VectorForm vectors) {
    /** All but some parts. */
    static Extent function(List<Region> outlined, boolean divided, VectorForm vectors) {
        return new Extent(null, null, outlined, divided, vectors);
    }

    /** All but some parts, entered at a loop. */
    static Extent loop(LoopEntry entry, List<Region> outlined, VectorForm vectors) {
        return new Extent(entry, null, outlined, !outlined.isEmpty(), vectors);
    }

    /** One part, but those that are parts of it. */
    static Extent region(Region region, VectorForm vectors) {
        return new Extent(null, region, region.parts(), false, vectors);
    }
}
