package trading.engine.reference;

import static trading.engine.model.DenyCode.*;

import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.OrderTerms;
import trading.engine.model.Permission;
import trading.engine.model.RateLimits;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;
import trading.engine.reference.PlainAccount.RecentOrder;
import trading.engine.reference.PlainAccount.Sameness;
import trading.engine.reference.PlainChecks.Refusal;

/// Section 2, rows 3 to 5 and 8 to 12: what somebody or something has forbidden.
final class PlainPermits {
    private final PlainState state;

    PlainPermits(PlainState state) {
        this.state = state;
    }

    /// Kill switch, halted, message rate.
    @Nullable
    Refusal gate(PlainCheck check) {
        PlainState.Engaged engaged = state.covering(check.account, check.market, check.order.strategy());
        if (engaged != null) {
            return new Refusal(KILL_SWITCH_ENGAGED, engaged.killSwitch().sinceNanos(), 0);
        }
        if (check.account.state == TradingState.HALTED) {
            return new Refusal(TRADING_STATE_FORBIDS, 2, 0);
        }
        RateLimits rate = check.account.limits.rate();
        if (rate.messages() > 0 && !check.arrives) {
            int most = rate.messages() - rate.cancelReserve();
            int sent = PlainAccount.within(check.account.messages, state.nowNanos, rate.messageNanos());
            if (sent + 1 > most) {
                return new Refusal(MESSAGE_RATE_ABOVE_LIMIT, sent + 1, most);
            }
            countMessage(check.account);
        }
        return null;
    }

    void countMessage(PlainAccount account) {
        RateLimits rate = account.limits.rate();
        int unused = PlainAccount.within(account.messages, state.nowNanos, rate.messageNanos());
        account.messages.addLast(state.nowNanos);
        PlainAccount.remember(account.messages, rate.messages());
    }

    /// What a person sends without an id of its own; an id says that it is another order.
    static boolean mayBeDuplicate(SubmitOrder order) {
        return order.strategy().isEmpty() && order.clientOrderId().isEmpty();
    }

    static Sameness sameness(SubmitOrder order) {
        OrderTerms terms = order.terms();
        return new Sameness(
                order.instrument(),
                order.side(),
                order.type(),
                order.quantity(),
                List.of(order.limitPrice(), terms.stopPrice(), terms.trailingTicks(), (long) terms.trailingPpm()));
    }

    /// An order was accepted, so that the same one is known again.
    void remember(SubmitOrder order, PlainAccount account) {
        if (mayBeDuplicate(order) && account.limits.rate().duplicateNanos() > 0) {
            account.recentOrders.addLast(new RecentOrder(sameness(order), state.nowNanos));
        }
    }

    @Nullable
    Refusal duplicate(PlainCheck check) {
        long span = check.account.limits.rate().duplicateNanos();
        if (span == 0 || !mayBeDuplicate(check.order) || !check.isNew) {
            return null;
        }
        Deque<RecentOrder> recent = check.account.recentOrders;
        while (!recent.isEmpty() && state.nowNanos - recent.getFirst().timeNanos() >= span) {
            recent.removeFirst();
        }
        Sameness sameness = sameness(check.order);
        long since = -1;
        for (RecentOrder order : recent) {
            if (order.sameness().equals(sameness)) {
                since = Math.max(0, state.nowNanos - order.timeNanos());
            }
        }
        Refusal refusal = since < 0 ? null : check.soft(DUPLICATE_ORDER, since, span);
        return refusal != null ? refusal : sameAsEarlier(check);
    }

    /// No order of a list is the same as one before it.
    @Nullable
    Refusal sameAsEarlier(PlainCheck check) {
        long span = check.account.limits.rate().duplicateNanos();
        boolean same = check.earlier.stream()
                .filter(PlainPermits::mayBeDuplicate)
                .anyMatch(other -> sameness(other).equals(sameness(check.order)));
        return span > 0 && same && mayBeDuplicate(check.order) ? check.soft(DUPLICATE_ORDER, 0, span) : null;
    }

    @Nullable
    Refusal exitedTrade(PlainCheck check) {
        SubmitOrder order = check.order;
        PlainTrade trade = check.exited;
        if (trade == null
                || trade.owner != check.account
                || trade.market != check.market
                || trade.side == order.side()) {
            boolean ended = trade == null && state.hasEnded(order.tradeId());
            return new Refusal(ended ? TRADE_NOT_OPEN : TRADE_UNKNOWN, order.tradeId(), 0);
        }
        if (trade.open() == 0) {
            return new Refusal(TRADE_NOT_OPEN, order.tradeId(), 0);
        }
        long most = check.gatewayExit ? trade.open() : state.exitable(trade) + check.replaced.lots();
        return order.quantity() > most ? new Refusal(QUANTITY_ABOVE_MAXIMUM, order.quantity(), most) : null;
    }

    /// Reduce-only, the account's state, locks.
    @Nullable
    Refusal permission(PlainCheck check) {
        SubmitOrder order = check.order;
        long reducible = Math.max(0, reducibleWith(check));
        check.reduces = order.tradeId() != 0
                || order.quantity() <= reducible
                || (check.replaced.reduced() && check.replaced.onlyLess());
        if (order.terms().reduceOnly() && order.tradeId() == 0 && order.quantity() > reducible) {
            return new Refusal(REDUCE_ONLY_WOULD_INCREASE, order.quantity(), reducible);
        }
        return check.reduces || check.replaced.onlyLess() ? null : entry(check);
    }

    /// The account's state, locks, lists of instruments.
    @Nullable
    Refusal entry(PlainCheck check) {
        SubmitOrder order = check.order;
        if (check.account.state != TradingState.ACTIVE) {
            return new Refusal(TRADING_STATE_FORBIDS, 1, 0);
        }
        for (TradingLock lock : check.account.locks) {
            boolean ofInstrument = lock.instrument() == -1 || lock.instrument() == order.instrument();
            boolean ofSide = lock.side() == null || lock.side() == order.side();
            if (ofInstrument && ofSide && lock.untilNanos() > state.nowNanos) {
                return new Refusal(ENTRIES_LOCKED, lock.lockId(), lock.untilNanos());
            }
        }
        return permitted(check);
    }

    @Nullable
    Refusal permitted(PlainCheck check) {
        Permission list = check.account.leavingOut(check.order);
        return list == null
                ? null
                : new Refusal(
                        INSTRUMENT_NOT_PERMITTED,
                        check.order.instrument(),
                        list.instruments().size());
    }

    /// The position less what other open orders of that side would take.
    private long reducibleWith(PlainCheck check) {
        long position = state.positionLots(check.account, check.market);
        long against = check.buys() ? -position : position;
        long others = state.openLots(check.account, check.market, check.order.side()) - check.replaced.lots();
        return against - others;
    }
}
