package trading.web.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.CancelReason;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Order;
import trading.engine.model.Side;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.exchange.wire.OrderText;
import trading.web.text.Figures;

/// Orders and fills as answers show them.
final class OrderAnswers {
    private OrderAnswers() {}

    static Fields acknowledged(Order order, Instrument instrument, long transactMillis) {
        return identity(order, instrument).with("transactTime", transactMillis);
    }

    /// `reason`: why it ended, null when it is open or filled; `quoteQuantity`: what was asked for, or zero.
    static Fields result(
            Order order,
            Instrument instrument,
            @Nullable CancelReason reason,
            long transactMillis,
            String quoteQuantity) {
        return acknowledged(order, instrument, transactMillis)
                .with("price", Amounts.price(instrument, order.limitPrice()))
                .with("origQty", Amounts.quantity(instrument, order.orderQuantity()))
                .with("executedQty", Amounts.quantity(instrument, order.filledQuantity()))
                .with("origQuoteOrderQty", quoteQuantity)
                .with("cummulativeQuoteQty", Amounts.money(order.filledNotional()))
                .with("status", reason == null ? OrderText.status(order) : OrderText.status(reason))
                .with("timeInForce", OrderText.timeInForce(order))
                .with("type", OrderText.type(order))
                .with("side", order.side().name())
                .with(conditional(order, instrument))
                .with("workingTime", OrderText.workingTime(order))
                .with(
                        "selfTradePreventionMode",
                        order.terms().selfTradePrevention().name());
    }

    static List<Fields> fills(List<Fill> fills, Instrument instrument) {
        return fills.stream()
                .map(fill -> Fields.of("price", Amounts.price(instrument, fill.lastPrice()))
                        .with("qty", Amounts.quantity(instrument, fill.lastQuantity()))
                        .with("commission", Amounts.money(fill.fee()))
                        .with("commissionAsset", instrument.quote())
                        .with("tradeId", fill.fillId()))
                .toList();
    }

    static Fields canceled(
            Order order, Instrument instrument, CancelReason reason, String cancelId, long transactMillis) {
        return Fields.of("symbol", instrument.symbol())
                .with("origClientOrderId", order.clientOrderId())
                .with("orderId", order.orderId())
                .with("orderListId", OrderText.listId(order))
                .with("clientOrderId", cancelId)
                .with("transactTime", transactMillis)
                .with("price", Amounts.price(instrument, order.limitPrice()))
                .with("origQty", Amounts.quantity(instrument, order.orderQuantity()))
                .with("executedQty", Amounts.quantity(instrument, order.filledQuantity()))
                .with("origQuoteOrderQty", Amounts.ZERO)
                .with("cummulativeQuoteQty", Amounts.money(order.filledNotional()))
                .with("status", OrderText.status(reason))
                .with("timeInForce", OrderText.timeInForce(order))
                .with("type", OrderText.type(order))
                .with("side", order.side().name())
                .with(conditional(order, instrument))
                .with(
                        "selfTradePreventionMode",
                        order.terms().selfTradePrevention().name());
    }

    /// As a query has it.
    static Fields queried(Order order, Instrument instrument) {
        return identity(order, instrument)
                .with("price", Amounts.price(instrument, order.limitPrice()))
                .with("origQty", Amounts.quantity(instrument, order.orderQuantity()))
                .with("executedQty", Amounts.quantity(instrument, order.filledQuantity()))
                .with("cummulativeQuoteQty", Amounts.money(order.filledNotional()))
                .with("status", OrderText.status(order))
                .with("timeInForce", OrderText.timeInForce(order))
                .with("type", OrderText.type(order))
                .with("side", order.side().name())
                .with("stopPrice", Amounts.price(instrument, order.terms().stopPrice()))
                .with("icebergQty", Amounts.quantity(instrument, order.terms().displayQuantity()))
                .with("time", Figures.millis(order.createdNanos()))
                .with("updateTime", Figures.millis(order.updatedNanos()))
                .with("isWorking", OrderText.isWorking(order))
                .with("workingTime", OrderText.workingTime(order))
                .with("origQuoteOrderQty", Amounts.ZERO)
                .with(conditional(order, instrument))
                .with(
                        "selfTradePreventionMode",
                        order.terms().selfTradePrevention().name());
    }

    static Fields amended(Order order, Instrument instrument) {
        return Fields.of("symbol", instrument.symbol())
                .with("orderId", order.orderId())
                .with("orderListId", OrderText.listId(order))
                .with("origClientOrderId", order.clientOrderId())
                .with("clientOrderId", order.clientOrderId())
                .with("price", Amounts.price(instrument, order.limitPrice()))
                .with("qty", Amounts.quantity(instrument, order.orderQuantity()))
                .with("executedQty", Amounts.quantity(instrument, order.filledQuantity()))
                .with("preventedQty", Amounts.ZERO)
                .with("quoteOrderQty", Amounts.ZERO)
                .with("cumulativeQuoteQty", Amounts.money(order.filledNotional()))
                .with("status", OrderText.status(order))
                .with("timeInForce", OrderText.timeInForce(order))
                .with("type", OrderText.type(order))
                .with("side", order.side().name())
                .with(conditional(order, instrument))
                .with("workingTime", OrderText.workingTime(order))
                .with(
                        "selfTradePreventionMode",
                        order.terms().selfTradePrevention().name());
    }

    static Fields trade(Fill fill, Instrument instrument) {
        return Fields.of("symbol", instrument.symbol())
                .with("id", fill.fillId())
                .with("orderId", fill.orderId())
                .with("orderListId", -1)
                .with("price", Amounts.price(instrument, fill.lastPrice()))
                .with("qty", Amounts.quantity(instrument, fill.lastQuantity()))
                .with("quoteQty", Amounts.money(instrument.notional(fill.lastPrice(), fill.lastQuantity())))
                .with("commission", Amounts.money(fill.fee()))
                .with("commissionAsset", instrument.quote())
                .with("time", Figures.millis(fill.timeNanos()))
                .with("isBuyer", fill.side() == Side.BUY)
                .with("isMaker", fill.liquidity() == Liquidity.MAKER)
                .with("isBestMatch", true);
    }

    /// One order of a list, as the list names it.
    static Fields named(Order order, Instrument instrument) {
        return Fields.of("symbol", instrument.symbol())
                .with("orderId", order.orderId())
                .with("clientOrderId", order.clientOrderId());
    }

    private static Fields identity(Order order, Instrument instrument) {
        return Fields.of("symbol", instrument.symbol())
                .with("orderId", order.orderId())
                .with("orderListId", OrderText.listId(order))
                .with("clientOrderId", order.clientOrderId());
    }

    /// What is there for some orders only.
    private static Fields conditional(Order order, Instrument instrument) {
        Fields fields = Fields.none();
        if (order.type().isConditional()) {
            fields.with("stopPrice", Amounts.price(instrument, order.terms().stopPrice()));
        }
        if (order.terms().displayQuantity() > 0) {
            fields.with("icebergQty", Amounts.quantity(instrument, order.terms().displayQuantity()));
        }
        if (OrderText.trailingDelta(order) > 0) {
            fields.with("trailingDelta", OrderText.trailingDelta(order))
                    .with("trailingTime", Figures.millis(order.createdNanos()));
        }
        return fields;
    }
}
