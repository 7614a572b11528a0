package trading.engine.gateway;

/// Where the time of a command goes. `ringWait`: from its place in the ring to the journal's batch; `journalForce`:
/// each force of the journal to disk; `orderToReport`: an order, an amendment or a cancel, from its place in the ring
/// until its reports are shown and its answer is sent.
public record GatewayTimes(DurationCounts ringWait, DurationCounts journalForce, DurationCounts orderToReport) {
    GatewayTimes() {
        this(new DurationCounts(), new DurationCounts(), new DurationCounts());
    }
}
