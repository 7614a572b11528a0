package trading.web.risk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;

/// What happened lately: the messages and executions of each account, what was taken and what refused, and
/// when each market was last heard of. One writer, the ring; any reader.
///
/// Counted from reports, so it begins with the start, and knows the last ten minutes. The gateway's own
/// count decides; this one is for people.
public final class Activity {
    private static final class OfAccount {
        private final RateBuckets messages = new RateBuckets();
        private final RateBuckets taken = new RateBuckets();
        private final RateBuckets refused = new RateBuckets();
        private final Map<String, RateBuckets> executions = new TreeMap<>();
    }

    private final Map<Integer, OfAccount> accounts = new HashMap<>();
    private final Map<Integer, Long> heardNanos = new HashMap<>();
    private long nowNanos;

    /// The reports of one command.
    public synchronized void apply(long timeNanos, List<Report> reports) {
        nowNanos = Math.max(nowNanos, timeNanos);
        for (Report report : reports) {
            switch (report) {
                case Report.QuoteUpdated(var quote) -> heardNanos.put(quote.instrument(), System.nanoTime());
                case Report.MarketTraded traded -> heardNanos.put(traded.instrument(), System.nanoTime());
                case Report.DepthUpdated level -> heardNanos.put(level.instrument(), System.nanoTime());
                case Report.OfAccount ofAccount when !ofAccount.liquidity() -> apply(timeNanos, ofAccount);
                default -> {}
            }
        }
    }

    private void apply(long timeNanos, Report.OfAccount report) {
        switch (report) {
            case Report.Accepted(var order, var liquidity) -> {
                of(order.account()).messages.add(timeNanos);
                of(order.account()).taken.add(timeNanos);
            }
            case Report.Denied denied -> {
                if (isMessage(denied)) {
                    of(denied.account()).messages.add(timeNanos);
                }
                of(denied.account()).refused.add(timeNanos);
            }
            case Report.OrderUpdated(var order, var event, var liquidity)
            when event == OrderEvent.AMENDED -> of(order.account()).messages.add(timeNanos);
            case Report.Canceled(var order, var reason, var liquidity)
            when order.status() == OrderStatus.REJECTED ->
                of(order.account()).refused.add(timeNanos);
            case Report.Canceled(var order, var reason, var liquidity)
            when reason == CancelReason.REQUESTED ->
                of(order.account()).messages.add(timeNanos);
            case Report.CancelRejected rejected ->
                of(rejected.account()).messages.add(timeNanos);
            case Report.Filled(var fill, var order, var liquidity)
            when !order.strategy().isEmpty() ->
                of(order.account())
                        .executions
                        .computeIfAbsent(order.strategy(), strategy -> new RateBuckets())
                        .add(timeNanos);
            default -> {}
        }
    }

    /// Refused before it was counted, it is none.
    private static boolean isMessage(Report.Denied denied) {
        return switch (denied.code()) {
            case MESSAGE_RATE_ABOVE_LIMIT,
                    KILL_SWITCH_ENGAGED,
                    TRADING_STATE_FORBIDS,
                    ACCOUNT_UNKNOWN,
                    INSTRUMENT_UNKNOWN -> false;
            default -> denied.instrument() >= 0;
        };
    }

    private OfAccount of(int account) {
        return accounts.computeIfAbsent(account, id -> new OfAccount());
    }

    /// New orders, amendments and cancels within the last `spanNanos`.
    public synchronized int messages(int account, long spanNanos) {
        return of(account).messages.within(nowNanos, spanNanos);
    }

    public synchronized int ordersTaken(int account, long spanNanos) {
        return of(account).taken.within(nowNanos, spanNanos);
    }

    public synchronized int commandsRefused(int account, long spanNanos) {
        return of(account).refused.within(nowNanos, spanNanos);
    }

    /// By strategy, those with none left out.
    public synchronized Map<String, Long> executions(int account, long spanNanos) {
        Map<String, Long> all = new TreeMap<>();
        of(account).executions.forEach((strategy, executions) -> {
            long count = executions.within(nowNanos, spanNanos);
            if (count > 0) {
                all.put(strategy, count);
            }
        });
        return all;
    }

    /// As of [System#nanoTime]; empty when nothing came since the start.
    public synchronized OptionalLong lastHeardNanos(int instrument) {
        Long heard = heardNanos.get(instrument);
        return heard == null ? OptionalLong.empty() : OptionalLong.of(heard);
    }
}
