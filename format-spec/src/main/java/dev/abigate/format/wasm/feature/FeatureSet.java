package dev.abigate.format.wasm.feature;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The features that an engine has. */
public final class FeatureSet {
    /** The first version as it was published, without anything that came later. */
    public static final FeatureSet MVP = new FeatureSet(EnumSet.of(Feature.MVP));
    /** Version 1.0 of the specification. */
    public static final FeatureSet WASM_1 = upTo("1.0");
    /** Version 2.0 of the specification. */
    public static final FeatureSet WASM_2 = upTo("2.0");
    /** Version 3.0 of the specification. */
    public static final FeatureSet WASM_3 = upTo("3.0");
    /** Everything that is known, proposals included. */
    public static final FeatureSet ALL = new FeatureSet(EnumSet.allOf(Feature.class));

    private final Set<Feature> features;

    private FeatureSet(Set<Feature> features) {
        this.features = features;
    }

    /** The given features, and those of the first version. */
    public static FeatureSet of(Feature... features) {
        EnumSet<Feature> set = EnumSet.of(Feature.MVP);
        set.addAll(Arrays.asList(features));
        return new FeatureSet(set);
    }

    /**
     * The set that a text describes: a named set ({@code mvp}, {@code wasm1}, {@code wasm2}, {@code wasm3}, {@code all}),
     * then features added by {@code +name} and taken away by {@code -name}, separated by commas, such as
     * {@code mvp,+simd,-mutable-globals}. Without a named set the changes apply to {@link #ALL}. A feature has the names of
     * {@link Feature#names}.
     *
     * @throws IllegalArgumentException where a name is not known, with a message for users
     */
    public static FeatureSet parse(String text) {
        EnumSet<Feature> set = EnumSet.allOf(Feature.class);
        List<String> items = List.of(text.split(",", -1));
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i).strip().toLowerCase(Locale.ROOT);
            boolean adds = item.startsWith("+");
            if (adds || item.startsWith("-")) {
                Feature feature = feature(item.substring(1));
                if (adds) {
                    set.add(feature);
                } else {
                    set.remove(feature);
                }
            } else if (i == 0) {
                set = EnumSet.copyOf(named(item).features);
            } else {
                throw new IllegalArgumentException("'%s' needs a '+' or '-' before it".formatted(item));
            }
        }
        return new FeatureSet(set);
    }

    private static FeatureSet named(String name) {
        return switch (name) {
            case "mvp" -> MVP;
            case "wasm1" -> WASM_1;
            case "wasm2" -> WASM_2;
            case "wasm3" -> WASM_3;
            case "all" -> ALL;
            default ->
                throw new IllegalArgumentException(
                        "unknown set of features '%s': known are mvp, wasm1, wasm2, wasm3 and all".formatted(name));
        };
    }

    private static Feature feature(String name) {
        for (Feature feature : Feature.values()) {
            if (feature.names().contains(name)) {
                return feature;
            }
        }
        throw new IllegalArgumentException("unknown feature '%s': known are %s"
                .formatted(
                        name,
                        String.join(
                                ", ",
                                Arrays.stream(Feature.values()).map(Feature::id).toList())));
    }

    private static FeatureSet upTo(String version) {
        EnumSet<Feature> set = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            Optional<String> since = feature.since();
            if (since.isPresent() && since.get().compareTo(version) <= 0) {
                set.add(feature);
            }
        }
        return new FeatureSet(set);
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FeatureSet other && features.equals(other.features);
    }

    @Override
    public int hashCode() {
        return features.hashCode();
    }

    @Override
    public String toString() {
        return features.toString();
    }
}
