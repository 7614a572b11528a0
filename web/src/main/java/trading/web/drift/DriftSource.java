package trading.web.drift;

import java.util.List;
import java.util.Optional;
import trading.web.alert.AlertCode;
import trading.web.alert.AlertSource;
import trading.web.alert.Condition;

/// Holds while the newest day that was compared has differences.
public final class DriftSource implements AlertSource {
    private final DriftDesk desk;

    public DriftSource(DriftDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Condition> conditions(long nowNanos) {
        Optional<DriftJson> newest = desk.newest();
        if (newest.isEmpty() || newest.get().differences() == 0) {
            return List.of();
        }
        DriftJson report = newest.get();
        return List.of(new Condition(
                AlertCode.DRIFT,
                report.day(),
                "On " + report.day() + " strategies and backtest differ in " + report.differences() + " fills; "
                        + report.same() + " of " + report.fills() + " are the same.",
                report.differences() + " differences",
                "0 differences"));
    }
}
