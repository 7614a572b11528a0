package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.Command.CancelOrder;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.Entry;
import trading.engine.strategy.SizedQuantity;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.SizingCase;
import trading.engine.strategy.StrategyDeclaration;

/// Makes decisions of one seat's wishes, and orders of its decisions.
///
/// The whole of a call is planned first; then its decisions are kept, then its memory together with the plan; then the
/// orders are sent. So a crash leaves either nothing of a call or all of it, and no order without its decision.
final class SeatDesk {
    private record Planned(Command command, Decision decision, long setAside) {}

    private final SeatSurroundings around;
    private final SeatTrades trades;
    private final SeatOrders orders;
    private final SeatOrderFlow flow;
    private final SeatLog log;
    private final OrderRate rate;
    private StrategyDeclaration declaration;
    private SeatTerms terms;
    private Sizing sizing;

    SeatDesk(
            SeatSurroundings around,
            SeatTrades trades,
            SeatOrders orders,
            SeatOrderFlow flow,
            SeatLog log,
            StrategyDeclaration declaration,
            SeatTerms terms) {
        this.around = around;
        this.trades = trades;
        this.orders = orders;
        this.flow = flow;
        this.log = log;
        this.declaration = declaration;
        this.terms = terms;
        this.sizing = sizing(declaration, terms);
        rate = new OrderRate(around.config().ordersPerMinute() + declaration.entries());
    }

    /// From now on.
    void plays(StrategyDeclaration played, SeatTerms by) {
        declaration = played;
        terms = by;
        sizing = sizing(played, by);
    }

    Sizing sizing() {
        return sizing;
    }

    private Sizing sizing(StrategyDeclaration played, SeatTerms by) {
        Sizing own = by.sizing() != null ? by.sizing() : played.sizing();
        return own != null ? own : around.config().sizing();
    }

    /// Lots for an entry of the seat's own instrument.
    long quantity(Instrument instrument, long price, long stopLossPrice, long averageRange) {
        return sized(instrument, Side.BUY, price, stopLossPrice, averageRange, 0)
                .lots();
    }

    /// What the call wants, done. Returns why the strategy is to be disabled, or null.
    @Nullable
    String obey(Occasion occasion, CallContext call, Evidence evidence, SeatPrices prices) {
        List<Planned> plan = new ArrayList<>();
        long spent = 0;
        int entries = 0;
        for (int i = 0; i < call.wishes().size(); i++) {
            Wish wish = call.wishes().get(i);
            String id = occasion.id(declaration.name(), call.instrument().symbol(), i);
            Case made = new Case(id, occasion, call, evidence, prices);
            switch (wish) {
                case Wish.Enter(Entry entry) -> {
                    Planned planned = enter(made, entry, entries, spent);
                    if (planned == null) {
                        continue;
                    }
                    if (!rate.allows(occasion.timeNanos())) {
                        return "order flood: more than " + rate.perMinute() + " entries in a minute";
                    }
                    entries++;
                    spent += planned.setAside();
                    plan.add(planned);
                }
                case Wish.ExitAll(String reason) -> {
                    for (Order order : orders.open()) {
                        plan.add(cancel(made, order, reason));
                    }
                    for (Trade trade : trades.open()) {
                        if (isOpen(trade)) {
                            plan.add(close(made, trade, reason));
                        }
                    }
                }
                case Wish.Close(long tradeId, String reason) -> {
                    Trade trade = trades.open(tradeId);
                    if (trade != null && isOpen(trade)) {
                        plan.add(close(made, trade, reason));
                    }
                }
                case Wish.Cancel(long orderId, String reason) -> {
                    Order order = orders.open(orderId);
                    if (order != null) {
                        plan.add(cancel(made, order, reason));
                    }
                }
            }
        }
        giveUpUnkept(plan);
        keepMemory(occasion, call, plan);
        for (Planned planned : plan) {
            flow.send(planned.command(), planned.decision(), planned.setAside());
        }
        return null;
    }

    private void keepMemory(Occasion occasion, CallContext call, List<Planned> plan) {
        MemoryDraft draft = call.draft();
        if (draft != null && draft.changed()) {
            flow.keep(
                    occasion.timeNanos(),
                    draft,
                    plan.stream().map(Planned::command).toList());
        }
    }

    /// No order is sent whose decision a crash could take; what only makes positions smaller is sent all the same.
    private void giveUpUnkept(List<Planned> plan) {
        if (plan.isEmpty()) {
            return;
        }
        List<Decision> made = new ArrayList<>(plan.size());
        for (Planned planned : plan) {
            made.add(planned.decision());
        }
        if (around.listener().deciding(made)) {
            return;
        }
        for (Planned planned : List.copyOf(plan)) {
            if (planned.command() instanceof SubmitOrder) {
                plan.remove(planned);
                Decision decision = planned.decision();
                refuse(
                        decision.timeNanos(),
                        decision.became(Outcome.BUSY, "its decision could not be kept"),
                        "its decision could not be kept");
            }
        }
    }

    /// What all wishes of one call share, and the id of this one.
    private record Case(String id, Occasion occasion, CallContext call, Evidence evidence, SeatPrices prices) {}

    /// Null when nothing is to be sent, which is then said.
    private @Nullable Planned enter(Case made, Entry entry, int entriesBefore, long spent) {
        Instrument instrument = made.call().instrument(entry.symbol());
        long price = entry.type() == OrderType.MARKET ? price(made, instrument) : entry.price();
        long time = made.occasion().timeNanos();
        int taken = trades.count() + orders.entriesUnderWay() + entriesBefore;
        if (taken >= declaration.entries()) {
            log.say(
                    time,
                    (taken == 1
                                    ? "not entered, its last trade is open: "
                                    : "not entered, it has " + taken + " trades: ")
                            + entry.reason());
            return null;
        }
        if (price <= 0) {
            log.say(time, "not entered, there is no price of " + instrument.symbol() + " yet: " + entry.reason());
            return null;
        }
        SizedQuantity sized = entry.quantity() > 0
                ? asked(instrument, entry, price, spent)
                : sized(
                        instrument,
                        entry.side(),
                        price,
                        entry.stopLossPrice(),
                        made.prices().averageRange(instrument.id()),
                        spent);
        Decision decision = entering(made, entry, instrument, price, sized);
        String objection = objection(entry, made.evidence().opinion());
        if (objection != null) {
            refuse(time, decision.became(Outcome.VETOED, objection), objection);
            return null;
        }
        if (sized.lots() == 0) {
            refuse(
                    time,
                    decision.became(Outcome.TOO_SMALL, sized.arithmetic()),
                    "the quantity would be too small to trade");
            return null;
        }
        SubmitOrder order = order(decision, entry, instrument, sized.lots());
        long setAside = around.config().limits().setAside(instrument.notional(price, sized.lots()));
        return new Planned(order, decision, setAside);
    }

    /// Where a market order is likely to be filled: at the last price that the seat has seen, else at the middle of
    /// the quote; 0 when there is neither.
    private long price(Case made, Instrument instrument) {
        long last = made.prices().last(instrument.id());
        if (last > 0) {
            return last;
        }
        Quote quote = around.portfolio().quote(instrument.id());
        return quote != null && quote.bidPrice() > 0 && quote.askPrice() > 0
                ? (quote.bidPrice() + quote.askPrice()) / 2
                : 0;
    }

    private void refuse(long timeNanos, Decision decision, String why) {
        log.keep(decision);
        log.say(timeNanos, "not entered, " + why + ": " + decision.reason());
    }

    /// Why the analyst's opinion keeps an entry from being made, or null.
    private @Nullable String objection(Entry entry, @Nullable AnalystOpinion opinion) {
        if (opinion == null || opinion.confidence() < terms.vetoConfidence()) {
            return null;
        }
        AnalystOpinion.View against = entry.side() == Side.BUY ? AnalystOpinion.View.SELL : AnalystOpinion.View.BUY;
        return opinion.view() == against
                ? "the analyst says " + opinion.view() + " with a confidence of "
                        + Math.round(100 * opinion.confidence()) + " %"
                : null;
    }

    private SizedQuantity sized(
            Instrument instrument, Side side, long price, long stopLossPrice, long averageRange, long spent) {
        return sizing.within(
                around.config().limits(),
                new SizingCase(
                        instrument,
                        side,
                        price,
                        stopLossPrice,
                        averageRange,
                        trades.results(),
                        around.portfolio().equity(),
                        Math.max(0, around.portfolio().freeCash() - spent)));
    }

    /// The strategy's own quantity, within the limits.
    private SizedQuantity asked(Instrument instrument, Entry entry, long price, long spent) {
        long most = around.config()
                .limits()
                .lots(
                        instrument,
                        price,
                        around.portfolio().equity(),
                        Math.max(0, around.portfolio().freeCash() - spent));
        long lots = Math.min(entry.quantity(), most);
        String text = "the strategy asked for "
                + instrument.quantity(entry.quantity()).toPlainString()
                + (lots < entry.quantity()
                        ? ", the limits allow " + instrument.quantity(lots).toPlainString()
                        : "");
        boolean enough =
                lots >= instrument.minimumLots() && instrument.notional(price, lots) >= instrument.minimumNotional();
        return new SizedQuantity(enough ? lots : 0, text);
    }

    private SubmitOrder order(Decision decision, Entry entry, Instrument instrument, long lots) {
        boolean market = entry.type() == OrderType.MARKET;
        return new SubmitOrder(
                around.config().account(),
                instrument.id(),
                decision.clientOrderId(),
                declaration.name(),
                entry.side(),
                entry.type(),
                market ? TimeInForce.IOC : TimeInForce.GTC,
                lots,
                entry.type() == OrderType.LIMIT ? entry.price() : 0,
                0,
                true,
                entry.stopLossPrice(),
                entry.takeProfitPrice(),
                entry.type() == OrderType.STOP ? OrderTerms.stopAt(entry.price()) : OrderTerms.PLAIN);
    }

    private Decision entering(Case made, Entry entry, Instrument instrument, long price, SizedQuantity sized) {
        return new Decision(
                made.id(),
                made.occasion().sequence(),
                made.occasion().timeNanos(),
                declaration.name(),
                declaration.version(),
                instrument.symbol(),
                made.prices().lastBarOpenNanos(),
                Action.ENTER,
                Outcome.SENT,
                entry.side(),
                sized.lots(),
                price,
                entry.stopLossPrice(),
                entry.takeProfitPrice(),
                entry.confidence(),
                made.id(),
                0,
                entry.reason(),
                "",
                made.evidence().sized(sized.arithmetic()));
    }

    private Planned close(Case made, Trade trade, String reason) {
        Decision decision = leaving(
                made,
                Action.EXIT,
                trade.instrument(),
                trade.side().opposite(),
                trade.openQuantity(),
                trade.tradeId(),
                reason);
        return new Planned(new CloseTrade(around.config().account(), trade.tradeId(), ExitReason.SIGNAL), decision, 0);
    }

    private Planned cancel(Case made, Order order, String reason) {
        Decision decision = leaving(
                made, Action.CANCEL, order.instrument(), order.side(), order.leavesQuantity(), order.tradeId(), reason);
        return new Planned(new CancelOrder(around.config().account(), order.orderId()), decision, 0);
    }

    /// One wish to leave may be several decisions, each of its own trade: `ema-cross:BTCUSDT:20220103T1005#7`.
    private Decision leaving(
            Case made, Action action, int instrument, Side side, long quantity, long tradeId, String reason) {
        return new Decision(
                made.id() + "#" + tradeId,
                made.occasion().sequence(),
                made.occasion().timeNanos(),
                declaration.name(),
                declaration.version(),
                around.portfolio().symbol(instrument),
                made.prices().lastBarOpenNanos(),
                action,
                Outcome.SENT,
                side,
                quantity,
                made.prices().last(instrument),
                0,
                0,
                1,
                "",
                tradeId,
                reason,
                "",
                made.evidence());
    }

    static boolean isOpen(Trade trade) {
        return trade.status() == TradeStatus.OPEN;
    }
}
