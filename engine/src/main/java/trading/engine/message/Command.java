package trading.engine.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.Protection;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradingState;

/// Something the gateway is asked to do.
public sealed interface Command {

    /// Makes an instrument known. Known already with the same definition: nothing changes; with another
    /// one: the later wins as long as ticks and lots stay as they were.
    record DefineInstrument(Instrument instrument) implements Command {}

    /// Makes an account known. Fees are parts per million of the notional, paid in the quote asset. Known
    /// already: fees and limits are replaced. A LIQUIDITY account always pays the first tier.
    record OpenAccount(
            int account,
            String name,
            AccountKind kind,
            FeeSchedule fees,
            RiskLimits limits,
            MarginTerms margin,
            FillModel fillModel)
            implements Command {

        /// An account that pays the same whatever it trades.
        public OpenAccount(
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

        /// A spot account that is filled at once and at the quoted price.
        public OpenAccount(
                int account, String name, AccountKind kind, int makerFeePpm, int takerFeePpm, RiskLimits limits) {
            this(account, name, kind, makerFeePpm, takerFeePpm, limits, MarginTerms.SPOT, FillModel.IDEAL);
        }
    }

    /// Adds money. `amount` in units of 10^-8, above 0. `reference` is accepted once per account for ever,
    /// so that a start-up may send its first deposit again.
    record Deposit(int account, String asset, long amount, String reference) implements Command {}

    /// A new order.
    ///
    /// `limitPrice` 0 for a market order. `clientOrderId`: empty, or 1 to 36 characters of `A-Z a-z 0-9 . _
    /// : / -`, accepted once per account for ever. `strategy`: empty for a person. `tradeId`: the trade
    /// that this order exits, or 0. `opensTrade`: the order opens a trade of its own, whatever else is
    /// open; without it (and without a `tradeId`) fills first close opposite trades, oldest first, and open
    /// a trade with the rest. `stopLossPrice`, `takeProfitPrice`: kept by the gateway for the trade that
    /// the order opens, 0 for none.
    record SubmitOrder(
            int account,
            int instrument,
            String clientOrderId,
            String strategy,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            long quantity,
            long limitPrice,
            long tradeId,
            boolean opensTrade,
            long stopLossPrice,
            long takeProfitPrice,
            OrderTerms terms)
            implements Command {

        /// An order without further terms.
        public SubmitOrder(
                int account,
                int instrument,
                String clientOrderId,
                String strategy,
                Side side,
                OrderType type,
                TimeInForce timeInForce,
                long quantity,
                long limitPrice,
                long tradeId,
                boolean opensTrade,
                long stopLossPrice,
                long takeProfitPrice) {
            this(
                    account,
                    instrument,
                    clientOrderId,
                    strategy,
                    side,
                    type,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    opensTrade,
                    stopLossPrice,
                    takeProfitPrice,
                    OrderTerms.PLAIN);
        }
    }

    /// Orders that depend on each other, all of one account and one instrument: accepted together or not at
    /// all. Two to five; the first one is the parent where the contingency has one.
    record SubmitOrderList(Contingency contingency, List<SubmitOrder> orders) implements Command {
        public SubmitOrderList {
            orders = List.copyOf(orders);
        }
    }

    /// Changes an open order. `quantity`: what it asks for in all, with what is filled; a price in ticks; 0
    /// leaves each as it is. The place in the queue is kept when nothing but the quantity shrinks.
    record AmendOrder(int account, long orderId, long quantity, long limitPrice, long stopPrice) implements Command {}

    record CancelOrder(int account, long orderId) implements Command {}

    /// Cancels all open orders of an account; `instrument` -1 means all instruments, an empty `strategy` all
    /// strategies and persons.
    record CancelAllOrders(int account, int instrument, String strategy) implements Command {
        public CancelAllOrders(int account, int instrument) {
            this(account, instrument, "");
        }
    }

    /// Exits what is open of a trade by a market order.
    record CloseTrade(int account, long tradeId, ExitReason reason) implements Command {}

    /// The outside market's best prices, for feeds that have no book of ours: `account` (of kind LIQUIDITY)
    /// has exactly these two orders in the book afterwards. Resting orders of others that the new prices
    /// cross are filled at their own price. A side with quantity 0 is taken out.
    record UpdateQuote(int account, int instrument, long bidPrice, long bidQuantity, long askPrice, long askQuantity)
            implements Command {}

    /// A finished bar that the feed brings itself (a replayed file): recorded and handed to strategies as
    /// it is; bars of longer frames are built from it.
    record PublishBar(Bar bar) implements Command {}

    /// Replaces an account's limits. `reason` and `by` are kept with it.
    record SetRiskLimits(int account, RiskLimits limits, String reason, String by) implements Command {}

    /// Sets what an account may do; the only way out of a state that a loss has set. `reason` is not empty.
    record SetTradingState(int account, TradingState state, String reason, String by) implements Command {}

    /// Replaces an account's protections.
    record SetProtections(int account, List<Protection> protections) implements Command {
        public SetProtections {
            protections = List.copyOf(protections);
        }
    }

    /// Locks entries. `instrument` -1: all; `side` null: both.
    record LockEntries(
            int account, int instrument, @Nullable Side side, long untilNanos, String reason) implements Command {}

    record UnlockEntries(int account, long lockId, String reason) implements Command {}

    /// Engages a kill switch: nothing that it covers may be submitted or amended from here on, until it is
    /// armed again. `cancelOrders`: all open orders that it covers are canceled at once; `flatten`: all
    /// positions that it covers are closed at the market too. Engaged already: the orders are canceled again.
    record EngageKillSwitch(
            KillScope scope, String target, boolean cancelOrders, boolean flatten, String reason, String by)
            implements Command {}

    /// Lets go of a kill switch. `reason` is not empty.
    record RearmKillSwitch(KillScope scope, String target, String reason, String by) implements Command {}

    /// Says what an account, or one strategy of it, may trade. Open orders outside of it end, but for those
    /// that only reduce. `reason` is not empty.
    record SetPermission(Permission permission) implements Command {}

    /// Starts the countdown of an account's dead-man switch anew; 0 stops it. When `millis` have passed
    /// before the next one, all open orders of the account end; with `cancelsStops` also the stops that
    /// only reduce, and the stop losses and take profits of its open trades are taken away. `by`: who gave the
    /// sign of life; empty when it is not known.
    record ArmDeadManSwitch(int account, long millis, boolean cancelsStops, String by) implements Command {
        /// A day.
        public static final long MOST_MILLIS = 86_400_000;

        public ArmDeadManSwitch(int account, long millis, boolean cancelsStops) {
            this(account, millis, cancelsStops, "");
        }
    }

    /// Lets orders of an account's strategy (the empty name: its people) pass its soft limits for
    /// `durationNanos`, at most 15 minutes; `oneOrder`: only the first that needs it. 0 ends what there is.
    /// `reason` and `by` are not empty.
    record OverrideLimits(int account, String strategy, boolean oneOrder, long durationNanos, String reason, String by)
            implements Command {}

    /// Nothing but time: closes bars that are due, ends orders whose time is over, and measures equities.
    record AdvanceTime() implements Command {}
}
