package trading.web.risk;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trading.engine.model.KillScope;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.risk.KillSwitches;
import trading.engine.view.LiveView;
import trading.web.command.FieldChecks;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// What a kill switch can be aimed at. A target that is not there is refused: a misspelt one would stop
/// nothing and look as if it did.
public final class KillTargets {
    private static final Set<String> VENUES = Set.of(KillSwitches.VENUE);
    private static final int LONGEST = 64;

    private final LiveView view;
    private final Orchestrator strategies;

    public KillTargets(LiveView view, Orchestrator strategies) {
        this.view = view;
        this.strategies = strategies;
    }

    /// The target as the gateway knows it, empty for GLOBAL. What does not fit goes to `checks`.
    String known(KillScope scope, @Nullable String target, FieldChecks checks) {
        String written = written(scope, target, checks);
        if (!written.isEmpty() && !isKnown(scope, written)) {
            String detail = "There is no " + scope + " " + Problem.quoted(written) + ".";
            checks.wrong(ProblemType.KILL_TARGET, "/target", "KILL_TARGET", detail);
        }
        return written;
    }

    /// The same without asking whether it is there: what is gone may be armed again.
    String written(KillScope scope, @Nullable String target, FieldChecks checks) {
        String written = target == null ? "" : target;
        boolean global = scope == KillScope.GLOBAL;
        if (global && !written.isEmpty()) {
            checks.wrong(ProblemType.COMBINATION, "/target", "TARGET_NOT_ALLOWED", "GLOBAL has no target.");
        } else if (!global && written.isBlank()) {
            checks.wrong(ProblemType.REQUIRED, "/target", "REQUIRED", scope + " needs a target.");
        } else if (written.length() > LONGEST) {
            checks.wrong(ProblemType.TEXT, "/target", "TEXT", "target must have at most " + LONGEST + " characters.");
        }
        return written;
    }

    private boolean isKnown(KillScope scope, String target) {
        return switch (scope) {
            case GLOBAL -> target.isEmpty();
            case VENUE -> VENUES.contains(target);
            case INSTRUMENT -> view.instrument(target).isPresent();
            case STRATEGY -> strategyNames().anyMatch(target::equals);
            case ACCOUNT ->
                view.accounts().stream().anyMatch(id -> Integer.toString(id).equals(target));
        };
    }

    /// Those that run, and those that have left something open.
    private Stream<String> strategyNames() {
        Stream<String> running = strategies.states().stream().map(strategy -> strategy.name());
        Stream<String> open = view.accounts().stream()
                .flatMap(account -> Stream.concat(
                        view.openOrders(account).stream().map(order -> order.strategy()),
                        view.openTrades(account).stream().map(trade -> trade.strategy())));
        return Stream.concat(running, open);
    }
}
