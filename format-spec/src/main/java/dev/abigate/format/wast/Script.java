package dev.abigate.format.wast;

import java.util.List;

/** A script: commands that run one after the other. */
public record Script(List<Command> commands) {
    public Script {
        commands = List.copyOf(commands);
    }
}
