package trading.engine.core;

import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.TradingLock;

/// What is due: orders, changes and cancels that arrive; orders, locks, overrides and countdowns whose time
/// is over.
final class TimeDesk {
    private final CoreState state;
    private final OrderEnding ending;
    private final AmendDesk amends;
    private final PermitDesk permits;

    TimeDesk(CoreState state, OrderEnding ending, AmendDesk amends, PermitDesk permits) {
        this.state = state;
        this.permits = permits;
        this.ending = ending;
        this.amends = amends;
    }

    /// Everything up to now. The time that is told may have gone back: nothing is due then.
    void advance() {
        long now = state.outbox.timeNanos();
        Timers timers = state.timers;
        while (timers.nextNanos() <= now) {
            Timers.Kind kind = timers.kind();
            long subject = timers.subject();
            long due = timers.nextNanos();
            timers.removeFirst();
            switch (kind) {
                case UNLOCK -> unlock(subject);
                case DEAD_MAN_SWITCH -> permits.goOff(state.requiredParticipant((int) subject), due);
                case END_OVERRIDE -> permits.endOverrides(state.requiredParticipant((int) subject), due);
                default -> {
                    LiveOrder order = state.order(subject);
                    if (order != null) {
                        due(kind, order);
                        ending.settle();
                    }
                }
            }
        }
    }

    private void due(Timers.Kind kind, LiveOrder order) {
        switch (kind) {
            case ARRIVE -> {
                if (order.phase == LiveOrder.Phase.IN_TRANSIT) {
                    ending.placing().arrive(order);
                }
            }
            case CANCEL -> ending.withdraw(order, CancelReason.REQUESTED);
            case AMEND -> amends.arrive(order);
            case EXPIRE -> ending.withdraw(order, CancelReason.EXPIRED);
            case UNLOCK, DEAD_MAN_SWITCH, END_OVERRIDE -> throw new IllegalStateException("timer: kind=" + kind);
        }
    }

    private void unlock(long lockId) {
        for (Participant participant : state.participants()) {
            for (TradingLock lock : participant.risk.locks()) {
                if (lock.lockId() == lockId) {
                    boolean unused = participant.risk.unlock(lockId);
                    state.outbox.emit(new Report.EntriesUnlocked(participant.account.id(), lockId, ""));
                    return;
                }
            }
        }
    }
}
