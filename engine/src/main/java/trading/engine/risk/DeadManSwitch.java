package trading.engine.risk;

import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The countdown of an account whose owner has to give a sign of life.
public final class DeadManSwitch {
    private long untilNanos;
    private boolean cancelsStops;

    /// 0 when it is not armed.
    public long untilNanos() {
        return untilNanos;
    }

    public boolean cancelsStops() {
        return cancelsStops;
    }

    /// 0 disarms it.
    public void arm(long until, boolean alsoStops) {
        untilNanos = until;
        cancelsStops = until != 0 && alsoStops;
    }

    void encode(StateWriter writer) {
        writer.putLong(untilNanos);
        writer.putBoolean(cancelsStops);
    }

    void decode(StateReader reader) {
        untilNanos = reader.readLong();
        cancelsStops = reader.readBoolean();
    }
}
