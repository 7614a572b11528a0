package trading.engine.orchestrator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.SizingLimits;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.HostConfig;

/// Which strategies run where, with whose money and within which bounds.
///
/// `timeBudget`: for one call; a strategy that is not done after twice as long is disabled.
public record OrchestratorConfig(HostConfig host, List<Assignment> assignments, Duration timeBudget) {

    /// A quarter of a percent of the equity at risk.
    public static final Sizing DEFAULT_SIZING = new Sizing.Risk(2_500);

    /// At most 15 % of the equity and 20,000 in one trade, so that all six strategies that start by themselves
    /// can hold one at the same time.
    public static final SizingLimits DEFAULT_LIMITS = new SizingLimits(150_000, 20_000 * FixedPoint.ONE, 100_000);

    public OrchestratorConfig {
        assignments = List.copyOf(assignments);
        if (timeBudget.isNegative() || timeBudget.isZero()) {
            throw new IllegalArgumentException("orchestrator: timeBudget=" + timeBudget + ": must be above 0");
        }
        Set<String> taken = new HashSet<>();
        for (Assignment assignment : assignments) {
            String seat = name(assignment) + " on " + assignment.symbol();
            if (!taken.add(seat)) {
                throw new IllegalArgumentException("orchestrator: assigned twice: " + seat);
            }
        }
    }

    static String name(Assignment assignment) {
        return assignment.strategy().create(Map.of()).declaration().name();
    }

    /// All shipped strategies with their own parameters on the instruments that they declare; those of
    /// [StrategyCatalog#STARTED] start by themselves.
    public static OrchestratorConfig defaults(int account) {
        List<Assignment> assignments = new ArrayList<>();
        for (String name : StrategyCatalog.names()) {
            assignments.addAll(Assignment.declaredBy(
                    settings -> StrategyCatalog.create(name, settings), StrategyCatalog.STARTED.contains(name)));
        }
        return of(account, assignments);
    }

    public static OrchestratorConfig of(int account, List<Assignment> assignments) {
        return new OrchestratorConfig(
                new HostConfig(account, "USDT", DEFAULT_SIZING, DEFAULT_LIMITS, 20, 50),
                assignments,
                Duration.ofSeconds(1));
    }
}
