package dev.abigate.cli;

import java.util.Optional;

/** The commands by name, in the order of the help. */
enum CommandName {
    DIFF("diff"),
    CHECK("check"),
    GATE("gate"),
    MERGE("merge"),
    HISTORY("history"),
    INSPECT("inspect"),
    VALIDATE("validate"),
    DUMP("dump"),
    CONVERT("convert"),
    RUN("run"),
    RECORD("record"),
    REPLAY("replay"),
    EQUIV("equiv"),
    WAST("wast"),
    HOSTS("hosts"),
    RULES("rules");

    private final String word;

    CommandName(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<CommandName> of(String word) {
        for (CommandName name : values()) {
            if (name.word.equals(word)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The command itself. Only the named one is made: loading and describing all of them costs start-up time. */
    Command command() {
        return switch (this) {
            case DIFF -> new DiffCommand();
            case CHECK -> new CheckCommand();
            case GATE -> new GateCommand();
            case MERGE -> new MergeCommand();
            case HISTORY -> new HistoryCommand();
            case INSPECT -> new InspectCommand();
            case VALIDATE -> new ValidateCommand();
            case DUMP -> new DumpCommand();
            case CONVERT -> new ConvertCommand();
            case RUN -> new RunCommand();
            case RECORD -> new RecordCommand();
            case REPLAY -> new ReplayCommand();
            case EQUIV -> new EquivCommand();
            case WAST -> new WastCommand();
            case HOSTS -> new HostsCommand();
            case RULES -> new RulesCommand();
        };
    }
}
