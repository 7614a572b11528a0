package trading.engine.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.history.Bars;
import trading.engine.history.TickSeries;
import trading.engine.model.Fill;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.Decision;

/// What of a run hangs on prices that nobody may have been there for: fills in bars without movement or volume, and
/// decisions on prices that were old by the time of the order.
final class PriceDoubts {
    private static final double MOST_MISSING = 0.01;

    private PriceDoubts() {}

    /// In words for people.
    static List<String> of(BacktestPlan plan, BacktestResult result) {
        List<String> warnings = new ArrayList<>();
        for (BarFeed feed : plan.feeds()) {
            addBars(feed, plan, warnings);
            addTicks(feed, plan, warnings);
        }
        addFlatFills(plan, result.fills(), warnings);
        addStaleDecisions(plan, result.decisions(), warnings);
        return warnings;
    }

    private static void addBars(BarFeed feed, BacktestPlan plan, List<String> warnings) {
        Bars bars = feed.bars().reader();
        int first = bars.firstFrom(plan.fromNanos());
        int end = bars.firstFrom(plan.toNanos());
        long flat = 0;
        for (int i = first; i < end; i++) {
            flat += bars.high(i) == bars.low(i) ? 1 : 0;
        }
        long span = end - first < 2
                ? 0
                : (bars.openTimeNanos(end - 1) - bars.openTimeNanos(first))
                                / feed.frame().nanos()
                        + 1;
        long missing = span - (end - first);
        String symbol = feed.instrument().symbol();
        if (span > 0 && missing > MOST_MISSING * span) {
            warnings.add(symbol + " lacks " + missing + " of " + span + " bars: prices were stale there.");
        }
        if (end > first && flat > (end - first) / 10) {
            warnings.add(symbol + " did not move in " + flat + " of " + (end - first)
                    + " bars: fills there are not to be trusted.");
        }
    }

    private static void addTicks(BarFeed feed, BacktestPlan plan, List<String> warnings) {
        TickSeries ticks = feed.ticks();
        if (ticks == null || ticks.isEmpty()) {
            return;
        }
        long slack = feed.frame().nanos();
        if (ticks.firstNanos() > plan.fromNanos() + slack || ticks.lastNanos() < plan.toNanos() - slack) {
            warnings.add(feed.instrument().symbol()
                    + " has ticks for a part of the time only: in the rest the way inside a bar is guessed.");
        }
    }

    /// With ticks there was a trade, so there is nothing to doubt.
    private static void addFlatFills(BacktestPlan plan, List<Fill> fills, List<String> warnings) {
        long flat = 0;
        List<Bars> readers =
                plan.feeds().stream().map(feed -> feed.bars().reader()).toList();
        for (Fill fill : fills) {
            BarFeed feed = plan.feeds().get(fill.instrument());
            Bars bars = readers.get(fill.instrument());
            int bar = bars.firstFrom(fill.timeNanos() + 1) - 1;
            if (feed.ticks() == null && bar >= 0 && isFlat(feed, bars, bar)) {
                flat++;
            }
        }
        if (flat > 0) {
            warnings.add("Flat fills: " + flat + " of " + fills.size()
                    + " were in bars without volume or movement: nobody may have been there to trade with.");
        }
    }

    /// In a second one trade is movement enough.
    private static boolean isFlat(BarFeed feed, Bars bars, int index) {
        return bars.volume(index) == 0
                || (bars.high(index) == bars.low(index) && feed.frame().nanos() >= TimeFrame.M1.nanos());
    }

    /// The bar after the decision does not follow the one before it: what was decided on was old when the order came.
    private static void addStaleDecisions(BacktestPlan plan, List<Decision> decisions, List<String> warnings) {
        Map<String, Bars> feeds = new HashMap<>();
        plan.feeds()
                .forEach(feed ->
                        feeds.put(feed.instrument().symbol(), feed.bars().reader()));
        long stale = 0;
        for (Decision decision : decisions) {
            Bars bars = feeds.get(decision.symbol());
            stale += bars != null && isStale(bars, plan.frame().nanos(), decision.timeNanos()) ? 1 : 0;
        }
        if (stale > 0) {
            warnings.add("Stale prices: " + stale + " of " + decisions.size()
                    + " decisions were made before or in a gap of the bars, so their orders met another market.");
        }
    }

    private static boolean isStale(Bars bars, long frameNanos, long timeNanos) {
        int next = bars.firstFrom(timeNanos);
        return next > 0 && next < bars.count() && bars.openTimeNanos(next) - bars.openTimeNanos(next - 1) > frameNanos;
    }
}
