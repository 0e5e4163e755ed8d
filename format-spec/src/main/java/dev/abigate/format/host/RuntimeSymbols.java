package dev.abigate.format.host;

import dev.abigate.format.aot.release.WamrRelease;
import dev.abigate.format.aot.reloc.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of WAMR runtimes that machine code may call: relocations and native symbols name them (section 12.2). */
public final class RuntimeSymbols {
    private static final String ANY = "any";
    private static final String STILL = "-";
    private static final Map<String, List<Row>> ROWS = parse();

    private RuntimeSymbols() {}

    private record Row(String processor, String condition, WamrRelease first, String last) {
        boolean isIn(WamrRelease release) {
            return first.compareTo(release) <= 0
                    && (last.equals(STILL) || new WamrRelease(last).compareTo(release) >= 0);
        }
    }

    /** Whether a runtime offers a symbol. */
    public sealed interface Offer {
        /** It does. */
        record Offered() implements Offer {}

        /** Some builds of it do: the processor's extensions decide, or the compiler of the runtime. */
        record Depends() implements Offer {}

        /** It would if it were built with one of these options. */
        record NeedsOption(List<BuildOption> options) implements Offer {
            public NeedsOption {
                options = List.copyOf(options);
            }
        }

        /** It does not, whatever its build options; a later release has it where one does. */
        record Missing(Optional<WamrRelease> since) implements Offer {}
    }

    /**
     * Whether a runtime offers a symbol.
     *
     * @param target the processor of the runtime, or of the file where that is not known
     */
    public static Offer offer(String symbol, AotLoader runtime, HostTarget target) {
        List<Row> rows = ROWS.getOrDefault(symbol, List.of()).stream()
                .filter(row -> isFor(row, target))
                .toList();
        Offer best = new Offer.Missing(rows.stream()
                .map(Row::first)
                .filter(first -> first.compareTo(runtime.release()) > 0)
                .min(WamrRelease::compareTo));
        for (Row row : rows) {
            if (row.isIn(runtime.release())) {
                Offer offer = under(row.condition, runtime, target);
                if (offer instanceof Offer.Offered) {
                    return offer;
                }
                best = offer;
            }
        }
        return best;
    }

    private static boolean isFor(Row row, HostTarget target) {
        return row.processor.equals(ANY)
                || target.architecture()
                        .filter(architecture -> processor(architecture).equals(row.processor))
                        .isPresent();
    }

    private static Offer under(String condition, AotLoader runtime, HostTarget target) {
        return switch (condition) {
            case "always" -> new Offer.Offered();
            case "windows" -> when(target.windows());
            case "32-bit" -> when(!target.is64Bit());
            case "not-v6" -> when(!target.arch().startsWith("thumbv6"));
            case "depends" -> new Offer.Depends();
            default -> {
                List<BuildOption> options = Arrays.stream(condition.split("\\|", -1))
                        .map(BuildOption::valueOf)
                        .toList();
                yield options.stream().anyMatch(runtime::has) ? new Offer.Offered() : new Offer.NeedsOption(options);
            }
        };
    }

    private static Offer when(boolean met) {
        return met ? new Offer.Offered() : new Offer.Missing(Optional.empty());
    }

    /** Whether every runtime from a release on offers a symbol, whatever its processor and build options. */
    public static boolean isCommonSince(String symbol, WamrRelease release) {
        return ROWS.getOrDefault(symbol, List.of()).stream()
                .anyMatch(row -> row.processor.equals(ANY)
                        && row.condition.equals("always")
                        && row.last.equals(STILL)
                        && row.first.compareTo(release) <= 0);
    }

    private static String processor(Architecture architecture) {
        return switch (architecture) {
            case X86_64, X86_64_WINDOWS -> Architecture.X86_64.toString();
            case I386, I386_WINDOWS -> Architecture.I386.toString();
            case AARCH64, ARM, THUMB, RISCV, XTENSA, ARC, MIPS -> architecture.toString();
        };
    }

    private static Map<String, List<Row>> parse() {
        var rows = new HashMap<String, List<Row>>();
        SymbolTables.SYMBOLS.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            var row = new Row(words[0], words[1], new WamrRelease(words[2]), words[3]);
            for (String symbol : Arrays.asList(words).subList(4, words.length)) {
                rows.computeIfAbsent(symbol, _ -> new ArrayList<>(1)).add(row);
            }
        });
        return Map.copyOf(rows);
    }
}
