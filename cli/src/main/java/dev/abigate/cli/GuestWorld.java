package dev.abigate.cli;

import dev.abigate.runtime.wasi.Capability;
import dev.abigate.runtime.wasi.GuestClock;
import dev.abigate.runtime.wasi.RandomSource;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.SteadyDirectory;
import dev.abigate.runtime.wasi.fs.host.HostDirectory;
import dev.abigate.runtime.wasi.fs.memory.MemoryTree;
import dev.abigate.runtime.wasi.net.AddressRange;
import dev.abigate.runtime.wasi.net.NetworkPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What the command line gives a guest of the world: directories, environment, arguments, listening sockets. */
final class GuestWorld {
    private static final String DIR = "--dir";
    private static final String ENV = "--env";
    private static final String LISTEN = "--listen";
    private static final String ADDRESSES = "--addr-pool";
    private static final String NAMES = "--allow-resolve";
    private static final String THREADS = "--max-threads";
    private static final String ALLOW = "--allow";
    private static final String DETERMINISTIC = "--deterministic";

    private static final String READ_ONLY = ":ro";
    private static final String OVERLAY = ":overlay";

    private final ParseResult arguments;
    private final String program;
    private final Session session;
    private final boolean deterministic;

    /** The world of the guest in a file, as the command line asks for it. */
    GuestWorld(ParseResult arguments, String file, Session session) {
        this.arguments = arguments;
        this.program = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        this.session = session;
        this.deterministic = isDeterministic(arguments);
    }

    /** Whether the guest is to see the same world in every run. */
    static boolean isDeterministic(ParseResult arguments) {
        return arguments.hasMatchedOption(DETERMINISTIC);
    }

    /** A world with nothing in it, the same in every run. */
    static WasiConfiguration empty() {
        return WasiConfiguration.builder()
                .stdio(WasiConfiguration.Stdio.of(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()))
                .clock(GuestClock.steady(GuestClock.STEADY_START))
                .random(RandomSource.seeded(0))
                .build();
    }

    /** Adds the options to a command. */
    static void addTo(CommandSpec spec) {
        spec.addOption(option(
                DIR,
                "HOST[::GUEST][:ro]",
                "Lets the guest use a directory, and all below it, under the same name or the name GUEST. It"
                        + " can only read it with the ending ':ro', and with ':overlay' what it writes stays in"
                        + " memory. May be repeated."));
        spec.addOption(option(ENV, "NAME=VALUE", "Sets an environment variable of the guest. May be repeated."));
        spec.addOption(
                option(LISTEN, "HOST:PORT", "Opens a listening socket, which the guest finds after its directories."));
        spec.addOption(option(
                ADDRESSES,
                "ADDRESS[/BITS]",
                "Lets the guest connect to, send to and bind to an address or a range, such as '10.0.0.0/8'."
                        + " May be repeated."));
        spec.addOption(option(
                NAMES,
                "NAME",
                "Lets the guest have the addresses of a name, or of all that end with NAME after a '*'. May be"
                        + " repeated."));
        spec.addOption(OptionSpec.builder(THREADS)
                .paramLabel("N")
                .type(String.class)
                .description("How many threads the guest may have at a time, besides the first. Default: "
                        + WasiConfiguration.DEFAULT_THREADS + ".")
                .build());
        spec.addOption(option(
                ALLOW,
                "CAPABILITY",
                "Gives the guest what it has not by itself: " + capabilities() + ". May be repeated."));
        spec.addOption(CommandLines.flag(
                "Clocks, random bytes, and the order and the times of files are the same in every run.",
                DETERMINISTIC));
        spec.addPositional(PositionalParamSpec.builder()
                .index("1..*")
                .arity("0..*")
                .paramLabel("ARG")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Arguments of the guest, after '--'.")
                .build());
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /**
     * What the guest gets, with its directories and sockets open.
     *
     * @throws UsageException where one of them cannot be opened, or an option is malformed
     */
    WasiConfiguration open() {
        boolean terminal = Session.isTerminal();
        var builder = WasiConfiguration.builder()
                .arguments(List.of(program))
                .arguments(arguments.matchedPositionalValue(1, List.of()))
                .stdio(new WasiConfiguration.Stdio(
                        session.in(), session.out(), session.err(), terminal, terminal, terminal))
                .network(network())
                .threads(threads());
        if (deterministic) {
            builder.clock(GuestClock.steady(GuestClock.STEADY_START)).random(RandomSource.seeded(0));
        }
        for (String variable : values(ENV)) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new UsageException("%s: expected NAME=VALUE, found '%s'".formatted(ENV, variable));
            }
            builder.environment(variable.substring(0, equals), variable.substring(equals + 1));
        }
        for (String directory : values(DIR)) {
            addDirectory(directory, builder);
        }
        for (String word : values(ALLOW)) {
            builder.allow(capability(word));
        }
        for (String address : values(LISTEN)) {
            builder.listener(listener(address));
        }
        return builder.build();
    }

    private List<String> values(String option) {
        return arguments.matchedOptionValue(option, List.of());
    }

    private static Capability capability(String word) {
        return Arrays.stream(Capability.values())
                .filter(capability -> word(capability).equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "%s: unknown capability '%s': known are %s".formatted(ALLOW, word, capabilities())));
    }

    private static String capabilities() {
        return Arrays.stream(Capability.values()).map(GuestWorld::word).collect(Collectors.joining(", "));
    }

    private static String word(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT);
    }

    private NetworkPolicy network() {
        var ranges = new ArrayList<AddressRange>();
        for (String option : values(ADDRESSES)) {
            for (String range : option.split(",", -1)) {
                try {
                    ranges.add(AddressRange.parse(range));
                } catch (IllegalArgumentException e) {
                    throw new UsageException("%s: %s".formatted(ADDRESSES, e.getMessage()), e);
                }
            }
        }
        return new NetworkPolicy(ranges, values(NAMES));
    }

    private int threads() {
        String text = arguments.matchedOptionValue(THREADS, String.valueOf(WasiConfiguration.DEFAULT_THREADS));
        if (!text.matches("[0-9]{1,6}")) {
            throw new UsageException("%s: not a number of threads: '%s'".formatted(THREADS, text));
        }
        return Integer.parseInt(text);
    }

    private void addDirectory(String text, WasiConfiguration.Builder builder) {
        boolean readOnly = text.endsWith(READ_ONLY);
        boolean overlay = text.endsWith(OVERLAY);
        String names =
                text.substring(0, text.length() - (readOnly ? READ_ONLY.length() : overlay ? OVERLAY.length() : 0));
        int separator = names.indexOf("::");
        String host = separator < 0 ? names : names.substring(0, separator);
        String guest = separator < 0 ? names : names.substring(separator + 2);
        if (host.isEmpty() || guest.isEmpty()) {
            throw new UsageException("%s: expected HOST[::GUEST][:ro], found '%s'".formatted(DIR, text));
        }
        Directory directory =
                deterministic ? new SteadyDirectory(directory(host), GuestClock.STEADY_START) : directory(host);
        if (overlay) {
            GuestClock clock = deterministic ? GuestClock.steady(GuestClock.STEADY_START) : GuestClock.system();
            directory = MemoryTree.over(directory, clock::realtime, MemoryTree.DEFAULT_CAPACITY)
                    .root();
        }
        if (readOnly) {
            builder.readOnlyDirectory(guest, directory);
        } else {
            builder.directory(guest, directory);
        }
    }

    private static Directory directory(String host) {
        try {
            Path path = Path.of(host);
            if (!Files.isDirectory(path)) {
                throw new UsageException("%s: no directory: '%s'".formatted(DIR, host));
            }
            return HostDirectory.open(path);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("%s: cannot open '%s': %s".formatted(DIR, host, e.getMessage()), e);
        }
    }

    private static ServerSocketChannel listener(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new UsageException("%s: expected HOST:PORT, found '%s'".formatted(LISTEN, address));
        }
        try {
            return ServerSocketChannel.open()
                    .bind(new InetSocketAddress(
                            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException("%s: cannot listen at '%s': %s".formatted(LISTEN, address, e.getMessage()), e);
        }
    }
}
