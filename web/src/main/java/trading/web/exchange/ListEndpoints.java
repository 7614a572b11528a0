package trading.web.exchange;

import java.util.List;
import trading.engine.message.Command;
import trading.engine.model.Contingency;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.exchange.wire.KnownIds;
import trading.web.route.Route;
import trading.web.text.Figures;

/// One-cancels-the-other: two orders around the market, in the present form and in the older one.
final class ListEndpoints {
    private final Endpoints endpoints;
    private final Symbols symbols;
    private final OrderEntry entry;
    private final KnownIds ids;

    ListEndpoints(Endpoints endpoints, LiveView view, OrderEntry entry, KnownIds ids) {
        this.endpoints = endpoints;
        this.symbols = new Symbols(view);
        this.entry = entry;
        this.ids = ids;
    }

    List<Route> routes() {
        return List.of(
                endpoints.signed(
                        Route.post("/api/v3/orderList/oco", "Submits two orders, one cancels the other"),
                        1,
                        this::submit),
                endpoints.signed(Route.post("/api/v3/order/oco", "The same in its older form"), 1, this::submitOld));
    }

    private Fields submit(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        Instrument instrument = symbols.required(parameters);
        Side side = OrderForm.side(parameters, "side");
        OrderForm above = new OrderForm(parameters, instrument, OrderNames.ABOVE);
        OrderForm below = new OrderForm(parameters, instrument, OrderNames.BELOW);
        OrderKind aboveKind = above.kind();
        OrderKind belowKind = below.kind();
        checkKinds(side, aboveKind, belowKind);
        long lots = above.lots("quantity");
        SelfTradePrevention prevention = OrderForm.prevention(parameters);
        Pair pair = new Pair(
                above.order(caller.account(), aboveKind, side, lots, prevention),
                below.order(caller.account(), belowKind, side, lots, prevention));
        return place(instrument, pair, parameters);
    }

    private Fields submitOld(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        Instrument instrument = symbols.required(parameters);
        Side side = OrderForm.side(parameters, "side");
        OrderForm limit = new OrderForm(parameters, instrument, OrderNames.OLD_LIMIT);
        OrderForm stop = new OrderForm(parameters, instrument, OrderNames.OLD_STOP);
        OrderKind stopKind = parameters.has("stopLimitPrice") ? OrderKind.STOP_LOSS_LIMIT : OrderKind.STOP_LOSS;
        long lots = limit.lots("quantity");
        SelfTradePrevention prevention = OrderForm.prevention(parameters);
        Command.SubmitOrder limitOrder = limit.order(caller.account(), OrderKind.LIMIT_MAKER, side, lots, prevention);
        Command.SubmitOrder stopOrder = stop.order(caller.account(), stopKind, side, lots, prevention);
        Pair pair = side == Side.SELL ? new Pair(limitOrder, stopOrder) : new Pair(stopOrder, limitOrder);
        return place(instrument, pair, parameters);
    }

    private record Pair(Command.SubmitOrder above, Command.SubmitOrder below) {
        /// Where an order meets the market: its stop price, or else its limit.
        private static long place(Command.SubmitOrder order) {
            return order.type().isConditional() ? order.terms().stopPrice() : order.limitPrice();
        }

        /// A stop that trails has no price of its own yet.
        boolean isCrossed() {
            long upper = place(above);
            long lower = place(below);
            return upper != 0 && lower != 0 && upper <= lower;
        }
    }

    private Fields place(Instrument instrument, Pair pair, Parameters parameters) throws InterruptedException {
        String listClientOrderId = OrderForm.clientOrderId(parameters, "listClientOrderId");
        ResponseType response = ResponseType.of(parameters, ResponseType.RESULT);
        parameters.finish();
        if (pair.isCrossed()) {
            throw ExchangeError.bad(-2010, "The relationship of the prices for the orders is not correct.")
                    .asException();
        }
        for (Command.SubmitOrder leg : List.of(pair.above(), pair.below())) {
            ids.list(leg.account(), leg.clientOrderId(), listClientOrderId);
        }
        List<OrderEntry.Placed> placed =
                entry.place(new Command.SubmitOrderList(Contingency.OCO, List.of(pair.above(), pair.below())));
        List<Order> orders = placed.stream().map(OrderEntry.Placed::order).toList();
        return ListAnswers.of(
                        orders.getFirst().listId(),
                        listClientOrderId,
                        "EXEC_STARTED",
                        "EXECUTING",
                        placed.getFirst().timeNanos(),
                        orders,
                        instrument)
                .with(
                        "orderReports",
                        placed.stream()
                                .map(each -> response == ResponseType.ACK
                                        ? OrderAnswers.acknowledged(
                                                each.order(), instrument, Figures.millis(each.timeNanos()))
                                        : OrderAnswers.result(
                                                each.order(),
                                                instrument,
                                                each.reason(),
                                                Figures.millis(each.timeNanos()),
                                                Amounts.ZERO))
                                .toList());
    }

    /// A sell takes its profit above the market and stops below it; a buy the other way round.
    private static void checkKinds(Side side, OrderKind above, OrderKind below) {
        if (above == OrderKind.LIMIT
                || above == OrderKind.MARKET
                || below == OrderKind.LIMIT
                || below == OrderKind.MARKET) {
            throw ExchangeError.bad(-1158, "Order type not supported in OCO.").asException();
        }
        if (above == OrderKind.LIMIT_MAKER && below == OrderKind.LIMIT_MAKER) {
            throw ExchangeError.bad(-1168, "At least one OCO order must be contingent.")
                    .asException();
        }
        OrderKind profit = side == Side.SELL ? above : below;
        OrderKind stop = side == Side.SELL ? below : above;
        if (stop.isStop() && !profit.isStop()) {
            return;
        }
        throw (side == Side.SELL ? sellError(profit, stop) : buyError(profit, stop)).asException();
    }

    private static ExchangeError sellError(OrderKind profit, OrderKind stop) {
        if (stop == OrderKind.LIMIT_MAKER) {
            return ExchangeError.bad(-1166, "A limit order in a sell OCO must be above.");
        }
        return profit.isStop()
                ? ExchangeError.bad(-1197, "A stop loss order in a sell OCO must be below.")
                : ExchangeError.bad(-1199, "A take profit order in a sell OCO must be above.");
    }

    private static ExchangeError buyError(OrderKind profit, OrderKind stop) {
        if (stop == OrderKind.LIMIT_MAKER) {
            return ExchangeError.bad(-1165, "A limit order in a buy OCO must be below.");
        }
        return profit.isStop()
                ? ExchangeError.bad(-1196, "A stop loss order in a buy OCO must be above.")
                : ExchangeError.bad(-1198, "A take profit order in a buy OCO must be below.");
    }
}
