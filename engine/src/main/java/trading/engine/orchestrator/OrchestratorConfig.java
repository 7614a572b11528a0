package trading.engine.orchestrator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.StrategyCatalog;

/// Which strategies run where, with whose money and within which bounds.
///
/// `cash` is the asset in which the account pays. `timeBudget`: for one bar; a strategy that is not done
/// after twice as long is disabled. `ordersPerMinute`: of one strategy on one instrument, in the market's
/// time; more is a flood. `decisionsKept`: of each.
public record OrchestratorConfig(
        int account,
        String cash,
        List<Assignment> assignments,
        Sizing sizing,
        Duration timeBudget,
        int ordersPerMinute,
        int decisionsKept) {

    /// A quarter of a percent of the equity at risk, at most 15 % of it and 20,000 in one trade, so that
    /// all six default strategies can hold one at the same time.
    public static final Sizing DEFAULT_SIZING = new Sizing(2_500, 150_000, 20_000 * FixedPoint.ONE, 100_000);

    public OrchestratorConfig {
        assignments = List.copyOf(assignments);
        if (timeBudget.isNegative() || timeBudget.isZero() || ordersPerMinute <= 0 || decisionsKept <= 0) {
            throw new IllegalArgumentException("orchestrator: timeBudget=" + timeBudget + " ordersPerMinute="
                    + ordersPerMinute + " decisionsKept=" + decisionsKept + ": all must be above 0");
        }
        Set<String> taken = new HashSet<>();
        for (Assignment assignment : assignments) {
            String seat = assignment.strategy().get().declaration().name() + " on " + assignment.symbol();
            if (!taken.add(seat)) {
                throw new IllegalArgumentException(
                        "orchestrator: assigned twice: " + seat + ": a strategy has one open trade on an instrument");
            }
        }
    }

    /// All shipped strategies with their own parameters on the instruments that they declare.
    public static OrchestratorConfig defaults(int account) {
        List<Assignment> assignments = new ArrayList<>();
        for (String name : StrategyCatalog.names()) {
            assignments.addAll(Assignment.declaredBy(() -> StrategyCatalog.create(name, Map.of())));
        }
        return of(account, assignments);
    }

    public static OrchestratorConfig of(int account, List<Assignment> assignments) {
        return new OrchestratorConfig(account, "USDT", assignments, DEFAULT_SIZING, Duration.ofSeconds(1), 20, 50);
    }
}
