package trading.web.trade;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.ExitReason;
import trading.engine.model.Order;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.view.LiveView;
import trading.infra.store.TradeFilter;
import trading.web.command.Accounts;
import trading.web.command.Denials;
import trading.web.command.Gate;
import trading.web.history.History;
import trading.web.order.Orders;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/trades`.
public final class TradeRoutes {
    private static final Set<TradeStatus> ENDED = Set.of(TradeStatus.CLOSED, TradeStatus.CANCELED);

    /// `next` is what to ask as `before` for the page after this one; it is missing on the last page.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TradeList(
            long sequence, List<TradeJson> trades, @Nullable String next) {}

    private final Accounts accounts;
    private final Gate gate;
    private final LiveView view;
    private final History history;
    private final Orders orders;
    private final Denials denials;

    public TradeRoutes(Accounts accounts, Gate gate, LiveView view, History history, Orders orders) {
        this.accounts = accounts;
        this.gate = gate;
        this.view = view;
        this.history = history;
        this.orders = orders;
        this.denials = new Denials(view);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/trades", "Trades, newest first")
                        .forViewers()
                        .query(Listing.parameters(true, Accounts.PARAMETER))
                        .answers(TradeList.class)
                        .by(this::list),
                Route.post("/api/trades", "Opens a trade; with a known clientOrderId it answers the first one")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(OpenTradeRequest.class)
                        .answers(201, TradeJson.class)
                        .by(this::open),
                Route.get("/api/trades/{id}", "One trade")
                        .forViewers()
                        .query(Accounts.PARAMETER)
                        .answers(TradeJson.class)
                        .by(call -> Reply.ok(json(required(call.id("id"), accounts.of(call))))),
                Route.post("/api/trades/{id}/close", "Exits what is open of a trade at the market")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .answers(TradeJson.class)
                        .by(this::close));
    }

    private Reply open(Call call) throws Exception {
        int account = accounts.of(call);
        OpenTradeRequest request = call.body(OpenTradeRequest.class);
        Orders.Submitted submitted = orders.submit(request.draft().toCommand(account, view));
        Trade trade = entered(submitted.order(), submitted.decided());
        return Reply.json(submitted.isNew() ? 201 : 200, json(trade))
                .withHeader("Location", "/api/trades/" + trade.tradeId());
    }

    private Trade entered(Order order, Answer.Decided decided) {
        return lastUpdate(decided, trade -> trade.entryOrderId() == order.orderId())
                .or(() -> find(order.tradeId(), order.account()))
                .orElseThrow(() -> new IllegalStateException("gateway: order " + order.orderId() + " without a trade"));
    }

    private static Optional<Trade> lastUpdate(Answer.Decided decided, Predicate<Trade> wanted) {
        return decided.reports().reversed().stream()
                .filter(report -> report instanceof Report.TradeUpdated)
                .map(report -> ((Report.TradeUpdated) report).trade())
                .filter(wanted)
                .findFirst();
    }

    private Reply close(Call call) throws Exception {
        call.emptyBody();
        int account = accounts.of(call);
        long tradeId = call.id("id");
        Answer.Decided decided = gate.decide(new Command.CloseTrade(account, tradeId, ExitReason.MANUAL));
        denials.throwIfDenied(decided);
        return Reply.ok(json(lastUpdate(decided, trade -> trade.tradeId() == tradeId)
                .or(() -> find(tradeId, account))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException())));
    }

    private Reply list(Call call) {
        int account = accounts.of(call);
        Listing listing = Listing.of(call.query(), view);
        long sequence = view.sequence();
        List<Trade> open = view.openTrades(account).stream()
                .filter(trade -> listing.matches(trade.instrument(), trade.tradeId()))
                .toList();
        List<Trade> found = switch (listing.status()) {
            case "open" -> open;
            case "closed" -> recorded(account, listing, ENDED);
            default -> merged(open, recorded(account, listing, Set.of()));
        };
        List<Trade> page = found.stream()
                .sorted(Comparator.comparingLong(Trade::tradeId).reversed())
                .limit(listing.limit())
                .toList();
        return Reply.ok(
                new TradeList(sequence, page.stream().map(this::json).toList(), listing.next(page, Trade::tradeId)));
    }

    private List<Trade> recorded(int account, Listing listing, Set<TradeStatus> statuses) {
        return history
                .trades(new TradeFilter(account, listing.instrument(), statuses, listing.before(), listing.limit()))
                .stream()
                .map(trade -> view.trade(trade.tradeId()).orElse(trade))
                .toList();
    }

    private static List<Trade> merged(List<Trade> open, List<Trade> recorded) {
        List<Trade> all = new ArrayList<>(recorded);
        Set<Long> known = new HashSet<>();
        recorded.forEach(trade -> known.add(trade.tradeId()));
        open.stream().filter(trade -> !known.contains(trade.tradeId())).forEach(all::add);
        return all;
    }

    private Trade required(long tradeId, int account) {
        return find(tradeId, account)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
    }

    /// Of that account only: another's trade is as absent as one that never was.
    private Optional<Trade> find(long tradeId, int account) {
        return view.trade(tradeId).or(() -> history.trade(tradeId)).filter(trade -> trade.account() == account);
    }

    private TradeJson json(Trade trade) {
        return TradeJson.of(trade, view.instrument(trade.instrument()), view.lastPrice(trade.instrument()));
    }
}
