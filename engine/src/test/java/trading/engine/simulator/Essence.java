package trading.engine.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trading.engine.message.Report;

/// What counts in the reports of one side.
///
/// What happened, in its order, as it is; without the hint of what would have passed. What has changed
/// in the end (trades, positions, balances, best prices) sorted, and only where it is news: both sides
/// may find something worth telling that has not changed.
final class Essence {
    private final Map<String, Report> known = new HashMap<>();

    List<Report> of(List<Report> reports) {
        List<Report> essence = new ArrayList<>();
        TreeMap<String, Report> changed = new TreeMap<>();
        for (Report report : reports) {
            String key = key(report);
            if (!key.isEmpty()) {
                changed.put(key, report);
            } else {
                essence.add(report instanceof Report.Denied denied ? withoutHint(denied) : report);
            }
        }
        changed.forEach((key, report) -> {
            if (!report.equals(known.put(key, report))) {
                essence.add(report);
            }
        });
        return essence;
    }

    private static Report withoutHint(Report.Denied denied) {
        return new Report.Denied(
                denied.account(),
                denied.instrument(),
                denied.clientOrderId(),
                denied.strategy(),
                denied.code(),
                denied.measured(),
                denied.limit(),
                0,
                denied.orderId(),
                denied.liquidity());
    }

    /// Empty for what happened.
    private static String key(Report report) {
        return switch (report) {
            case Report.TradeUpdated updated ->
                "1 " + (1_000_000_000_000L + updated.trade().tradeId());
            case Report.PositionUpdated updated ->
                "2 " + updated.account() + " " + updated.position().instrument();
            case Report.BalanceUpdated updated ->
                "3 " + updated.account() + " " + updated.balance().asset();
            case Report.QuoteUpdated updated -> "4 " + updated.quote().instrument();
            default -> "";
        };
    }
}
