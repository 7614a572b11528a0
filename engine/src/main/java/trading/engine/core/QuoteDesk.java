package trading.engine.core;

import static trading.engine.risk.RiskEngine.MAXIMUM_LOTS;
import static trading.engine.risk.RiskEngine.MAXIMUM_TICKS;

import trading.engine.message.CommandDecoder;
import trading.engine.message.OrderRequest;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.risk.OrderCheck;
import trading.engine.risk.RiskEngine;

/// Keeps the two orders that stand for the outside market's best prices.
final class QuoteDesk {
    private final CoreState state;
    private final Outbox outbox;
    private final OrderDesk desk;
    private final OrderEnding ending;
    private final OrderRequest request = new OrderRequest();
    private final OrderCheck check = new OrderCheck();

    QuoteDesk(CoreState state, OrderDesk desk, OrderEnding ending) {
        this.state = state;
        this.outbox = state.outbox;
        this.desk = desk;
        this.ending = ending;
    }

    void update(CommandDecoder quote) {
        Participant participant = state.participant(quote.account);
        Market market = state.market(quote.instrument);
        if (participant == null || !participant.account.isLiquidity()) {
            deny(quote, false, DenyCode.ACCOUNT_UNKNOWN, quote.account, 0);
        } else if (market == null) {
            deny(quote, true, DenyCode.INSTRUMENT_UNKNOWN, quote.instrument, 0);
        } else if (checkSide(quote, quote.bidPrice, quote.bidQuantity, market.instrument())
                && checkSide(quote, quote.askPrice, quote.askQuantity, market.instrument())
                && checkSpread(quote)) {
            replace(quote, participant, market);
        }
    }

    private void deny(CommandDecoder quote, boolean liquidity, DenyCode code, long measured, long limit) {
        desk.denyCommand(quote.account, quote.instrument, liquidity, code, measured, limit);
    }

    /// An order that is already as it should be keeps its place.
    private void replace(CommandDecoder quote, Participant participant, Market market) {
        market.confirmedNanos = outbox.timeNanos();
        market.touch();
        boolean hasBid = quote.bidQuantity == 0;
        boolean hasAsk = quote.askQuantity == 0;
        LiveOrder order = participant.oldestOrder(market.id());
        while (order != null) {
            LiveOrder newer = order.newerOfInstrument;
            boolean bid = order.side() == Side.BUY;
            if (bid && !hasBid && isAt(order, quote.bidPrice, quote.bidQuantity)) {
                hasBid = true;
            } else if (!bid && !hasAsk && isAt(order, quote.askPrice, quote.askQuantity)) {
                hasAsk = true;
            } else {
                ending.withdraw(order, CancelReason.REQUESTED);
            }
            order = newer;
        }
        if (!hasBid) {
            accept(participant, market, Side.BUY, quote.bidPrice, quote.bidQuantity);
        }
        if (!hasAsk) {
            accept(participant, market, Side.SELL, quote.askPrice, quote.askQuantity);
        }
    }

    private static boolean isAt(LiveOrder order, long price, long quantity) {
        return order.limitPrice == price && order.priceBound() == price && order.openQuantity() == quantity;
    }

    private void accept(Participant participant, Market market, Side side, long price, long quantity) {
        request.own(participant.account.id(), market.id(), "", side, OrderType.LIMIT, TimeInForce.GTC, quantity, price);
        desk.fill(check, request, participant, market);
        check.bound = price;
        LiveOrder order = desk.accept(check, participant, market, ExitReason.NONE);
        order.outsideMarket(true);
        desk.launch(order, false);
    }

    private boolean checkSpread(CommandDecoder quote) {
        if (quote.bidQuantity > 0 && quote.askQuantity > 0 && quote.bidPrice >= quote.askPrice) {
            deny(quote, true, DenyCode.PRICE_ABOVE_MAXIMUM, quote.bidPrice, quote.askPrice - 1);
            return false;
        }
        return true;
    }

    private boolean checkSide(CommandDecoder quote, long price, long quantity, Instrument instrument) {
        if (quantity == 0) {
            return true;
        }
        if (quantity < 0) {
            deny(quote, true, DenyCode.QUANTITY_BELOW_MINIMUM, quantity, 0);
        } else if (quantity > MAXIMUM_LOTS) {
            deny(quote, true, DenyCode.QUANTITY_ABOVE_MAXIMUM, quantity, MAXIMUM_LOTS);
        } else if (price < 1) {
            deny(quote, true, DenyCode.PRICE_BELOW_MINIMUM, price, 1);
        } else if (price > MAXIMUM_TICKS) {
            deny(quote, true, DenyCode.PRICE_ABOVE_MAXIMUM, price, MAXIMUM_TICKS);
        } else if (!RiskEngine.fitsMarket(instrument, price, quantity)) {
            deny(quote, true, DenyCode.ARITHMETIC_OVERFLOW, quantity, 0);
        } else {
            return true;
        }
        return false;
    }
}
