package trading.engine.core;

import java.util.List;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.LimitOverride;
import trading.engine.model.Permission;
import trading.engine.model.Side;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.DeadManSwitch;
import trading.engine.risk.Overrides;
import trading.engine.risk.Permits;

/// What people allow and forbid an account besides its limits: lists of instruments, overrides for a while,
/// and the dead-man switch.
final class PermitDesk {
    private static final long MILLISECOND = 1_000_000L;

    private final CoreState state;
    private final Outbox outbox;
    private final OrderDesk desk;
    private final OrderEnding ending;

    PermitDesk(CoreState state, OrderDesk desk, OrderEnding ending) {
        this.state = state;
        this.outbox = state.outbox;
        this.desk = desk;
        this.ending = ending;
    }

    void permit(Command.SetPermission command) {
        Permission permission = command.permission();
        Participant participant = desk.trader(permission.account());
        if (participant == null) {
            return;
        }
        Permits permits = participant.risk.permits();
        int unknown = unknown(permission);
        if (permission.reason().isBlank()) {
            deny(permission.account(), DenyCode.TERMS_INVALID, 0, 1);
        } else if (unknown >= 0) {
            deny(
                    permission.account(),
                    DenyCode.INSTRUMENT_UNKNOWN,
                    permission.instruments().get(unknown),
                    0);
        } else if (!permission.everything() && !permits.hasRoomFor(permission.strategy())) {
            deny(permission.account(), DenyCode.TERMS_INVALID, Permits.MOST + 1L, Permits.MOST);
        } else {
            permits.set(permission);
            outbox.emit(new Report.PermissionChanged(permission));
            endForbidden(participant);
        }
    }

    /// The place of the first instrument that is not known; -1 when all are.
    private int unknown(Permission permission) {
        for (int i = 0; i < permission.instruments().size(); i++) {
            if (state.market(permission.instruments().get(i)) == null) {
                return i;
            }
        }
        return -1;
    }

    private void endForbidden(Participant participant) {
        LiveOrder order = participant.oldestOrder();
        while (order != null) {
            LiveOrder newer = order.newerOfAccount;
            if (!order.reduces && participant.risk.leavingOut(order.instrument(), order.strategy()) != null) {
                ending.withdraw(order, CancelReason.NOT_PERMITTED);
            }
            order = newer;
        }
        ending.settle();
    }

    void override(Command.OverrideLimits command) {
        Participant participant = desk.trader(command.account());
        if (participant == null) {
            return;
        }
        Overrides overrides = participant.risk.overrides();
        long longest = LimitOverride.LONGEST_NANOS;
        boolean reasoned = !command.reason().isBlank() && !command.by().isBlank();
        if (!reasoned) {
            deny(command.account(), DenyCode.TERMS_INVALID, 0, 1);
        } else if (command.durationNanos() < 0 || command.durationNanos() > longest) {
            deny(command.account(), DenyCode.TERMS_INVALID, command.durationNanos(), longest);
        } else if (command.durationNanos() > 0) {
            begin(overrides, command);
        } else if (overrides.end(command.strategy())) {
            outbox.emit(new Report.OverrideEnded(
                    command.account(), command.strategy(), false, command.reason(), command.by()));
        } else {
            deny(command.account(), DenyCode.TERMS_INVALID, 0, longest);
        }
    }

    private void begin(Overrides overrides, Command.OverrideLimits command) {
        long until = outbox.timeNanos() + command.durationNanos();
        LimitOverride override = new LimitOverride(
                command.account(), command.strategy(), command.oneOrder(), until, command.reason(), command.by());
        overrides.set(override);
        state.timers.add(until, Timers.Kind.END_OVERRIDE, command.account());
        outbox.emit(new Report.LimitsOverridden(override));
    }

    /// Their time is up.
    void endOverrides(Participant participant, long dueNanos) {
        List<LimitOverride> active = participant.risk.overrides().active();
        for (int i = 0; i < active.size(); i++) {
            LimitOverride override = active.get(i);
            if (override.untilNanos() <= dueNanos) {
                active.remove(i--);
                outbox.emit(new Report.OverrideEnded(override.account(), override.strategy(), false));
            }
        }
    }

    void arm(Command.ArmDeadManSwitch command) {
        Participant participant = desk.trader(command.account());
        if (participant == null) {
            return;
        }
        long most = Command.ArmDeadManSwitch.MOST_MILLIS;
        if (command.millis() < 0 || command.millis() > most) {
            deny(command.account(), DenyCode.TERMS_INVALID, command.millis(), most);
            return;
        }
        long until = command.millis() == 0 ? 0 : outbox.timeNanos() + command.millis() * MILLISECOND;
        DeadManSwitch deadManSwitch = participant.risk.deadManSwitch();
        boolean armedBefore = deadManSwitch.untilNanos() != 0;
        boolean stopsBefore = deadManSwitch.cancelsStops();
        deadManSwitch.arm(until, command.cancelsStops());
        boolean refreshed = armedBefore == (until != 0) && stopsBefore == deadManSwitch.cancelsStops();
        if (until != 0) {
            state.timers.add(until, Timers.Kind.DEAD_MAN_SWITCH, command.account());
        }
        outbox.emit(new Report.DeadManSwitchArmed(
                command.account(), until, deadManSwitch.cancelsStops(), refreshed, command.by()));
    }

    /// A countdown is over, unless another one was started meanwhile.
    void goOff(Participant participant, long dueNanos) {
        DeadManSwitch deadManSwitch = participant.risk.deadManSwitch();
        if (deadManSwitch.untilNanos() == 0 || deadManSwitch.untilNanos() > dueNanos) {
            return;
        }
        boolean alsoStops = deadManSwitch.cancelsStops();
        deadManSwitch.arm(0, false);
        int ended = 0;
        LiveOrder order = participant.oldestOrder();
        while (order != null) {
            LiveOrder newer = order.newerOfAccount;
            if (alsoStops || !protects(order)) {
                ending.withdraw(order, CancelReason.DEAD_MAN_SWITCH);
                ended++;
            }
            order = newer;
        }
        ending.settle();
        if (alsoStops) {
            unprotect(participant);
        }
        outbox.emit(new Report.DeadManSwitchFired(participant.account.id(), ended));
    }

    /// A stop that only reduces.
    private static boolean protects(LiveOrder order) {
        return order.reduces && order.type.isConditional() && !order.type.takesProfit();
    }

    private void unprotect(Participant participant) {
        List<Holding> held = participant.account.held();
        for (int i = 0; i < held.size(); i++) {
            Holding holding = held.get(i);
            for (Side side : Side.values()) {
                for (RoundTrip trade = holding.oldest(side); trade != null; trade = holding.after(trade)) {
                    if (trade.isProtected()) {
                        state.requiredMarket(holding.instrument())
                                .protectedTrades
                                .remove(trade);
                        trade.unprotect();
                        outbox.changed(trade);
                    }
                }
            }
        }
    }

    private void deny(int account, DenyCode code, long measured, long limit) {
        desk.denyCommand(account, -1, false, code, measured, limit);
    }
}
