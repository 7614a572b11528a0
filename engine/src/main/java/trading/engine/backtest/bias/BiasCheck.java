package trading.engine.backtest.bias;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.Watch;
import trading.engine.history.BarColumns;
import trading.engine.history.Bars;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.StrategyFactory;

/// Plays a strategy the same bars with other futures and other pasts, and compares what it decides.
///
/// - Again: the same bars, in classes of their own: the same decisions.
/// - Cut: the bars end at each of some points: the decisions up to there are the same. And at each of them the
///   future is another one: the same again.
/// - Past: as much of it as is there, and as much as the strategy asked for: the same decisions from the start on.
public final class BiasCheck {
    private static final int CUTS = 8;
    private static final int TRADED_BARS = 4_000;
    private static final int SPARE_BARS = 1_500;
    private static final int MOST_BARS = 400_000;
    private static final long PRICE = 4_000_000;
    private static final long FIRST_DAY = 19_000 * 86_400_000_000_000L;

    /// Ticks and parts of a quantity that a different past may make out of rounding.
    private static final long TICKS_ALIKE = 1;

    private static final double PART_ALIKE = 0.001;

    private final Supplier<StrategyFactory> factories;

    /// `factories` gives one that shares nothing with those that it gave before.
    public BiasCheck(Supplier<StrategyFactory> factories) {
        this.factories = factories;
    }

    public BiasReport check() throws InterruptedException {
        try {
            return new Run().check();
        } catch (Stopped impossible) {
            throw new IllegalStateException("nobody stops a check", impossible);
        } catch (IllegalArgumentException wrong) {
            return new BiasReport(List.of(failed(String.valueOf(wrong.getMessage()))), 0, 0);
        }
    }

    private static BiasFinding failed(String why) {
        return new BiasFinding(BiasFinding.Kind.FAILED, 0, "it could not be checked: " + why);
    }

    /// One check, of bars of its own.
    private final class Run {
        private final TimeFrame frame;
        private final List<String> symbols;
        private final String main;
        private final List<BarFeed> feeds = new ArrayList<>();
        private final int start;
        private final int warmUp;

        Run() {
            StrategyDeclaration declaration = factories.get().create(Map.of()).declaration();
            TreeSet<String> names = new TreeSet<>();
            TimeFrame shortest = TimeFrame.D1;
            long pastNanos = 0;
            for (Subscription bars : declaration.subscriptions()) {
                shortest = bars.frame().compareTo(shortest) < 0 ? bars.frame() : shortest;
                pastNanos = Math.max(pastNanos, bars.warmUpBars() * bars.frame().nanos());
                if (!bars.symbol().isEmpty()) {
                    names.add(bars.symbol());
                }
            }
            frame = shortest;
            main = declaration.symbols().isEmpty()
                    ? "BTCUSDT"
                    : declaration.symbols().getFirst();
            names.add(main);
            symbols = List.copyOf(names);
            warmUp = (int) Math.min(MOST_BARS, pastNanos / frame.nanos() + 1);
            start = warmUp + Math.max(SPARE_BARS, warmUp);
            for (int i = 0; i < symbols.size(); i++) {
                BarColumns bars = MadeUpBars.of(7 + i, frame, FIRST_DAY, start + TRADED_BARS, PRICE);
                feeds.add(new BarFeed(instrument(i, symbols.get(i)), frame, bars));
            }
        }

        private static Instrument instrument(int id, String symbol) {
            String base = symbol.endsWith("USDT") ? symbol.substring(0, symbol.length() - 4) : symbol;
            return new Instrument(id, symbol, base.isEmpty() ? symbol : base, "USDT", 1_000_000, 1_000, 1, 1L << 40, 0);
        }

        BiasReport check() throws Stopped, InterruptedException {
            BacktestResult whole = play(start + TRADED_BARS);
            if (!whole.disabled().isEmpty()) {
                return report(List.of(failed(whole.disabled())), whole);
            }
            List<BiasFinding> findings = new ArrayList<>();
            add(findings, repeats(whole));
            if (findings.isEmpty()) {
                add(findings, looksAhead(whole));
                add(findings, needsMorePast(whole));
            }
            return report(findings, whole);
        }

        private BiasReport report(List<BiasFinding> findings, BacktestResult whole) {
            return new BiasReport(findings, whole.decisions().size(), start + TRADED_BARS);
        }

        private static void add(List<BiasFinding> findings, @Nullable BiasFinding finding) {
            if (finding != null) {
                findings.add(finding);
            }
        }

        /// The bars to before `end`, all there and all traded from the start on.
        private BacktestResult play(int end) throws Stopped, InterruptedException {
            return play(end, end, 0, 0);
        }

        /// The bars to before `end` are there, and traded to before `until`; with `otherFuture`, what comes after
        /// the bar of that number is another market.
        private BacktestResult play(int end, int until, int otherFuture, long morePastNanos)
                throws Stopped, InterruptedException {
            StrategyFactory own = factories.get();
            List<BarFeed> given = new ArrayList<>();
            for (BarFeed feed : feeds) {
                given.add(new BarFeed(feed.instrument(), frame, part(feed.bars(), end, otherFuture)));
            }
            long from = FIRST_DAY + start * frame.nanos();
            BacktestPlan plan = new BacktestPlan(
                    settings -> morePastNanos == 0
                            ? own.create(settings)
                            : new WithMorePast(own.create(settings), morePastNanos),
                    new TreeMap<>(),
                    List.of(main),
                    given,
                    from,
                    FIRST_DAY + (long) until * frame.nanos(),
                    BacktestAccount.USUAL);
            return BacktestRun.run(plan, Watch.NONE);
        }

        /// A copy, so that there is nothing behind its end.
        private BarColumns part(Bars bars, int end, int otherFuture) {
            int kept = otherFuture > 0 ? otherFuture : end;
            BarColumns part = new BarColumns(end);
            for (int i = 0; i < kept; i++) {
                part.add(bars.bar(i, 0, frame));
            }
            if (kept < end) {
                long last = bars.close(kept - 1);
                BarColumns other = MadeUpBars.of(
                        1_000 + kept, frame, FIRST_DAY + kept * frame.nanos(), end - kept, Math.max(100, last));
                for (int i = 0; i < other.count(); i++) {
                    part.add(other.bar(i, 0, frame));
                }
            }
            return part;
        }

        private @Nullable BiasFinding repeats(BacktestResult whole) throws Stopped, InterruptedException {
            BacktestResult again = play(start + TRADED_BARS);
            Decision first = firstDifference(whole.decisions(), again.decisions(), Long.MAX_VALUE, true);
            return first == null
                    ? null
                    : new BiasFinding(
                            BiasFinding.Kind.NOT_REPEATABLE,
                            first.timeNanos(),
                            "it decides differently when the same bars are played again, first at "
                                    + text(first.timeNanos()) + ": " + words(first));
        }

        private @Nullable BiasFinding looksAhead(BacktestResult whole) throws Stopped, InterruptedException {
            for (int cut : cuts(whole)) {
                long until = FIRST_DAY + cut * frame.nanos();
                BacktestResult ended = play(cut);
                Decision first = firstDifference(whole.decisions(), ended.decisions(), until, true);
                if (first == null) {
                    // what comes behind is there to be looked at; to trade it would tell nothing more
                    BacktestResult otherwise = play(start + TRADED_BARS, cut + 1, cut, 0);
                    first = firstDifference(whole.decisions(), otherwise.decisions(), until, true);
                }
                if (first != null) {
                    return new BiasFinding(
                            BiasFinding.Kind.LOOK_AHEAD,
                            first.timeNanos(),
                            "it knows the future: with another one after " + text(until)
                                    + " it decides differently before that, first at " + text(first.timeNanos()) + ": "
                                    + words(first));
                }
            }
            return null;
        }

        /// Right after decisions, where they show most, and evenly between.
        private Set<Integer> cuts(BacktestResult whole) {
            TreeSet<Integer> cuts = new TreeSet<>();
            List<Decision> decisions = whole.decisions();
            for (int i = 1; i <= CUTS; i++) {
                cuts.add(start + TRADED_BARS * i / (CUTS + 1));
                if (!decisions.isEmpty()) {
                    long time = decisions.get((decisions.size() - 1) * i / CUTS).timeNanos();
                    int bar = (int) ((time - FIRST_DAY) / frame.nanos());
                    cuts.add(Math.clamp(bar, start + 1, start + TRADED_BARS - 1));
                }
            }
            return cuts;
        }

        private @Nullable BiasFinding needsMorePast(BacktestResult whole) throws Stopped, InterruptedException {
            int spare = start - warmUp;
            for (int more : new int[] {1, spare / 3, spare}) {
                BacktestResult longer = play(start + TRADED_BARS, start + TRADED_BARS, 0, more * frame.nanos());
                Decision first = firstDifference(whole.decisions(), longer.decisions(), Long.MAX_VALUE, false);
                if (first != null) {
                    return new BiasFinding(
                            BiasFinding.Kind.WARM_UP,
                            first.timeNanos(),
                            "its answers depend on where its past begins: with " + more + " bars of " + frame.text()
                                    + " more than it asks for it decides differently, first at "
                                    + text(first.timeNanos()) + ": " + words(first)
                                    + "; it needs a longer warm-up, or must not count from its first bar");
                }
            }
            return null;
        }
    }

    /// The first decision up to `untilNanos` that the other one has not, or has otherwise; null when there is none.
    private static @Nullable Decision firstDifference(
            List<Decision> these, List<Decision> those, long untilNanos, boolean exact) {
        List<Decision> left = upTo(these, untilNanos);
        List<Decision> right = upTo(those, untilNanos);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            if (i >= left.size()) {
                return right.get(i);
            }
            if (i >= right.size() || !isSame(left.get(i), right.get(i), exact)) {
                return left.get(i);
            }
        }
        return null;
    }

    private static List<Decision> upTo(List<Decision> decisions, long untilNanos) {
        return decisions.stream()
                .filter(decision -> decision.timeNanos() <= untilNanos)
                .toList();
    }

    /// What came of it is not compared: that is the future's.
    private static boolean isSame(Decision left, Decision right, boolean exact) {
        return left.timeNanos() == right.timeNanos()
                && left.symbol().equals(right.symbol())
                && left.action() == right.action()
                && left.side() == right.side()
                && isNear(left.price(), right.price(), exact)
                && isNear(left.stopLossPrice(), right.stopLossPrice(), exact)
                && isNear(left.takeProfitPrice(), right.takeProfitPrice(), exact)
                && (exact
                        ? left.quantity() == right.quantity() && left.reason().equals(right.reason())
                        : Math.abs(left.quantity() - right.quantity())
                                <= PART_ALIKE * Math.max(left.quantity(), right.quantity()) + 1);
    }

    private static boolean isNear(long left, long right, boolean exact) {
        return exact ? left == right : Math.abs(left - right) <= TICKS_ALIKE;
    }

    private static String words(Decision decision) {
        return decision.action().name().toLowerCase(Locale.ROOT) + " " + decision.symbol()
                + (decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")");
    }

    private static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)).toString();
    }
}
