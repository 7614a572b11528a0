package trading.engine.market.replay;

import trading.engine.gateway.TimeSource;

/// The market's time in a replay: stands still until the replay moves it, and never goes back; after the
/// replay's end it runs on like the wall clock. Read by any thread, moved by one.
public final class ReplayClock implements TimeSource {
    private record Reading(long marketNanos, long wallNanos, boolean running) {}

    private volatile Reading reading;

    public ReplayClock(long startNanos) {
        reading = new Reading(startNanos, 0, false);
    }

    @Override
    public long nowNanos() {
        Reading now = reading;
        return now.running ? now.marketNanos + System.nanoTime() - now.wallNanos : now.marketNanos;
    }

    /// An earlier time than the present one changes nothing.
    void advanceTo(long timeNanos) {
        if (timeNanos > nowNanos()) {
            reading = new Reading(timeNanos, 0, false);
        }
    }

    void runOn() {
        reading = new Reading(nowNanos(), System.nanoTime(), true);
    }
}
