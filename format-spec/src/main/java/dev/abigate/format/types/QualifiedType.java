package dev.abigate.format.types;

/** A type with a qualifier; several qualifiers are nested in the order of {@link Qualifier}. */
public record QualifiedType(Qualifier qualifier, TypeId target) implements Type {
    /** What a declaration adds to a type. */
    public enum Qualifier {
        CONST("const"),
        VOLATILE("volatile"),
        RESTRICT("restrict"),
        ATOMIC("_Atomic");

        private final String keyword;

        Qualifier(String keyword) {
            this.keyword = keyword;
        }

        /** As in a C declaration. */
        public String keyword() {
            return keyword;
        }
    }
}
