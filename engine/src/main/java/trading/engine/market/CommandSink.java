package trading.engine.market;

import trading.engine.message.Command;

/// Where a feed puts its commands; `ExecutionGateway::trySubmit` fits. Called on the feed's thread; never
/// blocks.
@FunctionalInterface
public interface CommandSink {
    /// The command's sequence, or -1 when it was not taken (busy): try again later.
    long trySubmit(Command command);
}
