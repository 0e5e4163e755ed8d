package dev.abigate.cli;

import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.report.VisibleText;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.InstructionFamily;
import dev.abigate.runtime.instance.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A profile as text: the functions that executed most first, with what they executed. */
final class ProfileText {
    private ProfileText() {}

    static String of(ExecutableModule module) {
        List<Profile.FunctionCounts> functions = module.profile().counts().stream()
                .filter(counts -> counts.calls() > 0)
                .sorted(Comparator.comparingLong(Profile.FunctionCounts::total).reversed())
                .toList();
        long total = functions.stream().mapToLong(Profile.FunctionCounts::total).sum();
        Map<Integer, String> names = CustomSections.names(module.module()).of(NameSection.Kind.FUNCTION);
        var text = new StringBuilder("profile: %d instructions in %d functions%n".formatted(total, functions.size()));
        text.append("%12s %16s  %s%n".formatted("calls", "instructions", "function"));
        for (Profile.FunctionCounts counts : functions) {
            String name = Optional.ofNullable(names.get(counts.index()))
                    .map(known -> known + " ")
                    .orElse("");
            text.append("%12d %16d  %sfunc[%d]: %s%n"
                    .formatted(
                            counts.calls(),
                            counts.total(),
                            VisibleText.of(name),
                            counts.index(),
                            families(counts.instructions())));
        }
        return text.toString();
    }

    private static String families(Map<InstructionFamily, Long> instructions) {
        return instructions.entrySet().stream()
                .sorted(Map.Entry.<InstructionFamily, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey().text() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
