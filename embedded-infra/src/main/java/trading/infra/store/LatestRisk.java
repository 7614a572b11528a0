package trading.infra.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.view.AccountRisk;

/// What accounts may do, what they are worth, and which kill switches are engaged, put together from
/// reports that each tell a part. Thread-safe.
final class LatestRisk {
    static final String KILL_SWITCH = "killswitch";
    private static final String RISK = "risk:";

    private final Map<Integer, Report.TradingStateChanged> states = new TreeMap<>();
    private final Map<Integer, Equity> equities = new TreeMap<>();
    private final List<KillSwitch> killSwitches = new ArrayList<>();
    /// The last sequence whose reports are in it.
    private long sequence;

    /// The keys that a report changes, none for most. Reports that are in it already change nothing.
    synchronized List<String> apply(long reportSequence, Report report) {
        if (reportSequence < sequence) {
            return List.of();
        }
        List<String> keys = changed(report);
        if (!keys.isEmpty()) {
            sequence = reportSequence;
        }
        return keys;
    }

    private List<String> changed(Report report) {
        return switch (report) {
            case Report.TradingStateChanged changed -> {
                states.put(changed.account(), changed);
                yield List.of(RISK + changed.account());
            }
            case Report.EquityUpdated(var equity) -> {
                equities.put(equity.account(), equity);
                yield List.of(RISK + equity.account());
            }
            case Report.KillSwitchEngaged(var engaged) -> {
                remove(engaged.scope(), engaged.target());
                killSwitches.add(engaged);
                yield List.of(KILL_SWITCH);
            }
            case Report.KillSwitchRearmed(var scope, var target, var reason, var by) -> {
                remove(scope, target);
                yield List.of(KILL_SWITCH);
            }
            default -> List.of();
        };
    }

    private void remove(KillScope scope, String target) {
        killSwitches.removeIf(known -> known.scope() == scope && known.target().equals(target));
    }

    /// Starts from a whole state; false, and nothing changes, when it is behind what is known already.
    synchronized boolean replace(CurrentState current) {
        if (current.sequence() < sequence) {
            return false;
        }
        sequence = current.sequence();
        states.clear();
        equities.clear();
        killSwitches.clear();
        for (AccountRisk risk : current.risks()) {
            states.put(
                    risk.account(),
                    new Report.TradingStateChanged(
                            risk.account(), risk.state(), risk.reason(), risk.text(), risk.by()));
            risk.equity().ifPresent(equity -> equities.put(risk.account(), equity));
        }
        killSwitches.addAll(current.killSwitches());
        return true;
    }

    /// Every key that there is something for.
    synchronized List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(KILL_SWITCH));
        Stream.concat(states.keySet().stream(), equities.keySet().stream())
                .distinct()
                .forEach(account -> keys.add(RISK + account));
        return keys;
    }

    /// What is under a key, worked out when it is asked for.
    Supplier<LatestValue> value(String key) {
        if (key.equals(KILL_SWITCH)) {
            return this::killSwitches;
        }
        int account = Integer.parseInt(key.substring(RISK.length()));
        return () -> risk(account);
    }

    private synchronized LatestValue killSwitches() {
        return LatestValue.of(List.copyOf(killSwitches));
    }

    private synchronized LatestValue risk(int account) {
        Report.@Nullable TradingStateChanged state = states.get(account);
        return LatestValue.of(account, state, equities.get(account));
    }
}
