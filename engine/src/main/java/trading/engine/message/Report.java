package trading.engine.message;

import java.util.List;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.Bar;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.Equity;
import trading.engine.model.FeeRates;
import trading.engine.model.FeeSchedule;
import trading.engine.model.Fill;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.LimitOverride;
import trading.engine.model.MarginTerms;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.Permission;
import trading.engine.model.Position;
import trading.engine.model.Protection;
import trading.engine.model.Quote;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.Trade;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;

/// Something that happened. Reports of one command come in the order in which things happened.
///
/// Reports about orders, fills, trades, positions and balances say whether their account is a LIQUIDITY one
/// by [OfAccount#liquidity()]: sinks for people skip those.
public sealed interface Report {

    /// A report about one account.
    sealed interface OfAccount extends Report {
        int account();

        /// True when the account is the market itself.
        boolean liquidity();
    }

    record InstrumentDefined(Instrument instrument) implements Report {}

    /// The account is known, or its terms are new.
    record AccountOpened(
            int account,
            String name,
            AccountKind kind,
            FeeSchedule fees,
            RiskLimits limits,
            MarginTerms margin,
            FillModel fillModel)
            implements Report {

        public AccountOpened(
                int account,
                String name,
                AccountKind kind,
                int makerFeePpm,
                int takerFeePpm,
                RiskLimits limits,
                MarginTerms margin,
                FillModel fillModel) {
            this(account, name, kind, FeeSchedule.flat(makerFeePpm, takerFeePpm), limits, margin, fillModel);
        }

        public AccountOpened(
                int account, String name, AccountKind kind, int makerFeePpm, int takerFeePpm, RiskLimits limits) {
            this(account, name, kind, makerFeePpm, takerFeePpm, limits, MarginTerms.SPOT, FillModel.IDEAL);
        }
    }

    /// The order is taken: from here on it exists, whatever becomes of it.
    record Accepted(Order order, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return order.account();
        }
    }

    /// Risk refused the command; nothing changed. What `measured` and `limit` count is said by the code.
    /// `instrument` may be unknown to us. `wouldPass`: the quantity in lots that would have passed this check
    /// with all else the same (for a code about a price: the price in ticks), 0 when none would. `orderId`:
    /// the order that was to be amended, 0 for a new one.
    record Denied(
            int account,
            int instrument,
            String clientOrderId,
            String strategy,
            DenyCode code,
            long measured,
            long limit,
            long wouldPass,
            long orderId,
            boolean liquidity)
            implements OfAccount {

        public Denied(
                int account,
                int instrument,
                String clientOrderId,
                String strategy,
                DenyCode code,
                long measured,
                long limit,
                boolean liquidity) {
            this(account, instrument, clientOrderId, strategy, code, measured, limit, 0, 0, liquidity);
        }

        /// It refuses a change of an order that there is. One that arrives late at the venue is refused among the
        /// reports of
        /// whatever command comes next.
        public boolean isOfAmendment() {
            return orderId != 0;
        }
    }

    /// The client order id was accepted before. `sameRequest`: that request was the same in every field, so
    /// the sender may be given the first order as the answer; else it is a conflict. Nothing changed.
    record Duplicate(int account, String clientOrderId, long orderId, boolean sameRequest, boolean liquidity)
            implements OfAccount {}

    /// One execution; `order` is the order after it.
    record Filled(Fill fill, Order order, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return fill.account();
        }
    }

    /// What was left of the order is canceled; `order` is the order after it.
    record Canceled(Order order, CancelReason reason, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return order.account();
        }
    }

    /// The order has changed and stays open; `order` is the order after it.
    record OrderUpdated(Order order, OrderEvent event, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return order.account();
        }
    }

    /// There is no such open order of that account.
    record CancelRejected(int account, long orderId, boolean liquidity) implements OfAccount {}

    /// The trade as it is now: pending, opened, changed, closed or canceled.
    record TradeUpdated(Trade trade, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return trade.account();
        }
    }

    record PositionUpdated(Position position, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return position.account();
        }
    }

    record BalanceUpdated(Balance balance, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return balance.account();
        }
    }

    record EquityUpdated(Equity equity) implements OfAccount {
        @Override
        public int account() {
            return equity.account();
        }

        @Override
        public boolean liquidity() {
            return false;
        }
    }

    /// What the account may do has changed. `by` is empty when the gateway itself has set it.
    record TradingStateChanged(int account, TradingState state, StateReason reason, String text, String by)
            implements OfAccount {
        @Override
        public boolean liquidity() {
            return false;
        }
    }

    record ProtectionsChanged(int account, List<Protection> protections) implements OfAccount {
        @Override
        public boolean liquidity() {
            return false;
        }
    }

    record EntriesLocked(TradingLock lock) implements OfAccount {
        @Override
        public int account() {
            return lock.account();
        }

        @Override
        public boolean liquidity() {
            return false;
        }
    }

    /// The lock is over; `reason` is empty when its time was up.
    record EntriesUnlocked(int account, long lockId, String reason) implements OfAccount {
        @Override
        public boolean liquidity() {
            return false;
        }
    }

    /// Somebody has changed the account's limits; [AccountOpened] with all its terms comes before it.
    record RiskLimitsChanged(int account, RiskLimits limits, String reason, String by) implements OfAccount {
        @Override
        public boolean liquidity() {
            return false;
        }
    }

    /// What an account with a table of fees pays, when that or its traded value has changed: with the time.
    record FeeRatesUpdated(FeeRates rates) implements OfAccount {
        @Override
        public int account() {
            return rates.account();
        }

        @Override
        public boolean liquidity() {
            return false;
        }
    }

    record PermissionChanged(Permission permission) implements OfAccount {
        @Override
        public int account() {
            return permission.account();
        }

        @Override
        public boolean liquidity() {
            return false;
        }
    }

    /// `untilNanos`: when it goes off unless it is refreshed; 0: it is not armed any more. `refreshed`: it was
    /// so already, and at most the countdown began anew. `by`: who did it, empty when not known.
    record DeadManSwitchArmed(int account, long untilNanos, boolean cancelsStops, boolean refreshed, String by)
            implements OfAccount {
        @Override
        public boolean liquidity() {
            return false;
        }
    }

    /// It has ended that many orders, and is not armed any more.
    record DeadManSwitchFired(int account, int orders) implements OfAccount {
        @Override
        public boolean liquidity() {
            return false;
        }
    }

    record LimitsOverridden(LimitOverride override) implements OfAccount {
        @Override
        public int account() {
            return override.account();
        }

        @Override
        public boolean liquidity() {
            return false;
        }
    }

    /// `used`: by the one order that it was for; else its time was up, or somebody has ended it: then `by` says
    /// who and `reason` why, which are empty else.
    record OverrideEnded(int account, String strategy, boolean used, String reason, String by) implements OfAccount {
        public OverrideEnded(int account, String strategy, boolean used) {
            this(account, strategy, used, "", "");
        }

        @Override
        public boolean liquidity() {
            return false;
        }
    }

    record KillSwitchEngaged(KillSwitch killSwitch) implements Report {}

    record KillSwitchRearmed(KillScope scope, String target, String reason, String by) implements Report {}

    /// A deposit was booked.
    record Deposited(int account, String asset, long amount, String reference, boolean liquidity)
            implements OfAccount {}

    /// Two orders met: the public tape. `aggressor` is the taker's side.
    record MarketTraded(int instrument, long matchId, long price, long quantity, Side aggressor, long timeNanos)
            implements Report {}

    /// The best prices changed.
    record QuoteUpdated(Quote quote) implements Report {}

    /// One price level of the book changed to `quantity` in all (0: gone).
    record DepthUpdated(int instrument, Side side, long price, long quantity) implements Report {}

    record BarClosed(Bar bar) implements Report {}
}
