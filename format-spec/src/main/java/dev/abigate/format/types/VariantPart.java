package dev.abigate.format.types;

import java.util.List;
import java.util.Optional;

/**
 * The part of an object whose fields depend on a discriminant: a Rust enum.
 *
 * @param discriminant empty where there is one variant only
 */
public record VariantPart(Optional<Member> discriminant, List<Variant> variants) {
    public VariantPart {
        variants = List.copyOf(variants);
    }

    /**
     * One alternative.
     *
     * @param discriminantValue in decimal; empty for the one that holds for all values that no other has: where the
     *     discriminant lies in the unused values (niche) of a field
     * @param member which has the name of the alternative and, as type, the struct of its fields
     */
    public record Variant(String discriminantValue, Member member) {}
}
