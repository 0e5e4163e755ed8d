package dev.abigate.format.types;

/**
 * The name of a type, function or variable.
 *
 * @param scope the namespaces, modules and types around it, joined by {@code ::}; empty where there are none
 * @param simple the name within its scope; empty where it has none
 */
public record Name(String scope, String simple) implements Comparable<Name> {
    /** No name, at the outermost scope. */
    public static final Name NONE = new Name("", "");

    /** The name with its scope before it. */
    public String qualified() {
        return scope.isEmpty() ? simple : scope + "::" + simple;
    }

    /** Whether it has no name of its own, such as a struct that is written where it is used. */
    public boolean isAnonymous() {
        return simple.isEmpty();
    }

    @Override
    public int compareTo(Name other) {
        int byScope = scope.compareTo(other.scope);
        return byScope != 0 ? byScope : simple.compareTo(other.simple);
    }

    @Override
    public String toString() {
        return qualified();
    }
}
