package trading.engine.core;

import static trading.engine.risk.RiskEngine.MAXIMUM_LOTS;
import static trading.engine.risk.RiskEngine.MAXIMUM_TICKS;

import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.position.Account;
import trading.engine.risk.RiskDecision.Denied;
import trading.engine.risk.RiskDecision.Passed;
import trading.engine.risk.RiskEngine;

/// Keeps the two orders that stand for the outside market's best prices.
final class QuoteDesk {
    private final CoreState state;
    private final Outbox outbox;
    private final OrderDesk desk;

    QuoteDesk(CoreState state, OrderDesk desk) {
        this.state = state;
        this.outbox = state.outbox;
        this.desk = desk;
    }

    void update(UpdateQuote quote) {
        Account account = state.ledger.account(quote.account());
        Market market = state.market(quote.instrument());
        if (account == null || !account.isLiquidity()) {
            desk.denyCommand(quote.account(), quote.instrument(), false, DenyCode.ACCOUNT_UNKNOWN, quote.account());
        } else if (market == null) {
            desk.denyCommand(
                    quote.account(), quote.instrument(), true, DenyCode.INSTRUMENT_UNKNOWN, quote.instrument());
        } else {
            Denied denied = check(quote, market.instrument());
            if (denied == null) {
                replace(quote, account, market);
            } else {
                outbox.emit(new Report.Denied(
                        account.id(), market.id(), "", "", denied.code(), denied.measured(), denied.limit(), true));
            }
        }
    }

    /// An order that is already as it should be keeps its place.
    private void replace(UpdateQuote quote, Account account, Market market) {
        market.confirmedNanos = outbox.timeNanos();
        boolean hasBid = quote.bidQuantity() == 0;
        boolean hasAsk = quote.askQuantity() == 0;
        LiveOrder order = state.openOrders(account.id()).oldest();
        while (order != null) {
            LiveOrder newer = order.newerOfAccount;
            if (order.market == market) {
                boolean bid = order.side() == Side.BUY;
                if (bid && !hasBid && isAt(order, quote.bidPrice(), quote.bidQuantity())) {
                    hasBid = true;
                } else if (!bid && !hasAsk && isAt(order, quote.askPrice(), quote.askQuantity())) {
                    hasAsk = true;
                } else {
                    desk.cancel(order, CancelReason.REQUESTED);
                }
            }
            order = newer;
        }
        if (!hasBid) {
            accept(account, market, Side.BUY, quote.bidPrice(), quote.bidQuantity());
        }
        if (!hasAsk) {
            accept(account, market, Side.SELL, quote.askPrice(), quote.askQuantity());
        }
    }

    private static boolean isAt(LiveOrder order, long price, long quantity) {
        return order.priceBound() == price && order.openQuantity() == quantity;
    }

    private void accept(Account account, Market market, Side side, long price, long quantity) {
        SubmitOrder request = new SubmitOrder(
                account.id(),
                market.id(),
                "",
                "",
                side,
                OrderType.LIMIT,
                TimeInForce.GTC,
                quantity,
                price,
                0,
                false,
                0,
                0);
        desk.accept(request, account, market, new Passed(price, 0), ExitReason.NONE);
    }

    /// Null when the book can work with it.
    private static @Nullable Denied check(UpdateQuote quote, Instrument instrument) {
        Denied bid = checkSide(quote.bidPrice(), quote.bidQuantity(), instrument);
        if (bid != null) {
            return bid;
        }
        Denied ask = checkSide(quote.askPrice(), quote.askQuantity(), instrument);
        if (ask != null) {
            return ask;
        }
        boolean both = quote.bidQuantity() > 0 && quote.askQuantity() > 0;
        return both && quote.bidPrice() >= quote.askPrice()
                ? new Denied(DenyCode.PRICE_ABOVE_MAXIMUM, quote.bidPrice(), quote.askPrice() - 1)
                : null;
    }

    private static @Nullable Denied checkSide(long price, long quantity, Instrument instrument) {
        if (quantity == 0) {
            return null;
        }
        if (quantity < 0) {
            return new Denied(DenyCode.QUANTITY_BELOW_MINIMUM, quantity, 0);
        }
        if (quantity > MAXIMUM_LOTS) {
            return new Denied(DenyCode.QUANTITY_ABOVE_MAXIMUM, quantity, MAXIMUM_LOTS);
        }
        if (price < 1) {
            return new Denied(DenyCode.PRICE_BELOW_MINIMUM, price, 1);
        }
        if (price > MAXIMUM_TICKS) {
            return new Denied(DenyCode.PRICE_ABOVE_MAXIMUM, price, MAXIMUM_TICKS);
        }
        return RiskEngine.fits(instrument, price, quantity)
                ? null
                : new Denied(DenyCode.ARITHMETIC_OVERFLOW, quantity, 0);
    }
}
