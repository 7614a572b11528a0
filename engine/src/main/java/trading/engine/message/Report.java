package trading.engine.message;

import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.Bar;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.Trade;

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

    record AccountOpened(
            int account, String name, AccountKind kind, int makerFeePpm, int takerFeePpm, RiskLimits limits)
            implements Report {}

    /// The order is taken: from here on it exists, whatever becomes of it.
    record Accepted(Order order, boolean liquidity) implements OfAccount {
        @Override
        public int account() {
            return order.account();
        }
    }

    /// Risk refused the command; nothing changed. What `measured` and `limit` count is said by the code.
    /// `instrument` may be unknown to us.
    record Denied(
            int account,
            int instrument,
            String clientOrderId,
            String strategy,
            DenyCode code,
            long measured,
            long limit,
            boolean liquidity)
            implements OfAccount {}

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
