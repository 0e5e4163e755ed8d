package dev.abigate.diff.snapshot;

import dev.abigate.format.component.Component;
import dev.abigate.format.component.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.Producers;
import dev.abigate.reader.validation.component.ComponentValidator;
import dev.abigate.reader.validation.component.ValidComponent;
import dev.abigate.reader.wasm.custom.CustomSections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the facts from a component. */
final class ComponentSnapshot {
    private ComponentSnapshot() {}

    static Snapshot of(Component component) {
        ValidComponent valid = ComponentValidator.resolve(component);
        List<WorldItem> imports = WorldItems.imports(valid);
        List<WorldItem> exports = WorldItems.exports(valid);
        List<dev.abigate.format.wasm.Section.Custom> customs = customs(component);
        return new Snapshot(
                Snapshot.Kind.COMPONENT,
                Snapshot.REVISION,
                List.of(),
                List.of(),
                List.of(),
                Definitions.NONE,
                Code.NONE,
                Layout.UNKNOWN,
                customs.stream().map(WasmSnapshot::custom).toList(),
                SectionFlaws.NONE,
                Optional.empty(),
                customs.stream()
                        .map(custom -> CustomSections.find(custom, Producers.class))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(WasmSnapshot::producers)
                        .orElse(List.of()),
                Features.NONE,
                SystemInterfaces.componentNeeds(imports, exports),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ComponentFacts(imports, exports, modules(valid.modules()))));
    }

    private static List<dev.abigate.format.wasm.Section.Custom> customs(Component component) {
        return component.sections().stream()
                .filter(Section.Custom.class::isInstance)
                .map(section -> ((Section.Custom) section).section())
                .toList();
    }

    private static List<ComponentFacts.Module> modules(List<WasmModule> modules) {
        var facts = new ArrayList<ComponentFacts.Module>();
        for (int i = 0; i < modules.size(); i++) {
            String name = CustomSections.names(modules.get(i)).module().orElse(String.valueOf(i));
            facts.add(new ComponentFacts.Module(name, Snapshots.of(modules.get(i))));
        }
        return facts;
    }
}
