package trading.engine.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Equity;
import trading.engine.model.FeeRates;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.LimitOverride;
import trading.engine.model.Permission;
import trading.engine.model.Protection;
import trading.engine.model.RiskLimits;
import trading.engine.model.StateReason;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;

/// What stops accounts from trading: states, locks, kill switches, and the last refusals. Guarded by the
/// view's lock.
final class RiskView {
    private static final int MOST_DENIALS = 1_000;

    private final TreeMap<Integer, OfAccount> accounts = new TreeMap<>();
    private final List<KillSwitch> killSwitches = new ArrayList<>();
    private final Deque<Denial> denials = new ArrayDeque<>();

    private static final class OfAccount {
        private Report.@Nullable AccountOpened terms;
        private Report.@Nullable TradingStateChanged state;
        private @Nullable Equity equity;
        private final TreeMap<Long, TradingLock> locks = new TreeMap<>();
        private List<Protection> protections = List.of();
        private final TreeMap<String, Permission> permissions = new TreeMap<>();
        private final TreeMap<String, LimitOverride> overrides = new TreeMap<>();
        private long deadManNanos;
        private boolean deadManCancelsStops;
        private @Nullable FeeRates rates;

        AccountAllowances allowances() {
            return new AccountAllowances(
                    List.copyOf(permissions.values()),
                    List.copyOf(overrides.values()),
                    deadManNanos,
                    deadManCancelsStops,
                    Optional.ofNullable(rates));
        }
    }

    void apply(long sequence, long timeNanos, Report report) {
        switch (report) {
            case Report.AccountOpened opened
            when opened.kind() == AccountKind.TRADER -> {
                of(opened.account()).terms = opened;
                if (opened.fees().isFlat()) {
                    of(opened.account()).rates = null;
                }
            }
            case Report.FeeRatesUpdated(var rates) -> of(rates.account()).rates = rates;
            case Report.PermissionChanged(var permission) -> {
                TreeMap<String, Permission> lists = of(permission.account()).permissions;
                lists.remove(permission.strategy());
                if (!permission.everything()) {
                    lists.put(permission.strategy(), permission);
                }
            }
            case Report.LimitsOverridden(var override) ->
                of(override.account()).overrides.put(override.strategy(), override);
            case Report.OverrideEnded(var account, var strategy, var used, var reason, var by) ->
                of(account).overrides.remove(strategy);
            case Report.DeadManSwitchArmed(var account, var untilNanos, var cancelsStops, var refreshed, var by) -> {
                of(account).deadManNanos = untilNanos;
                of(account).deadManCancelsStops = cancelsStops;
            }
            case Report.DeadManSwitchFired(var account, var orders) -> {
                of(account).deadManNanos = 0;
                of(account).deadManCancelsStops = false;
            }
            case Report.TradingStateChanged changed -> of(changed.account()).state = changed;
            case Report.EquityUpdated(var equity) -> of(equity.account()).equity = equity;
            case Report.EntriesLocked(var lock) -> of(lock.account()).locks.put(lock.lockId(), lock);
            case Report.EntriesUnlocked(var account, var lockId, var reason) ->
                of(account).locks.remove(lockId);
            case Report.ProtectionsChanged(var account, var protections) -> of(account).protections = protections;
            case Report.KillSwitchEngaged(var engaged) -> {
                remove(engaged.scope(), engaged.target());
                killSwitches.add(engaged);
            }
            case Report.KillSwitchRearmed(var scope, var target, var reason, var by) -> remove(scope, target);
            case Report.Denied denied when !denied.liquidity() -> add(new Denial(sequence, timeNanos, denied));
            default -> {}
        }
    }

    private OfAccount of(int account) {
        return accounts.computeIfAbsent(account, id -> new OfAccount());
    }

    private void remove(KillScope scope, String target) {
        killSwitches.removeIf(known -> known.scope() == scope && known.target().equals(target));
    }

    private void add(Denial denial) {
        if (denials.size() == MOST_DENIALS) {
            denials.removeFirst();
        }
        denials.addLast(denial);
    }

    List<Integer> accounts() {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().terms != null)
                .map(entry -> entry.getKey())
                .toList();
    }

    Optional<Report.AccountOpened> terms(int account) {
        OfAccount known = accounts.get(account);
        return known == null ? Optional.empty() : Optional.ofNullable(known.terms);
    }

    /// Empty when there is no such account of kind TRADER.
    Optional<AccountRisk> risk(int account) {
        OfAccount known = accounts.get(account);
        Report.AccountOpened terms = known == null ? null : known.terms;
        if (known == null || terms == null) {
            return Optional.empty();
        }
        Report.TradingStateChanged state = known.state;
        RiskLimits limits = terms.limits();
        return Optional.of(new AccountRisk(
                account,
                state == null ? TradingState.ACTIVE : state.state(),
                state == null ? StateReason.MANUAL : state.reason(),
                state == null ? "" : state.text(),
                state == null ? "" : state.by(),
                limits,
                Optional.ofNullable(known.equity),
                List.copyOf(known.locks.values()),
                known.protections,
                known.allowances()));
    }

    List<KillSwitch> killSwitches() {
        return List.copyOf(killSwitches);
    }

    /// The last `n` of an account, newest first.
    List<Denial> denials(int account, int n) {
        List<Denial> found = new ArrayList<>();
        var newestFirst = denials.descendingIterator();
        while (newestFirst.hasNext() && found.size() < n) {
            Denial denial = newestFirst.next();
            if (denial.denied().account() == account) {
                found.add(denial);
            }
        }
        return found;
    }
}
