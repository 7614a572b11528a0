package trading.engine.message;

import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// Something the gateway is asked to do.
public sealed interface Command {

    /// Makes an instrument known. Known already with the same definition: nothing changes; with another
    /// one: the later wins as long as ticks and lots stay as they were.
    record DefineInstrument(Instrument instrument) implements Command {}

    /// Makes an account known. Fees are parts per million of the notional, paid in the quote asset. Known
    /// already: fees and limits are replaced.
    record OpenAccount(int account, String name, AccountKind kind, int makerFeePpm, int takerFeePpm, RiskLimits limits)
            implements Command {}

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
            long takeProfitPrice)
            implements Command {}

    record CancelOrder(int account, long orderId) implements Command {}

    /// Cancels all open orders of an account; `instrument` -1 means all instruments.
    record CancelAllOrders(int account, int instrument) implements Command {}

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

    /// Nothing but time: closes bars that are due.
    record AdvanceTime() implements Command {}
}
