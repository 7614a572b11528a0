package trading.engine.bar;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The unfinished bars of one instrument, one of each time frame.
///
/// A bar closes when something of a later span arrives; a span in which nothing happened makes no bar. A
/// feed that brings finished bars of its own replaces the trades as the source, until it has been silent
/// for [#SILENCE_BARS] bars and at least [#SILENCE_NANOS]. A bar that comes [#PAST_NANOS] or more after its
/// end is the past: longer bars are built from it, and trades go on from there at once. When time goes back
/// (another session), a new series starts.
public final class BarBuilder {
    static final int SILENCE_BARS = 10;
    static final long SILENCE_NANOS = 3_600_000_000_000L;
    static final long PAST_NANOS = 1_000_000_000L;

    private static final TimeFrame[] FRAMES = TimeFrame.values();

    private final OpenBar[] bars;

    /// Trades of the span of the shortest bars that began with the last one that all bars were told of: all
    /// bars have it in them, and are told of these before anything else happens.
    private final RecentTrades recent = new RecentTrades();

    private @Nullable TimeFrame source;
    private long sourceOpenNanos;
    private boolean past;

    public BarBuilder(int instrument) {
        this(instrument, FRAMES.length);
    }

    /// Builds bars no longer than `longest`.
    public static BarBuilder upTo(TimeFrame longest, int instrument) {
        return new BarBuilder(instrument, EnumSet.range(TimeFrame.S1, longest).size());
    }

    private BarBuilder(int instrument, int frames) {
        bars = new OpenBar[frames];
        for (int i = 0; i < bars.length; i++) {
            bars[i] = new OpenBar(instrument, FRAMES[i]);
        }
    }

    /// `closed` gets the bars that this trade closes, shorter frames first.
    public void onTrade(long timeNanos, long price, long quantity, Consumer<Bar> closed) {
        if (recent.takes(timeNanos, price, quantity)) {
            return;
        }
        settle();
        if (isFedByBars(timeNanos)) {
            return;
        }
        source = null;
        for (OpenBar bar : bars) {
            if (!bar.holds(timeNanos)) {
                close(bar, closed);
            }
            bar.add(timeNanos, price, quantity);
        }
        recent.begin(bars[0].openTimeNanos(), bars[0].closeTimeNanos());
    }

    /// Tells all bars of the recent trades. The next trade is for all of them again.
    private void settle() {
        if (!recent.isEmpty()) {
            for (OpenBar bar : bars) {
                bar.add(recent);
            }
        }
        recent.end();
    }

    /// Closes what is due.
    public void onTime(long timeNanos, Consumer<Bar> closed) {
        settle();
        if (isFedByBars(timeNanos)) {
            return;
        }
        for (OpenBar bar : bars) {
            if (bar.isPresent() && timeNanos >= bar.closeTimeNanos()) {
                close(bar, closed);
            }
        }
    }

    /// A finished bar of the feed, which came at `timeNanos`. `closed` gets bars of longer frames only, not
    /// this one. The same bar again adds nothing; an earlier one starts a new series.
    public void onBar(long timeNanos, Bar published, Consumer<Bar> closed) {
        settle();
        boolean repeated = source == published.frame() && published.openTimeNanos() == sourceOpenNanos;
        if (repeated) {
            return;
        }
        if (source != published.frame() || published.openTimeNanos() < sourceOpenNanos) {
            source = published.frame();
            for (OpenBar bar : bars) {
                bar.clear();
            }
        }
        sourceOpenNanos = published.openTimeNanos();
        past = timeNanos - published.closeTimeNanos() >= PAST_NANOS;
        for (OpenBar bar : bars) {
            if (bar.frame().nanos() > published.frame().nanos()) {
                if (!bar.holds(published.openTimeNanos())) {
                    close(bar, closed);
                }
                bar.add(published);
                if (published.closeTimeNanos() >= bar.closeTimeNanos()) {
                    close(bar, closed);
                }
            }
        }
    }

    /// The unfinished bar.
    public Optional<Bar> open(TimeFrame frame) {
        for (OpenBar bar : bars) {
            if (bar.frame() == frame && bar.isPresent()) {
                return Optional.of(bar.toBar(recent));
            }
        }
        return Optional.empty();
    }

    /// The unfinished bars, shorter frames first.
    public List<Bar> open() {
        List<Bar> open = new ArrayList<>(bars.length);
        for (OpenBar bar : bars) {
            if (bar.isPresent()) {
                open.add(bar.toBar(recent));
            }
        }
        return open;
    }

    private boolean isFedByBars(long timeNanos) {
        if (source == null || past) {
            return false;
        }
        long silence = Math.max(SILENCE_NANOS, SILENCE_BARS * source.nanos());
        long sinceLast = timeNanos - (sourceOpenNanos + source.nanos());
        return sinceLast >= -silence - source.nanos() && sinceLast <= silence;
    }

    private static void close(OpenBar bar, Consumer<Bar> closed) {
        if (bar.isPresent()) {
            closed.accept(bar.toBar());
            bar.clear();
        }
    }

    /// A builder of its own that goes on from here.
    public BarBuilder copy() {
        StateWriter writer = new StateWriter();
        encode(writer);
        BarBuilder copy = new BarBuilder(bars[0].instrument(), bars.length);
        copy.decode(new StateReader(writer.toBytes()));
        return copy;
    }

    public void encode(StateWriter writer) {
        writer.putBoolean(source != null);
        if (source != null) {
            writer.putEnum(source);
        }
        writer.putLong(sourceOpenNanos);
        writer.putBoolean(past);
        for (OpenBar bar : bars) {
            bar.encode(writer, recent);
        }
    }

    public void decode(StateReader reader) {
        recent.end();
        source = reader.readBoolean() ? reader.readEnum(FRAMES) : null;
        sourceOpenNanos = reader.readLong();
        past = reader.readBoolean();
        for (OpenBar bar : bars) {
            bar.decode(reader);
        }
    }
}
