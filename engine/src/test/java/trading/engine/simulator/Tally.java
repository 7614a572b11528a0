package trading.engine.simulator;

import java.util.Map;
import java.util.TreeMap;
import trading.engine.message.Report;

/// How often what was reported, so that it shows when a run proves less than it seems to.
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void add(Report report) {
        switch (report) {
            case Report.Denied denied -> count("denied " + denied.code());
            case Report.Canceled canceled -> count("canceled " + canceled.reason());
            case Report.OrderUpdated updated -> count("order " + updated.event());
            case Report.TradeUpdated updated ->
                count("trade " + updated.trade().status() + " "
                        + updated.trade().exitReason());
            case Report.Duplicate duplicate -> count("duplicate " + duplicate.sameRequest());
            case Report.TradingStateChanged changed -> count("state " + changed.state() + " " + changed.reason());
            case Report.OverrideEnded ended -> count("override used " + ended.used());
            case Report.DeadManSwitchArmed armed -> count("dead-man switch " + (armed.untilNanos() != 0));
            default -> count(report.getClass().getSimpleName());
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    Map<String, Long> counts() {
        return counts;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> text.append(String.format("%,12d  %s%n", count, what)));
        return text.toString();
    }
}
