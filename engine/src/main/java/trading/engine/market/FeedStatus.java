package trading.engine.market;

/// How far a feed is.
///
/// `kind`: `simulated` or `replay`. `detail`: one line for people. `done`: from 0 to 1, 0 for a feed
/// without an end. `bars`: bars handed over so far. `marketTimeNanos`: the market's time, 0 before the
/// first command.
public record FeedStatus(String kind, State state, String detail, double done, long bars, long marketTimeNanos) {

    /// Where a feed is in its life.
    public enum State {
        WAITING,
        RUNNING,
        /// Everything is handed over; the last quotes stand.
        ENDED,
        /// Stopped by an error, which `detail` tells.
        FAILED,
        CLOSED
    }

    public boolean ended() {
        return state == State.ENDED;
    }
}
