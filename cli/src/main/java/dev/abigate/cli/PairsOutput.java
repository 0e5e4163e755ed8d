package dev.abigate.cli;

import dev.abigate.diff.rule.Language;
import dev.abigate.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The renderings of several comparisons that a command writes: those of all of them in one, and those of each in a file of
 * its own, where the path has a place for its name.
 *
 * @param together those of all comparisons
 * @param each those of each comparison
 * @param language of pages
 */
record PairsOutput(List<OutputRequest> together, List<OutputRequest> each, Language language) {
    /**
     * A comparison with a report of its own.
     *
     * @param names by the places that a path may have for them
     */
    record Pair(Map<String, String> names, Report report) {}

    /**
     * What is asked for.
     *
     * @param place the place that makes a path one for each comparison
     */
    static PairsOutput of(List<OutputRequest> requests, String place, Language language) {
        var together = new ArrayList<OutputRequest>();
        var each = new ArrayList<OutputRequest>();
        for (OutputRequest request : requests) {
            boolean has = request.path()
                    .filter(path -> new FilePattern(path).has(place))
                    .isPresent();
            (has ? each : together).add(request);
        }
        return new PairsOutput(together, each, language);
    }

    /**
     * Renders and writes all that is asked for.
     *
     * @param whole renders all comparisons in one, as asked for, with links to the page of each
     * @throws UsageException where two comparisons would go to the same file
     */
    void write(List<Pair> pairs, BiFunction<OutputRequest, List<Optional<String>>, String> whole, Session session) {
        var everything = new Presentation(true, Set.of(), language);
        var rendered = new ArrayList<Rendering>();
        var files = new HashSet<String>();
        for (OutputRequest request : each) {
            for (Pair pair : pairs) {
                String file = file(request, pair.names);
                if (!files.add(file)) {
                    throw new UsageException("--format %s: two comparisons would be written to it".formatted(file));
                }
                rendered.add(new Rendering(Optional.of(file), request.render(pair.report, session, everything)));
            }
        }
        List<Map<String, String>> names = pairs.stream().map(Pair::names).toList();
        Optional<FilePattern> pages = each.stream()
                .filter(request -> request.format() == OutputRequest.Format.HTML)
                .flatMap(request -> request.path().stream())
                .map(FilePattern::new)
                .findFirst();
        for (OutputRequest request : together) {
            rendered.add(new Rendering(
                    request.path(), whole.apply(request, FilePattern.links(request.path(), pages, names))));
        }
        Rendering.write(rendered, session);
    }

    private static String file(OutputRequest request, Map<String, String> names) {
        return new FilePattern(request.path().orElseThrow()).file(names);
    }
}
