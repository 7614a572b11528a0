package trading.engine.reference;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.LockScope;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TradingLock;
import trading.engine.reference.PlainAccount.ClosedTrade;
import trading.engine.reference.PlainChecks.Refusal;
import trading.engine.reference.PlainState.Engaged;

/// Section 10: what people and protections stop.
final class PlainRisk {
    private static final int MOST_LOCKS = 1_000;

    private final PlainState state;
    private final PlainSchedule schedule;
    private final PlainOrders orders;
    private final PlainVenue venue;
    private final PlainExits exits;
    private final PlainStates states;
    private final PlainEquities equities;

    PlainRisk(
            PlainState state,
            PlainSchedule schedule,
            PlainOrders orders,
            PlainVenue venue,
            PlainExits exits,
            PlainStates states,
            PlainEquities equities) {
        this.state = state;
        this.schedule = schedule;
        this.orders = orders;
        this.venue = venue;
        this.exits = exits;
        this.states = states;
        this.equities = equities;
    }

    /// Null, and denied, when it is no account of a trader.
    private @Nullable PlainAccount trader(int id) {
        PlainAccount account = state.account(id);
        if (account == null || account.isLiquidity()) {
            orders.deny(id, -1, false, DenyCode.ACCOUNT_UNKNOWN, id, 0);
            return null;
        }
        return account;
    }

    void limits(Command.SetRiskLimits command) {
        PlainAccount account = trader(command.account());
        if (account != null) {
            account.limits = command.limits();
            account.limitsChanged();
            state.emit(PlainDescription.opened(account));
            state.emit(new Report.RiskLimitsChanged(account.id, command.limits(), command.reason(), command.by()));
        }
    }

    void state(Command.SetTradingState command) {
        PlainAccount account = trader(command.account());
        if (account == null) {
            return;
        }
        if (command.reason().isBlank()) {
            orders.deny(account.id, -1, false, DenyCode.TERMS_INVALID, 0, 1);
        } else {
            states.set(account, command.state(), StateReason.MANUAL, command.reason(), command.by());
        }
    }

    void protections(Command.SetProtections command) {
        PlainAccount account = trader(command.account());
        if (account != null) {
            account.protections = command.protections();
            long longest = command.protections().stream()
                    .filter(protection -> protection.kind() == ProtectionKind.MAX_DRAWDOWN)
                    .mapToLong(Protection::lookbackNanos)
                    .max()
                    .orElse(0);
            PlainEquities.keepMinutes(account, longest);
            state.emit(new Report.ProtectionsChanged(account.id, command.protections()));
        }
    }

    void lock(Command.LockEntries command) {
        PlainAccount account = trader(command.account());
        if (account == null) {
            return;
        }
        int instrument = command.instrument();
        if (command.untilNanos() <= state.nowNanos) {
            orders.deny(
                    account.id, instrument, false, DenyCode.EXPIRY_IN_THE_PAST, command.untilNanos(), state.nowNanos);
        } else if (instrument != -1 && state.market(instrument) == null) {
            orders.deny(account.id, instrument, false, DenyCode.INSTRUMENT_UNKNOWN, instrument, 0);
        } else if (account.locks.size() >= MOST_LOCKS) {
            orders.deny(account.id, instrument, false, DenyCode.TERMS_INVALID, MOST_LOCKS + 1L, MOST_LOCKS);
        } else {
            lock(account, instrument, command.side(), command.untilNanos(), command.reason());
        }
    }

    private void lock(PlainAccount account, int instrument, @Nullable Side side, long untilNanos, String reason) {
        TradingLock lock =
                new TradingLock(++state.lastLockId, account.id, instrument, side, state.nowNanos, untilNanos, reason);
        account.locks.add(lock);
        schedule.add(untilNanos, PlainSchedule.Kind.UNLOCK, lock.lockId());
        state.emit(new Report.EntriesLocked(lock));
    }

    void unlock(Command.UnlockEntries command) {
        PlainAccount account = trader(command.account());
        if (account == null) {
            return;
        }
        if (account.locks.removeIf(lock -> lock.lockId() == command.lockId())) {
            state.emit(new Report.EntriesUnlocked(account.id, command.lockId(), command.reason()));
        } else {
            orders.deny(account.id, -1, false, DenyCode.TERMS_INVALID, command.lockId(), 0);
        }
    }

    /// Its time is over.
    void unlock(long lockId) {
        for (PlainAccount account : state.accounts.values()) {
            if (account.locks.removeIf(lock -> lock.lockId() == lockId)) {
                state.emit(new Report.EntriesUnlocked(account.id, lockId, ""));
            }
        }
    }

    void engage(Command.EngageKillSwitch command) {
        KillSwitch asked =
                new KillSwitch(command.scope(), command.target(), command.reason(), command.by(), state.nowNanos);
        Engaged engaged = engage(asked, command.flatten());
        if (command.cancelOrders()) {
            for (PlainAccount account : state.accounts.values()) {
                if (!account.isLiquidity()) {
                    for (PlainOrder order : state.openOrders(account)) {
                        if (engaged.covers(account, order.market, order.request.strategy())) {
                            venue.withdraw(order, CancelReason.KILL_SWITCH);
                        }
                    }
                }
            }
            venue.settle();
        }
        if (command.flatten()) {
            flatten(engaged);
        }
    }

    /// One that is engaged already stays as it is, but flattens from now on when that is asked for.
    private Engaged engage(KillSwitch asked, boolean flatten) {
        Engaged engaged = new Engaged(asked, flatten);
        for (int i = 0; i < state.killSwitches.size(); i++) {
            Engaged known = state.killSwitches.get(i);
            if (isOf(known, asked.scope(), asked.target())) {
                engaged = new Engaged(known.killSwitch(), known.flatten() || flatten);
                state.killSwitches.set(i, engaged);
                state.emit(new Report.KillSwitchEngaged(engaged.killSwitch()));
                return engaged;
            }
        }
        state.killSwitches.add(engaged);
        state.emit(new Report.KillSwitchEngaged(engaged.killSwitch()));
        return engaged;
    }

    private static boolean isOf(Engaged known, KillScope scope, String target) {
        return known.killSwitch().scope() == scope
                && known.killSwitch().target().equals(target);
    }

    private void flatten(Engaged engaged) {
        for (PlainAccount account : state.accounts.values()) {
            for (PlainMarket market : state.markets.values()) {
                for (Side side : Side.values()) {
                    for (PlainTrade trade : state.openTrades(account, market)) {
                        if (trade.side == side
                                && engaged.covers(account, market, trade.strategy())
                                && state.tried.add(trade)) {
                            Refusal unused = exits.exit(trade, ExitReason.KILL_SWITCH, true);
                        }
                    }
                }
            }
        }
    }

    /// What was to be flattened and is still open is tried again whenever time is told.
    void flattenAgain() {
        List.copyOf(state.killSwitches).stream().filter(Engaged::flatten).forEach(this::flatten);
    }

    void rearm(Command.RearmKillSwitch command) {
        boolean reasoned = !command.reason().isBlank();
        if (reasoned && state.killSwitches.removeIf(known -> isOf(known, command.scope(), command.target()))) {
            state.emit(new Report.KillSwitchRearmed(command.scope(), command.target(), command.reason(), command.by()));
        } else {
            orders.deny(-1, -1, false, DenyCode.TERMS_INVALID, reasoned ? 1 : 0, 0);
        }
    }

    /// What trades that ended, and strategies that executed too much, lead to.
    void afterFills() {
        for (ClosedTrade closed : List.copyOf(state.closedNow)) {
            PlainAccount account = closed.trade().owner;
            for (Protection protection : account.protections) {
                protect(account, protection, closed);
            }
        }
        for (PlainOrder order : List.copyOf(state.flooded)) {
            var rate = order.owner.limits.rate();
            String text = "executions in " + rate.executionNanos() / 1_000_000 + " ms: more than " + rate.executions();
            Engaged unused = engage(
                    new KillSwitch(KillScope.STRATEGY, order.request.strategy(), text, "", state.nowNanos), false);
        }
    }

    private void protect(PlainAccount account, Protection protection, ClosedTrade closed) {
        int instrument = protection.scope() == LockScope.ALL
                ? -1
                : closed.trade().market.instrument.id();
        Side side = protection.scope() == LockScope.PAIR_SIDE ? closed.trade().side : null;
        long until = state.nowNanos + protection.lockNanos();
        boolean locked = account.locks.stream()
                .anyMatch(lock -> (lock.instrument() == -1 || lock.instrument() == instrument)
                        && (lock.side() == null || lock.side() == side)
                        && lock.untilNanos() >= until);
        if (account.locks.size() < MOST_LOCKS && !locked && setsOff(account, protection, closed)) {
            lock(account, instrument, side, until, "protection " + protection.kind());
        }
    }

    private boolean setsOff(PlainAccount account, Protection protection, ClosedTrade last) {
        List<ClosedTrade> meant = account.closedTrades.stream()
                .filter(closed -> isMeant(protection, closed, last))
                .toList();
        return switch (protection.kind()) {
            case COOLDOWN -> true;
            case MAX_DRAWDOWN -> hasFallen(account, protection);
            case STOP_LOSS_GUARD -> {
                long stopped = meant.stream()
                        .filter(closed ->
                                closed.reason() == ExitReason.STOP_LOSS || closed.reason() == ExitReason.LIQUIDATION)
                        .filter(closed -> closed.trade().toTrade().realizedPnl() < 0)
                        .count();
                yield stopped >= Math.max(1, protection.trades());
            }
            case LOW_PROFIT -> {
                BigInteger pnl = BigInteger.ZERO;
                BigInteger cost = BigInteger.ZERO;
                for (ClosedTrade closed : meant) {
                    pnl = pnl.add(PlainMoney.of(closed.trade().toTrade().realizedPnl()));
                    cost = cost.add(closed.trade().entryNotional);
                }
                BigInteger wanted = cost.multiply(PlainMoney.of(protection.thresholdPpm()));
                yield meant.size() >= Math.max(1, protection.trades())
                        && pnl.multiply(PlainMoney.MILLION).compareTo(wanted) < 0;
            }
        };
    }

    private boolean isMeant(Protection protection, ClosedTrade closed, ClosedTrade last) {
        boolean samePair = closed.trade().market == last.trade().market;
        boolean sameSide = closed.trade().side == last.trade().side;
        return state.nowNanos - closed.timeNanos() <= protection.lookbackNanos()
                && (protection.scope() == LockScope.ALL || samePair)
                && (protection.scope() != LockScope.PAIR_SIDE || sameSide);
    }

    private boolean hasFallen(PlainAccount account, Protection protection) {
        BigInteger highest = equities.highest(account, protection.lookbackNanos());
        BigInteger fall = highest.subtract(account.equity);
        return highest.signum() > 0
                && fall.multiply(PlainMoney.MILLION)
                                .compareTo(highest.multiply(PlainMoney.of(protection.thresholdPpm())))
                        > 0;
    }
}
