package trading.engine.backtest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.SeriesKey;
import trading.engine.history.TickSeries;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.RecentEvidence;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.host.StrategyFactory;

/// Makes plans of what a store holds: the bars that a strategy needs, from far enough before the start.
public final class StoredBars {
    /// Longer series are read as the run goes on, and not at once.
    private static final long MOST_IN_MEMORY = 4_000_000;

    private static final long SECOND = 1_000_000_000L;

    /// Of bars that only questions to the analyst look back at.
    private static final long MOST_QUESTIONED = 1_000_000;

    /// A tick is so much less work than a bar.
    private static final int TICKS_A_BAR = 10;

    private final BarStore store;
    private final long mostBars;

    /// `mostBars`: that one plan may read; more of them are refused.
    public StoredBars(BarStore store, long mostBars) {
        this.store = store;
        this.mostBars = mostBars;
    }

    /// What the way of the price inside a bar is taken from.
    public enum Detail {
        /// From ticks where there are any, else it is guessed.
        BEST,
        /// From ticks, which there must be of all symbols.
        TICKS,
        /// It is guessed.
        BARS
    }

    /// What a person wants. `symbols`: empty for those of the strategy; `frame`: null for the shortest bars
    /// that there are, so that fills are as exact as the store allows; `fromNanos`, `toNanos`: null for
    /// all.
    public record Wanted(
            List<String> symbols,
            @Nullable TimeFrame frame,
            @Nullable Long fromNanos,
            @Nullable Long toNanos,
            Detail detail) {
        public Wanted {
            symbols = List.copyOf(symbols);
        }

        /// As exact as the store allows.
        public Wanted(
                List<String> symbols, @Nullable TimeFrame frame, @Nullable Long fromNanos, @Nullable Long toNanos) {
            this(symbols, frame, fromNanos, toNanos, Detail.BEST);
        }

        /// With the detail as people write it: `ticks`, `bars`, or the seconds of the bars to play; null
        /// for the best that there is. Throws [IllegalArgumentException] when it is none of them, or is not
        /// the `frame`.
        public Wanted withDetail(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return this;
            }
            return switch (text) {
                case "ticks" -> new Wanted(symbols, frame, fromNanos, toNanos, Detail.TICKS);
                case "bars" -> new Wanted(symbols, frame, fromNanos, toNanos, Detail.BARS);
                default -> new Wanted(symbols, ofSeconds(text), fromNanos, toNanos, Detail.BARS);
            };
        }

        private TimeFrame ofSeconds(String text) {
            for (TimeFrame known : TimeFrame.values()) {
                if (Long.toString(known.nanos() / SECOND).equals(text)) {
                    if (frame != null && frame != known) {
                        throw new IllegalArgumentException("detail=" + text + ": are bars of " + known.text()
                                + ", and frame=" + frame.text() + " are others: say one of them");
                    }
                    return known;
                }
            }
            throw new IllegalArgumentException("detail=" + text + ": write ticks, bars, or the seconds of a bar: "
                    + Arrays.stream(TimeFrame.values())
                            .map(one -> Long.toString(one.nanos() / SECOND))
                            .collect(Collectors.joining(" ")));
        }
    }

    /// Reads the bars. Throws [IllegalArgumentException] when settings are wrong, or when bars are missing,
    /// with how to get them.
    public BacktestPlan plan(
            StrategyFactory strategy, Map<String, String> settings, Wanted wanted, BacktestAccount account)
            throws IOException {
        StrategyDeclaration declaration = strategy.create(settings).declaration();
        List<String> traded = wanted.symbols.isEmpty() ? declaration.symbols() : wanted.symbols;
        if (traded.isEmpty()) {
            throw new IllegalArgumentException("backtest: the strategy does not say what to trade: name a symbol");
        }
        if (new TreeSet<>(traded).size() < traded.size()) {
            throw new IllegalArgumentException("backtest: symbols=" + traded + ": one of them is there twice");
        }
        SortedSet<String> needed = new TreeSet<>(traded);
        TimeFrame shortest = TimeFrame.D1;
        long warmUp = 0;
        for (Subscription bars : declaration.subscriptions()) {
            shortest = bars.frame().compareTo(shortest) < 0 ? bars.frame() : shortest;
            warmUp = Math.max(warmUp, (bars.warmUpBars() + 1L) * bars.frame().nanos());
            if (!bars.symbol().isEmpty()) {
                needed.add(bars.symbol());
            }
        }
        TimeFrame played = played(needed, shortest, wanted.frame);
        Span span = span(needed, played, wanted, warmUp);
        long bars = (span.toNanos - span.fromNanos + warmUp) / played.nanos() * needed.size();
        if (bars > mostBars) {
            throw new IllegalArgumentException("backtest: " + bars + " bars of " + played.text() + ": at most "
                    + mostBars + " are played here: choose a shorter time or longer bars");
        }
        return new BacktestPlan(
                strategy,
                new TreeMap<>(settings),
                traded,
                withTicks(
                        feeds(
                                needed,
                                played,
                                span.fromNanos - Math.max(warmUp, questionedNanos(declaration, played)),
                                span.toNanos),
                        span.fromNanos,
                        span.toNanos,
                        wanted.detail),
                span.fromNanos,
                span.toNanos,
                account);
    }

    /// How far back the questions to the analyst look, at most [#MOST_QUESTIONED] bars that are played: as
    /// far as there are any, and no run starts later for it.
    private static long questionedNanos(StrategyDeclaration declaration, TimeFrame played) {
        return declaration.opinions()
                ? Math.min(
                        (RecentEvidence.WARM_UP_BARS + 2L) * declaration.frame().nanos(),
                        MOST_QUESTIONED * played.nanos())
                : 0;
    }

    private record Span(long fromNanos, long toNanos) {}

    /// The shortest bars that there are of all symbols, and that are no longer than what the strategy
    /// wants.
    private TimeFrame played(SortedSet<String> needed, TimeFrame shortest, @Nullable TimeFrame frame)
            throws IOException {
        List<SeriesKey> there = store.list();
        if (frame != null && frame.compareTo(shortest) > 0) {
            throw new IllegalArgumentException("backtest: frame=" + frame.text() + ": the strategy looks at bars of "
                    + shortest.text() + ", which cannot be built from longer ones");
        }
        for (TimeFrame candidate : TimeFrame.values()) {
            boolean fits = frame == null ? candidate.compareTo(shortest) <= 0 : candidate == frame;
            if (fits
                    && there.containsAll(needed.stream()
                            .map(one -> new SeriesKey(one, candidate))
                            .toList())) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("backtest: no bars of " + String.join(", ", needed)
                + (frame == null ? " of " + shortest.text() + " or shorter" : " of " + frame.text())
                + " in the history, which has "
                + (there.isEmpty()
                        ? "nothing"
                        : there.stream().map(SeriesKey::toString).collect(Collectors.joining(", ")))
                + ". Bring them in with: trading data import FILE");
    }

    /// From when to before when there is something of all of them, after what strategies warm up with.
    private Span span(SortedSet<String> needed, TimeFrame frame, Wanted wanted, long warmUp) throws IOException {
        long first = Long.MIN_VALUE;
        long end = Long.MIN_VALUE;
        for (String symbol : needed) {
            try (BarSeries series = store.open(new SeriesKey(symbol, frame)).orElseThrow()) {
                if (!series.isEmpty()) {
                    first = Math.max(first, series.firstNanos());
                    end = Math.max(end, series.lastNanos() + frame.nanos());
                }
            }
        }
        long from = wanted.fromNanos == null ? first + warmUp : wanted.fromNanos;
        long to = wanted.toNanos == null ? end : Math.min(wanted.toNanos, end);
        if (wanted.fromNanos != null && wanted.toNanos != null && wanted.toNanos <= wanted.fromNanos) {
            throw new IllegalArgumentException("backtest: from=" + text(wanted.fromNanos) + " to="
                    + text(wanted.toNanos) + ": the end must be after the start");
        }
        if (to <= from) {
            throw new IllegalArgumentException("backtest: no bars to play: the history of "
                    + String.join(", ", needed) + " goes from " + text(first) + " to " + text(end)
                    + (wanted.fromNanos == null
                            ? ", and the strategy needs " + warmUp / frame.nanos() + " bars of " + frame.text()
                                    + " of it before it starts"
                            : ", which is not after " + text(from)));
        }
        return new Span(from, to);
    }

    private List<BarFeed> feeds(SortedSet<String> needed, TimeFrame frame, long from, long to) throws IOException {
        List<BarFeed> feeds = new ArrayList<>();
        for (String symbol : needed) {
            try (BarSeries series = store.open(new SeriesKey(symbol, frame)).orElseThrow()) {
                BarFeed feed = new BarFeed(
                        ReplayGrid.instrument(feeds.size(), symbol, series.tickSize(), series.lotSize()),
                        frame,
                        series.count() <= MOST_IN_MEMORY ? series.read(from, to) : series.paged(from, to));
                if (feed.bars().count() == 0) {
                    throw new IllegalArgumentException("backtest: no bars of " + symbol + " in that time: there are "
                            + "some from " + text(series.firstNanos()) + " to " + text(series.lastNanos()));
                }
                feeds.add(feed);
            }
        }
        return feeds;
    }

    /// Ticks that lie on another grid than the bars are of no use.
    private List<BarFeed> withTicks(List<BarFeed> feeds, long from, long to, Detail detail) throws IOException {
        if (detail == Detail.BARS) {
            return feeds;
        }
        List<BarFeed> with = new ArrayList<>();
        long count = 0;
        for (BarFeed feed : feeds) {
            Instrument instrument = feed.instrument();
            TickSeries ticks = store.ticks().open(instrument.symbol()).orElse(null);
            long these = ticks == null ? 0 : ticks.countBetween(from, to);
            boolean fits = ticks != null
                    && ticks.tickSize() == instrument.tickSize()
                    && ticks.lotSize() == instrument.lotSize();
            if (detail == Detail.TICKS && (these == 0 || !fits)) {
                throw new IllegalArgumentException("backtest: no ticks of " + instrument.symbol()
                        + (these == 0
                                ? " in that time. Bring them in with: trading data import FILE"
                                : " that lie on the grid of its bars of "
                                        + feed.frame().text()
                                        + ": play its bars of 1s, or remove the others and import all of it again"));
            }
            count += fits ? these : 0;
            with.add(fits && these > 0 ? new BarFeed(instrument, feed.frame(), feed.bars(), ticks) : feed);
        }
        if (count / TICKS_A_BAR > mostBars) {
            throw new IllegalArgumentException("backtest: " + count + " ticks: at most " + mostBars * TICKS_A_BAR
                    + " are played here: choose a shorter time, or fills on bars");
        }
        return with;
    }

    /// Of text like `1m`. Throws [IllegalArgumentException] with all that there are.
    public static TimeFrame frame(String text) {
        return TimeFrame.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("frame=" + text + ": write one of "
                        + Arrays.stream(TimeFrame.values()).map(TimeFrame::text).collect(Collectors.joining(" "))));
    }

    private static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).toString();
    }
}
