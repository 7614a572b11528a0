package trading.engine.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.FeeRates;
import trading.engine.model.FeeTier;
import trading.engine.model.LimitOverride;
import trading.engine.model.Permission;
import trading.engine.model.Side;

/// Section 10: lists of instruments, overrides of soft limits, dead-man switches; section 9: tables of fees.
final class PlainAllowances {
    private static final int MOST_LISTS = 100;
    private static final long FIFTEEN_MINUTES = 900_000_000_000L;
    private static final long DAY_OF_MILLIS = 86_400_000;

    private final PlainState state;
    private final PlainSchedule schedule;
    private final PlainOrders orders;
    private final PlainVenue venue;

    PlainAllowances(PlainState state, PlainSchedule schedule, PlainOrders orders, PlainVenue venue) {
        this.state = state;
        this.schedule = schedule;
        this.orders = orders;
        this.venue = venue;
    }

    private @Nullable PlainAccount trader(int id) {
        PlainAccount account = state.account(id);
        if (account == null || account.isLiquidity()) {
            deny(id, DenyCode.ACCOUNT_UNKNOWN, id, 0);
            return null;
        }
        return account;
    }

    private void deny(int account, DenyCode code, long measured, long limit) {
        orders.deny(account, -1, false, code, measured, limit);
    }

    void permit(Permission permission) {
        PlainAccount account = trader(permission.account());
        if (account == null) {
            return;
        }
        Integer unknown = permission.instruments().stream()
                .filter(id -> state.market(id) == null)
                .findFirst()
                .orElse(null);
        boolean isNew = !account.permissions.containsKey(permission.strategy());
        if (permission.reason().isBlank()) {
            deny(account.id, DenyCode.TERMS_INVALID, 0, 1);
        } else if (unknown != null) {
            deny(account.id, DenyCode.INSTRUMENT_UNKNOWN, unknown, 0);
        } else if (!permission.everything() && isNew && account.permissions.size() >= MOST_LISTS) {
            deny(account.id, DenyCode.TERMS_INVALID, MOST_LISTS + 1L, MOST_LISTS);
        } else {
            account.permissions.remove(permission.strategy());
            if (!permission.everything()) {
                account.permissions.put(permission.strategy(), permission);
            }
            state.emit(new Report.PermissionChanged(permission));
            for (PlainOrder order : state.openOrders(account)) {
                if (!order.reduces && account.leavingOut(order.request) != null) {
                    venue.withdraw(order, CancelReason.NOT_PERMITTED);
                }
            }
            venue.settle();
        }
    }

    void override(Command.OverrideLimits command) {
        PlainAccount account = trader(command.account());
        if (account == null) {
            return;
        }
        String strategy = command.strategy();
        long duration = command.durationNanos();
        if (command.reason().isBlank() || command.by().isBlank()) {
            deny(account.id, DenyCode.TERMS_INVALID, 0, 1);
        } else if (duration < 0 || duration > FIFTEEN_MINUTES) {
            deny(account.id, DenyCode.TERMS_INVALID, duration, FIFTEEN_MINUTES);
        } else if (duration > 0) {
            LimitOverride override = new LimitOverride(
                    account.id,
                    strategy,
                    command.oneOrder(),
                    state.nowNanos + duration,
                    command.reason(),
                    command.by());
            account.overrides.removeIf(known -> known.strategy().equals(strategy));
            account.overrides.add(override);
            schedule.add(override.untilNanos(), PlainSchedule.Kind.END_OVERRIDE, account.id);
            state.emit(new Report.LimitsOverridden(override));
        } else if (account.overrides.removeIf(known -> known.strategy().equals(strategy))) {
            state.emit(new Report.OverrideEnded(account.id, strategy, false, command.reason(), command.by()));
        } else {
            deny(account.id, DenyCode.TERMS_INVALID, 0, FIFTEEN_MINUTES);
        }
    }

    /// Whether an order that its soft limits would keep out may pass.
    static boolean covers(PlainAccount account, String strategy) {
        return account.overrides.stream().anyMatch(known -> known.strategy().equals(strategy));
    }

    /// Such an order was accepted, or amended.
    static void use(PlainState state, PlainAccount account, String strategy) {
        if (account.overrides.removeIf(
                known -> known.oneOrder() && known.strategy().equals(strategy))) {
            state.emit(new Report.OverrideEnded(account.id, strategy, true));
        }
    }

    void endOverrides(PlainAccount account, long dueNanos) {
        for (LimitOverride override : List.copyOf(account.overrides)) {
            if (override.untilNanos() <= dueNanos) {
                account.overrides.remove(override);
                state.emit(new Report.OverrideEnded(account.id, override.strategy(), false));
            }
        }
    }

    void arm(Command.ArmDeadManSwitch command) {
        PlainAccount account = trader(command.account());
        if (account == null) {
            return;
        }
        if (command.millis() < 0 || command.millis() > DAY_OF_MILLIS) {
            deny(account.id, DenyCode.TERMS_INVALID, command.millis(), DAY_OF_MILLIS);
            return;
        }
        boolean arms = command.millis() > 0;
        boolean again = arms
                ? account.goesOffNanos > 0 && account.goesOffWithStops == command.cancelsStops()
                : account.goesOffNanos == 0;
        account.goesOffNanos = arms ? state.nowNanos + command.millis() * 1_000_000 : 0;
        account.goesOffWithStops = arms && command.cancelsStops();
        if (arms) {
            schedule.add(account.goesOffNanos, PlainSchedule.Kind.DEAD_MAN_SWITCH, account.id);
        }
        state.emit(new Report.DeadManSwitchArmed(
                account.id, account.goesOffNanos, account.goesOffWithStops, again, command.by()));
    }

    /// Stops that only reduce stay, unless it was said that they do not.
    void goOff(PlainAccount account, long dueNanos) {
        if (account.goesOffNanos == 0 || account.goesOffNanos > dueNanos) {
            return;
        }
        boolean alsoStops = account.goesOffWithStops;
        account.goesOffNanos = 0;
        account.goesOffWithStops = false;
        int ended = 0;
        for (PlainOrder order : state.openOrders(account)) {
            boolean stop = order.type().isConditional() && !order.type().takesProfit();
            if (alsoStops || !stop || !order.reduces) {
                venue.withdraw(order, CancelReason.DEAD_MAN_SWITCH);
                ended++;
            }
        }
        venue.settle();
        if (alsoStops) {
            for (PlainMarket market : state.markets.values()) {
                for (Side side : Side.values()) {
                    for (PlainTrade trade : state.openTrades(account, market)) {
                        if (trade.side == side && (trade.stopLossPrice() != 0 || trade.takeProfitPrice() != 0)) {
                            trade.unprotected = true;
                            state.changed(trade);
                        }
                    }
                }
            }
        }
        state.emit(new Report.DeadManSwitchFired(account.id, ended));
    }

    /// Time was told: what accounts with a table of fees pay, where that has changed.
    void tellFees() {
        for (PlainAccount account : state.accounts.values()) {
            if (account.feesByValue()) {
                FeeTier tier = account.feesAt(state.nowNanos);
                FeeRates rates = new FeeRates(
                        account.id,
                        account.tradedUntil(state.nowNanos).longValueExact(),
                        tier.makerFeePpm(),
                        tier.takerFeePpm());
                if (!rates.equals(account.toldRates)) {
                    account.toldRates = rates;
                    state.emit(new Report.FeeRatesUpdated(rates));
                }
            }
        }
    }
}
