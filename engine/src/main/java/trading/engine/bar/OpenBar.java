package trading.engine.bar;

import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The unfinished bar of one time frame, or none.
final class OpenBar {
    private final int instrument;
    private final TimeFrame frame;
    private boolean present;
    private long openTimeNanos;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long tradeCount;

    OpenBar(int instrument, TimeFrame frame) {
        this.instrument = instrument;
        this.frame = frame;
    }

    int instrument() {
        return instrument;
    }

    TimeFrame frame() {
        return frame;
    }

    boolean isPresent() {
        return present;
    }

    long openTimeNanos() {
        return openTimeNanos;
    }

    long closeTimeNanos() {
        return openTimeNanos + frame.nanos();
    }

    boolean holds(long timeNanos) {
        return present && timeNanos >= openTimeNanos && timeNanos < closeTimeNanos();
    }

    void add(long timeNanos, long price, long quantity) {
        add(timeNanos, price, price, price, price, quantity, 1);
    }

    /// Of a span that is in it.
    void add(RecentTrades trades) {
        add(
                trades.fromNanos(),
                trades.open(),
                trades.high(),
                trades.low(),
                trades.close(),
                trades.volume(),
                trades.count());
    }

    void add(Bar bar) {
        add(bar.openTimeNanos(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.tradeCount());
    }

    private void add(long timeNanos, long first, long highest, long lowest, long last, long quantity, long trades) {
        if (!present) {
            present = true;
            openTimeNanos = frame.openTimeNanos(timeNanos);
            open = first;
            high = highest;
            low = lowest;
            volume = 0;
            tradeCount = 0;
        }
        high = Math.max(high, highest);
        low = Math.min(low, lowest);
        close = last;
        volume = saturatedSum(volume, quantity);
        tradeCount = saturatedSum(tradeCount, trades);
    }

    static long saturatedSum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }

    void clear() {
        present = false;
    }

    Bar toBar() {
        return new Bar(instrument, frame, openTimeNanos, open, high, low, close, volume, tradeCount);
    }

    /// As it would be with these trades, which are of a span that is in it.
    Bar toBar(RecentTrades more) {
        if (more.isEmpty()) {
            return toBar();
        }
        return new Bar(
                instrument,
                frame,
                openTimeNanos,
                open,
                Math.max(high, more.high()),
                Math.min(low, more.low()),
                more.close(),
                saturatedSum(volume, more.volume()),
                saturatedSum(tradeCount, more.count()));
    }

    /// As it would be with these trades.
    void encode(StateWriter writer, RecentTrades more) {
        writer.putBoolean(present);
        if (present) {
            Bar bar = toBar(more);
            writer.putLong(bar.openTimeNanos());
            writer.putLong(bar.open());
            writer.putLong(bar.high());
            writer.putLong(bar.low());
            writer.putLong(bar.close());
            writer.putLong(bar.volume());
            writer.putLong(bar.tradeCount());
        }
    }

    void decode(StateReader reader) {
        present = reader.readBoolean();
        if (present) {
            openTimeNanos = reader.readLong();
            open = reader.readLong();
            high = reader.readLong();
            low = reader.readLong();
            close = reader.readLong();
            volume = reader.readLong();
            tradeCount = reader.readLong();
        }
    }
}
