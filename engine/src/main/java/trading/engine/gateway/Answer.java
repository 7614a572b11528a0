package trading.engine.gateway;

import java.util.List;
import trading.engine.message.Report;

/// What became of a submitted command.
public sealed interface Answer {
    /// Durable, decided, and seen by the live view. `reports` are those of this command, refusals included.
    record Decided(long sequence, long timeNanos, List<Report> reports) implements Answer {}

    /// The ring is full: nothing was accepted, try again.
    record Busy() implements Answer {}

    /// The journal failed or the gateway is closed. `unknown`: the command may or may not have been stored;
    /// after the next start it is found once or not at all.
    record Halted(String reason, boolean unknown) implements Answer {}
}
