package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.behaviour.Behaviour;
import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.gate.GateConfiguration;
import dev.abigate.diff.gate.GateConfiguration.Artefact;
import dev.abigate.diff.gate.Shard;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.Versions;
import dev.abigate.report.GateResult;
import dev.abigate.report.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The work of a gate: all artefacts of a part, as many at once as there are processors. */
final class GateRun {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final String file;
    private final GateConfiguration configuration;
    private final Function<Versions, Assessor.Terms> terms;
    private final Session session;

    /**
     * A run of a configuration.
     *
     * @param file where the configuration is, which its paths start from
     * @param terms what the command line adds to policies, for builds of these versions
     */
    GateRun(String file, GateConfiguration configuration, Function<Versions, Assessor.Terms> terms, Session session) {
        this.file = file;
        this.configuration = configuration;
        this.terms = terms;
        this.session = session;
    }

    /** The comparison of an artefact with one of its baselines, and what a gate says of it. */
    record Compared(Report report, GateResult result) {}

    /** An artefact with all that the comparison needs but the builds. */
    private record Job(
            int position,
            Artefact artefact,
            List<Policy.Baseline> baselines,
            Assessor assessor,
            List<Behaviour.Planned> scenarios) {}

    /**
     * Compares the artefacts of a part, in the order of the configuration.
     *
     * @throws UsageException where policies, profiles or baselines are missing or malformed; that is checked first
     * @throws UnreadableInputException where a build cannot be read; every such build is complained about
     */
    List<Compared> compare(Shard shard) {
        List<Job> jobs = jobs(shard);
        var progress = new Progress(jobs.size(), "artefacts", session);
        var behaviour = new Behaviour(PROCESSORS);
        var tasks = new ArrayList<Callable<List<Compared>>>();
        for (Job job : jobs) {
            tasks.add(() -> {
                List<Compared> compared = compare(job, behaviour);
                progress.step();
                return compared;
            });
        }
        int threads = Math.max(1, Math.min(jobs.size(), PROCESSORS));
        try (behaviour;
                ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            return collected(workers.invokeAll(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted", e);
        }
    }

    private List<Job> jobs(Shard shard) {
        Map<String, Policy> policies = new HashMap<>();
        var jobs = new ArrayList<Job>();
        for (int position = 0; position < configuration.artefacts().size(); position++) {
            if (shard.has(position)) {
                jobs.add(job(position, configuration.artefacts().get(position), policies));
            }
        }
        return jobs;
    }

    private Job job(int position, Artefact artefact, Map<String, Policy> policies) {
        Policy policy = artefact.policy()
                .map(this::located)
                .map(path -> policies.computeIfAbsent(path, name -> Configuration.policy(name, session)))
                .orElse(Policy.DEFAULT);
        List<Policy.Baseline> baselines = artefact.baselines().isEmpty()
                ? policy.baselines()
                : artefact.baselines().stream()
                        .map(baseline -> new Policy.Baseline(baseline.name(), located(baseline.file())))
                        .toList();
        if (baselines.isEmpty()) {
            throw new UsageException(
                    "%s: the artefact '%s' has no baseline, nor has its policy".formatted(file, artefact.name()));
        }
        List<Policy.FieldedHost> hosts = artefact.hosts().stream()
                .map(host -> HostProfiles.builtIn(host.profile()).isPresent()
                        ? host
                        : new Policy.FieldedHost(located(host.profile()), host.until()))
                .toList();
        List<Consumer> consumers = artefact.consumers().stream()
                .map(consumer -> ConsumerFile.read(located(consumer), session))
                .toList();
        Policy effective = configuration.failOn().map(policy::failingOn).orElse(policy);
        return new Job(
                position,
                artefact,
                baselines,
                new Assessor(effective, hosts, consumers, terms.apply(artefact.versions())),
                List.of(
                        ScenarioDocument.planned(artefact.scenarios(), file, session),
                        ScenarioDocument.planned(
                                policy.scenarios(),
                                artefact.policy().map(this::located).orElse(file),
                                session)));
    }

    private String located(String path) {
        return Configuration.beside(file, path);
    }

    private List<Compared> compare(Job job, Behaviour behaviour) throws InterruptedException {
        String file = located(job.artefact().file());
        Side after = Build.read(file, session);
        var compared = new ArrayList<Compared>();
        for (Policy.Baseline baseline : job.baselines()) {
            Side before = Build.read(baseline.file(), session);
            List<ScenarioResult> scenarios =
                    ScenarioDocument.compare(job.scenarios(), baseline.file(), file, behaviour, session);
            var report = new Report(job.assessor().assess(before, after, scenarios), List.of(), Version.current());
            compared.add(new Compared(
                    report, GateResult.of(job.position(), job.artefact().name(), baseline.name(), report)));
        }
        return compared;
    }

    /** What all tasks came to; complains about every build that cannot be read but the last one, which is thrown. */
    private List<Compared> collected(List<Future<List<Compared>>> futures) throws InterruptedException {
        var all = new ArrayList<Compared>();
        var unreadable = new ArrayList<UnreadableInputException>();
        for (Future<List<Compared>> future : futures) {
            try {
                all.addAll(future.get());
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case UnreadableInputException cause -> unreadable.add(cause);
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
        if (!unreadable.isEmpty()) {
            UnreadableInputException last = unreadable.removeLast();
            unreadable.forEach(one -> session.complain(one.line()));
            throw last;
        }
        return all;
    }
}
