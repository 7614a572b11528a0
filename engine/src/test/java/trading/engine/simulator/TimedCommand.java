package trading.engine.simulator;

import trading.engine.message.Command;

/// A command and the time that the gateway stamps it with.
public record TimedCommand(long timeNanos, Command command) {}
