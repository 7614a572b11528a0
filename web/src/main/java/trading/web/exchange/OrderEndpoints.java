package trading.web.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import trading.engine.message.Command;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.exchange.wire.KnownIds;
import trading.web.exchange.wire.OrderText;
import trading.web.route.Route;
import trading.web.text.Figures;

/// Places, amends, cancels and finds single orders.
final class OrderEndpoints {
    private static final int DEPTH = 5_000;

    private final Endpoints endpoints;
    private final LiveView view;
    private final Symbols symbols;
    private final OrderEntry entry;
    private final KnownIds ids;

    OrderEndpoints(Endpoints endpoints, LiveView view, OrderEntry entry, KnownIds ids) {
        this.endpoints = endpoints;
        this.view = view;
        this.symbols = new Symbols(view);
        this.entry = entry;
        this.ids = ids;
    }

    List<Route> routes() {
        return List.of(
                endpoints.signed(Route.post("/api/v3/order", "Submits an order"), 1, this::submit),
                endpoints.signed(Route.post("/api/v3/order/test", "Checks an order, submits none"), 1, this::test),
                endpoints.signed(Route.get("/api/v3/order", "One order"), 4, this::one),
                endpoints.signed(Route.delete("/api/v3/order", "Cancels an order"), 1, this::cancel),
                endpoints.signed(
                        Route.post("/api/v3/order/cancelReplace", "Cancels an order and submits another"),
                        1,
                        this::cancelReplace),
                endpoints.signed(
                        Route.put("/api/v3/order/amend/keepPriority", "Makes an order smaller"), 4, this::amend),
                endpoints.signed(
                        Route.get("/api/v3/openOrders", "Open orders"),
                        parameters -> parameters.has("symbol") ? 6 : 80,
                        this::open),
                endpoints.signed(
                        Route.post("/api/v3/countdownCancelAll", "Cancels all open orders unless it is sent again"),
                        10,
                        this::countdown),
                endpoints.signed(
                        Route.delete("/api/v3/openOrders", "Cancels all open orders of a symbol"), 1, this::cancelAll));
    }

    /// An order that was read, and how it is to be answered. `quoteQuantity`: text, zero when it was sized in
    /// lots.
    private record Asked(
            Instrument instrument, Command.SubmitOrder command, ResponseType response, String quoteQuantity) {}

    private Asked read(int account, Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        Side side = OrderForm.side(parameters, "side");
        OrderForm form = new OrderForm(parameters, instrument, OrderNames.SINGLE);
        OrderKind kind = form.kind();
        SelfTradePrevention prevention = OrderForm.prevention(parameters);
        ResponseType response =
                ResponseType.of(parameters, kind.answersInFull() ? ResponseType.FULL : ResponseType.ACK);
        Optional<BigDecimal> amount = amount(kind, parameters);
        long lots = amount.isPresent()
                ? QuoteQuantity.lots(instrument, side, amount.get(), view.depth(instrument.id(), DEPTH))
                : form.lots("quantity");
        Command.SubmitOrder command = form.order(account, kind, side, lots, prevention);
        return new Asked(
                instrument, command, response, amount.map(Amounts::decimal).orElse(Amounts.ZERO));
    }

    private static Optional<BigDecimal> amount(OrderKind kind, Parameters parameters) {
        if (kind != OrderKind.MARKET) {
            parameters.refuse("quoteOrderQty");
            return Optional.empty();
        }
        Optional<BigDecimal> amount = parameters.decimal("quoteOrderQty");
        if (amount.isPresent() && parameters.has("quantity")) {
            throw ExchangeError.COMBINATION.asException();
        }
        if (amount.isEmpty() && !parameters.has("quantity")) {
            throw ExchangeError.bad(
                            -1102, "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!")
                    .asException();
        }
        if (amount.isPresent() && amount.get().signum() == 0) {
            throw ExchangeError.bad(-1013, "Invalid quantity.").asException();
        }
        return amount;
    }

    private Fields submit(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        Asked asked = read(caller.account(), parameters);
        parameters.finish();
        return place(asked);
    }

    private Fields place(Asked asked) throws InterruptedException {
        OrderEntry.Placed placed = entry.place(asked.command());
        return asked.response().answer(placed, asked.instrument(), asked.quoteQuantity());
    }

    private Fields test(Callers.Caller caller, Parameters parameters) {
        read(caller.account(), parameters);
        parameters.finish();
        return Fields.none();
    }

    private Fields one(Callers.Caller caller, Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        OptionalLong orderId = parameters.integer("orderId");
        Optional<String> clientOrderId = parameters.text("origClientOrderId");
        parameters.finish();
        Order order = entry.find(caller.account(), instrument.id(), orderId, clientOrderId)
                .orElseThrow(ExchangeError.NO_SUCH_ORDER::asException);
        return OrderAnswers.queried(order, instrument);
    }

    /// Which order is to be canceled, by which names, and under which condition.
    private record Cancel(
            Instrument instrument,
            OptionalLong orderId,
            Optional<String> clientOrderId,
            String cancelId,
            Optional<OrderStatus> only) {}

    private static Cancel readCancel(
            Instrument instrument, Parameters parameters, String idName, String clientIdName, String cancelIdName) {
        Optional<OrderStatus> only = parameters.text("cancelRestrictions").map(restriction -> switch (restriction) {
            case "ONLY_NEW" -> OrderStatus.NEW;
            case "ONLY_PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
            default ->
                throw ExchangeError.bad(-1145, "Invalid cancelRestrictions").asException();
        });
        return new Cancel(
                instrument,
                parameters.integer(idName),
                parameters.text(clientIdName),
                OrderForm.clientOrderId(parameters, cancelIdName),
                only);
    }

    private Fields cancel(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        Cancel cancel = readCancel(
                symbols.required(parameters), parameters, "orderId", "origClientOrderId", "newClientOrderId");
        parameters.finish();
        return canceled(caller.account(), cancel);
    }

    private Fields canceled(int account, Cancel cancel) throws InterruptedException {
        Order order = entry.find(account, cancel.instrument().id(), cancel.orderId(), cancel.clientOrderId())
                .filter(found -> !found.status().isTerminal())
                .orElseThrow(ExchangeError.UNKNOWN_ORDER::asException);
        if (cancel.only().isPresent()
                && !OrderText.status(order).equals(cancel.only().get().name())) {
            throw ExchangeError.bad(-2011, "Order was not canceled due to cancel restrictions.")
                    .asException();
        }
        OrderEntry.Ended ended = entry.cancel(account, order.orderId(), cancel.cancelId());
        entry.cancelSiblings(order, cancel.cancelId());
        return canceled(ended, cancel.instrument(), cancel.cancelId());
    }

    private static Fields canceled(OrderEntry.Ended ended, Instrument instrument, String cancelId) {
        return OrderAnswers.canceled(
                ended.order(), instrument, ended.reason(), cancelId, Figures.millis(ended.timeNanos()));
    }

    private Fields cancelReplace(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        boolean stops = switch (parameters.required("cancelReplaceMode")) {
            case "STOP_ON_FAILURE" -> true;
            case "ALLOW_FAILURE" -> false;
            default ->
                throw ExchangeError.bad(-1130, "Data sent for parameter 'cancelReplaceMode' is not valid.")
                        .asException();
        };
        Asked asked = read(caller.account(), parameters);
        Cancel cancel = readCancel(
                asked.instrument(), parameters, "cancelOrderId", "cancelOrigClientOrderId", "cancelNewClientOrderId");
        parameters.finish();
        if (cancel.orderId().isEmpty() && cancel.clientOrderId().isEmpty()) {
            throw ExchangeError.bad(
                            -1102,
                            "Param 'cancelOrigClientOrderId' or 'cancelOrderId' must be sent, but both were"
                                    + " empty/null!")
                    .asException();
        }
        Outcome canceled = Outcome.of(() -> canceled(caller.account(), cancel));
        Outcome placed = canceled.isSuccess() || !stops ? Outcome.of(() -> place(asked)) : Outcome.NOT_ATTEMPTED;
        Fields both = Fields.of("cancelResult", canceled.result())
                .with("newOrderResult", placed.result())
                .with("cancelResponse", canceled.response())
                .with("newOrderResponse", placed.response());
        if (canceled.isSuccess() && placed.isSuccess()) {
            return both;
        }
        boolean partly = canceled.isSuccess() || placed.isSuccess();
        throw new ExchangeError(
                        partly ? 409 : 400,
                        partly ? -2021 : -2022,
                        partly ? "Order cancel-replace partially failed." : "Order cancel-replace failed.",
                        null,
                        both)
                .asException();
    }

    private Fields amend(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        Instrument instrument = symbols.required(parameters);
        OptionalLong orderId = parameters.integer("orderId");
        Optional<String> clientOrderId = parameters.text("origClientOrderId");
        Optional<String> renamed = parameters.text("newClientOrderId");
        long lots = new OrderForm(parameters, instrument, OrderNames.SINGLE).lots("newQty");
        parameters.finish();
        Order order = entry.find(caller.account(), instrument.id(), orderId, clientOrderId)
                .orElseThrow(ExchangeError.NO_SUCH_ORDER::asException);
        if (renamed.isPresent() && !renamed.get().equals(order.clientOrderId())) {
            throw ExchangeError.notRequired("newClientOrderId")
                    .with("An order keeps its client order id.")
                    .asException();
        }
        if (lots >= order.orderQuantity()) {
            throw ExchangeError.bad(-2038, "The requested action would change no state; rejecting.")
                    .with("newQty must be below the order's quantity.")
                    .asException();
        }
        OrderEntry.Amended amended = entry.amend(order, lots);
        return Fields.of("transactTime", Figures.millis(amended.timeNanos()))
                .with("executionId", amended.sequence())
                .with("amendedOrder", OrderAnswers.amended(amended.order(), instrument));
    }

    private List<Fields> open(Callers.Caller caller, Parameters parameters) {
        Optional<Instrument> only = symbols.optional(parameters);
        parameters.finish();
        return view.openOrders(caller.account()).stream()
                .filter(order ->
                        only.isEmpty() || order.instrument() == only.get().id())
                .map(order -> OrderAnswers.queried(order, view.instrument(order.instrument())))
                .toList();
    }

    /// Of the whole account, whatever the symbol.
    private Fields countdown(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        parameters.refuse("symbol");
        String asked = parameters.required("countdownTime");
        long millis = parameters.integer("countdownTime").orElseThrow();
        boolean cancelsStops = parameters.flag("cancelStops", false);
        parameters.finish();
        if (millis < 0 || millis > Command.ArmDeadManSwitch.MOST_MILLIS) {
            throw ExchangeError.bad(-1130, "Data sent for parameter 'countdownTime' is not valid.")
                    .with("countdownTime must be from 0 to " + Command.ArmDeadManSwitch.MOST_MILLIS + ".")
                    .asException();
        }
        entry.countdown(caller.account(), millis, cancelsStops);
        return Fields.of("countdownTime", asked);
    }

    private List<Fields> cancelAll(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        Instrument instrument = symbols.required(parameters);
        parameters.finish();
        String cancelId = OrderForm.generatedId();
        List<OrderEntry.Ended> ended = entry.cancelAll(caller.account(), instrument.id(), cancelId);
        List<Fields> answers = new ArrayList<>();
        Map<Long, List<OrderEntry.Ended>> lists = new LinkedHashMap<>();
        for (OrderEntry.Ended each : ended) {
            if (each.order().listId() == 0) {
                answers.add(canceled(each, instrument, cancelId));
            } else {
                lists.computeIfAbsent(each.order().listId(), id -> new ArrayList<>())
                        .add(each);
            }
        }
        lists.forEach((listId, legs) -> answers.add(ListAnswers.of(
                        listId,
                        ids.listClientOrderId(legs.getFirst().order()),
                        "ALL_DONE",
                        "ALL_DONE",
                        legs.getFirst().timeNanos(),
                        legs.stream().map(OrderEntry.Ended::order).toList(),
                        instrument)
                .with(
                        "orderReports",
                        legs.stream()
                                .map(leg -> canceled(leg, instrument, cancelId))
                                .toList())));
        return answers;
    }
}
