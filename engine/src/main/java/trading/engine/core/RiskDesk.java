package trading.engine.core;

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
import trading.engine.model.RateLimits;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TradingLock;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.KillSwitches;
import trading.engine.risk.RiskAccount;
import trading.engine.risk.Seat;

/// What people and protections tell risk: limits, states, locks, kill switches.
final class RiskDesk {
    private static final int MOST_LOCKS = 1_000;

    private final CoreState state;
    private final Outbox outbox;
    private final OrderDesk desk;
    private final OrderEnding ending;
    private final TradeExits exits;
    private final AccountStates states;

    RiskDesk(CoreState state, OrderDesk desk, OrderEnding ending, TradeExits exits, AccountStates states) {
        this.state = state;
        this.outbox = state.outbox;
        this.desk = desk;
        this.ending = ending;
        this.exits = exits;
        this.states = states;
    }

    void limits(Command.SetRiskLimits command) {
        Participant participant = desk.trader(command.account());
        if (participant != null) {
            participant.account.changeLimits(command.limits());
            participant.risk.limitsChanged();
            outbox.emit(Registry.opened(participant.account));
            outbox.emit(
                    new Report.RiskLimitsChanged(command.account(), command.limits(), command.reason(), command.by()));
        }
    }

    void state(Command.SetTradingState command) {
        Participant participant = desk.trader(command.account());
        if (participant == null) {
            return;
        }
        if (command.reason().isBlank()) {
            desk.denyCommand(command.account(), -1, false, DenyCode.TERMS_INVALID, 0, 1);
        } else {
            states.set(participant, command.state(), StateReason.MANUAL, command.reason(), command.by());
        }
    }

    void protections(Command.SetProtections command) {
        Participant participant = desk.trader(command.account());
        if (participant != null) {
            participant.risk.protections(command.protections());
            outbox.emit(new Report.ProtectionsChanged(command.account(), command.protections()));
        }
    }

    void lock(Command.LockEntries command) {
        Participant participant = desk.trader(command.account());
        if (participant == null) {
            return;
        }
        long now = outbox.timeNanos();
        if (command.untilNanos() <= now) {
            desk.denyCommand(
                    command.account(),
                    command.instrument(),
                    false,
                    DenyCode.EXPIRY_IN_THE_PAST,
                    command.untilNanos(),
                    now);
        } else if (command.instrument() != -1 && state.market(command.instrument()) == null) {
            desk.denyCommand(
                    command.account(),
                    command.instrument(),
                    false,
                    DenyCode.INSTRUMENT_UNKNOWN,
                    command.instrument(),
                    0);
        } else if (participant.risk.locks().size() >= MOST_LOCKS) {
            desk.denyCommand(
                    command.account(),
                    command.instrument(),
                    false,
                    DenyCode.TERMS_INVALID,
                    MOST_LOCKS + 1L,
                    MOST_LOCKS);
        } else {
            lock(participant, command.instrument(), command.side(), command.untilNanos(), command.reason());
        }
    }

    private void lock(Participant participant, int instrument, @Nullable Side side, long untilNanos, String reason) {
        TradingLock lock = new TradingLock(
                ++state.lastLockId, participant.account.id(), instrument, side, outbox.timeNanos(), untilNanos, reason);
        participant.risk.lock(lock);
        state.timers.add(untilNanos, Timers.Kind.UNLOCK, lock.lockId());
        outbox.emit(new Report.EntriesLocked(lock));
    }

    void unlock(Command.UnlockEntries command) {
        Participant participant = desk.trader(command.account());
        if (participant == null) {
            return;
        }
        if (participant.risk.unlock(command.lockId())) {
            outbox.emit(new Report.EntriesUnlocked(command.account(), command.lockId(), command.reason()));
        } else {
            desk.denyCommand(command.account(), -1, false, DenyCode.TERMS_INVALID, command.lockId(), 0);
        }
    }

    void engage(Command.EngageKillSwitch command) {
        KillSwitch asked =
                new KillSwitch(command.scope(), command.target(), command.reason(), command.by(), outbox.timeNanos());
        KillSwitches.Engaged engaged = state.killSwitches.engage(asked, command.flatten());
        outbox.emit(new Report.KillSwitchEngaged(engaged.killSwitch()));
        if (command.cancelOrders()) {
            cancelCovered(engaged);
        }
        if (command.flatten()) {
            flatten(engaged);
        }
    }

    private void cancelCovered(KillSwitches.Engaged engaged) {
        for (Participant participant : state.participants()) {
            LiveOrder order = participant.account.isLiquidity() ? null : participant.oldestOrder();
            while (order != null) {
                LiveOrder newer = order.newerOfAccount;
                if (engaged.covers(order.account(), order.market.instrument().symbol(), order.strategy())) {
                    ending.withdraw(order, CancelReason.KILL_SWITCH);
                }
                order = newer;
            }
        }
        ending.settle();
    }

    private void flatten(KillSwitches.Engaged engaged) {
        for (Participant participant : state.participants()) {
            if (!participant.account.isLiquidity()) {
                List<Holding> held = participant.account.held();
                for (int i = 0; i < held.size(); i++) {
                    for (Side side : Side.values()) {
                        flatten(engaged, participant, held.get(i), side);
                    }
                }
            }
        }
    }

    private void flatten(KillSwitches.Engaged engaged, Participant participant, Holding holding, Side side) {
        String symbol = state.requiredMarket(holding.instrument()).instrument().symbol();
        RoundTrip trade = holding.oldest(side);
        while (trade != null) {
            RoundTrip after = holding.after(trade);
            if (engaged.covers(participant.account.id(), symbol, trade.strategy()) && trade.markTried(outbox.turn())) {
                boolean unused = exits.exit(participant, trade, ExitReason.KILL_SWITCH, true);
            }
            trade = after;
        }
    }

    /// Time was told: what was to be flattened and is still open is tried again.
    void flattenAgain() {
        List<KillSwitches.Engaged> engaged = state.killSwitches.all();
        for (int i = 0; i < engaged.size(); i++) {
            if (engaged.get(i).flatten()) {
                flatten(engaged.get(i));
            }
        }
    }

    void rearm(Command.RearmKillSwitch command) {
        boolean reasoned = !command.reason().isBlank();
        if (reasoned && state.killSwitches.rearm(command.scope(), command.target())) {
            outbox.emit(
                    new Report.KillSwitchRearmed(command.scope(), command.target(), command.reason(), command.by()));
        } else {
            desk.denyCommand(-1, -1, false, DenyCode.TERMS_INVALID, reasoned ? 1 : 0, 0);
        }
    }

    /// What trades that ended and strategies that executed in this command lead to.
    void afterFills() {
        Roll<Outbox.ClosedTrade> closed = outbox.closedTrades();
        for (int i = 0; i < closed.count(); i++) {
            Outbox.ClosedTrade trade = closed.get(i);
            protect(trade.participant(), trade.instrument(), trade.side());
        }
        Roll<Seat> flooded = outbox.flooded();
        for (int i = 0; i < flooded.count(); i++) {
            stop(flooded.get(i));
        }
    }

    private void protect(Participant participant, int instrument, Side side) {
        RiskAccount risk = participant.risk;
        List<Protection> protections = risk.protections();
        long now = outbox.timeNanos();
        for (int i = 0; i < protections.size(); i++) {
            Protection protection = protections.get(i);
            long until = now + protection.lockNanos();
            if (risk.locks().size() < MOST_LOCKS
                    && risk.closedTrades().setsOff(protection, instrument, side, now, risk.equity())
                    && !risk.isLocked(protection, instrument, side, until)) {
                boolean all = protection.scope() == LockScope.ALL;
                boolean oneSide = protection.scope() == LockScope.PAIR_SIDE;
                lock(
                        participant,
                        all ? -1 : instrument,
                        oneSide ? side : null,
                        until,
                        "protection " + protection.kind());
            }
        }
    }

    private void stop(Seat seat) {
        RateLimits rate = seat.risk().account().limits().rate();
        KillSwitch killSwitch = new KillSwitch(
                KillScope.STRATEGY,
                seat.strategy(),
                "executions in " + rate.executionNanos() / 1_000_000 + " ms: more than " + rate.executions(),
                "",
                outbox.timeNanos());
        outbox.emit(new Report.KillSwitchEngaged(
                state.killSwitches.engage(killSwitch, false).killSwitch()));
    }
}
