package dev.abigate.diff.gate;

import dev.abigate.diff.behaviour.ScenarioReader;
import dev.abigate.diff.document.Documents;
import dev.abigate.diff.document.Fields;
import dev.abigate.diff.gate.GateConfiguration.Artefact;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.PolicyReader;
import dev.abigate.diff.policy.Versions;
import dev.abigate.diff.verdict.Threshold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the configurations of gates. Their schema is the resource {@code /schema/abigate-gate-configuration-1.json} of this
 * module.
 */
public final class GateConfigurationReader {
    private final Map<String, List<Policy.FieldedHost>> fleets = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private Optional<String> policy = Optional.empty();
    private List<Policy.FieldedHost> hosts = List.of();

    private GateConfigurationReader() {}

    /**
     * The configuration of a YAML or JSON document.
     *
     * @param sha256 of the document, in hexadecimal
     * @throws dev.abigate.diff.document.MalformedDocumentException with line and column, where a key, a host, a fleet or a
     *     name is none
     */
    public static GateConfiguration read(byte[] text, String sha256) {
        Fields root = Documents.read(text);
        PolicyReader.checkVersion(root);
        GateConfiguration configuration = new GateConfigurationReader().configuration(root, sha256);
        root.refuseOthers();
        return configuration;
    }

    private GateConfiguration configuration(Fields root, String sha256) {
        policy = root.optionalText("policy");
        hosts = root.optionalObjects("hosts", PolicyReader::host);
        root.optionalObject("fleets", item -> {
            item.names().forEach(name -> fleets.put(name, item.objects(name, PolicyReader::host)));
            return fleets;
        });
        List<Artefact> artefacts = root.objects("artefacts", this::artefact);
        if (artefacts.isEmpty()) {
            throw root.fail("artefacts", "found none, at least 1");
        }
        return new GateConfiguration(
                root.optionalText("name").orElse("unnamed"),
                sha256,
                root.optionalWord("fail-on", Threshold.values(), Threshold::id),
                artefacts,
                root.optionalObjects(
                        "outputs", item -> new GateConfiguration.Output(item.text("format"), item.text("path"))));
    }

    private Artefact artefact(Fields item) {
        String name = item.text("name");
        if (name.isEmpty() || !names.add(name)) {
            throw item.fail("name", name.isEmpty() ? "is empty" : "two artefacts are called '" + name + "'");
        }
        List<Policy.FieldedHost> all = new ArrayList<>(hosts);
        all.addAll(item.optionalObjects("hosts", PolicyReader::host));
        for (String fleet : item.optionalTexts("fleets").orElse(List.of())) {
            List<Policy.FieldedHost> known = fleets.get(fleet);
            if (known == null) {
                throw item.fail(
                        "fleets",
                        "unknown fleet '%s', known are %s".formatted(fleet, String.join(", ", fleets.keySet())));
            }
            all.addAll(known);
        }
        return new Artefact(
                name,
                item.text("file"),
                item.optionalObjects("baselines", base -> new Policy.Baseline(base.text("name"), base.text("file"))),
                item.optionalText("policy").or(() -> policy),
                all.stream().distinct().toList(),
                item.optionalTexts("consumers").orElse(List.of()),
                item.optionalObject(
                                "versions",
                                versions ->
                                        new Versions(versions.optionalVersion("old"), versions.optionalVersion("new")))
                        .orElse(Versions.UNKNOWN),
                ScenarioReader.read(item));
    }
}
