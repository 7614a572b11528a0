package trading.engine.backtest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.backtest.metric.Metrics;
import trading.engine.model.Fill;
import trading.engine.model.FixedPoint;
import trading.engine.model.Trade;
import trading.engine.strategy.host.Decision;

/// What came of a run.
///
/// `closed`: in the order in which they closed; `open`: what was left open at the end, which counts in the
/// equity at the last close. `fills`: of the account, in their order. `equity`: at the close of each bar at
/// which it changed, and at the first and the last; of very many, only some ([EquityRecord]). `benchmark`:
/// the cash put into equal parts of all symbols at the first close and held. `decisions`: each in its last
/// word, at most the newest 10,000. `denials`: how often risk refused, by code. `disabled`: why the
/// strategy was stopped, empty when it was not. `bars`: how many were played. `opinions`: whose the
/// strategy was given. `hash`: SHA-256 over trades, decisions and equity.
public record BacktestResult(
        List<Trade> closed,
        List<Trade> open,
        List<Fill> fills,
        EquityCurve equity,
        EquityCurve benchmark,
        List<Decision> decisions,
        SortedMap<String, Integer> denials,
        String disabled,
        long bars,
        Metrics metrics,
        OpinionSources opinions,
        String hash) {

    public BacktestResult {
        closed = List.copyOf(closed);
        open = List.copyOf(open);
        fills = List.copyOf(fills);
        decisions = List.copyOf(decisions);
        denials = new TreeMap<>(denials);
    }

    /// The closed trades in money.
    public List<ClosedTrade> measured(BacktestPlan plan) {
        return measured(plan, closed);
    }

    /// Which purchase each sale sold.
    public List<TaxLot> lots(BacktestPlan plan, LotMethod method) {
        return TaxLots.of(fills, plan.feeds().stream().map(BarFeed::instrument).toList(), method);
    }

    static List<ClosedTrade> measured(BacktestPlan plan, List<Trade> closed) {
        return closed.stream()
                .map(trade -> new ClosedTrade(
                        plan.feeds().get(trade.instrument()).instrument().symbol(),
                        trade.strategy(),
                        trade.side(),
                        trade.openedNanos(),
                        trade.closedNanos(),
                        money(trade.entryNotional()),
                        money(trade.exitNotional()),
                        money(trade.fees()),
                        money(trade.realizedPnl()),
                        money(trade.maximumAdverse()),
                        money(trade.maximumFavorable()),
                        trade.exitReason()))
                .toList();
    }

    private static double money(long units) {
        return (double) units / FixedPoint.ONE;
    }
}
