package dev.abigate.diff.gate;

import dev.abigate.diff.behaviour.ScenarioPlan;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.Versions;
import dev.abigate.diff.verdict.Threshold;
import java.util.List;
import java.util.Optional;

/**
 * What a gate looks at. All files are named from the configuration's folder.
 *
 * @param sha256 of the configuration's file, in hexadecimal
 * @param failOn what stops the gate, in place of what policies say
 * @param artefacts in the order of the file
 * @param outputs what is written beside what the command line asks for
 */
public record GateConfiguration(
        String name, String sha256, Optional<Threshold> failOn, List<Artefact> artefacts, List<Output> outputs) {
    public GateConfiguration {
        artefacts = List.copyOf(artefacts);
        outputs = List.copyOf(outputs);
    }

    /**
     * A module that is about to ship.
     *
     * @param name unlike that of every other artefact
     * @param baselines empty where the policy's are meant
     * @param policy the file; none where nothing but the defaults holds
     * @param hosts beside those of the policy
     * @param consumers profiles, or modules or code that use the artefact
     * @param scenarios beside those of the policy
     */
    public record Artefact(
            String name,
            String file,
            List<Policy.Baseline> baselines,
            Optional<String> policy,
            List<Policy.FieldedHost> hosts,
            List<String> consumers,
            Versions versions,
            ScenarioPlan scenarios) {
        public Artefact {
            baselines = List.copyOf(baselines);
            hosts = List.copyOf(hosts);
            consumers = List.copyOf(consumers);
        }
    }

    /**
     * A file that the gate writes.
     *
     * @param format as on the command line
     */
    public record Output(String format, String path) {}
}
