package trading.web.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.FeeRates;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.TradingState;
import trading.engine.view.LiveView;
import trading.infra.store.FillFilter;
import trading.infra.store.OrderFilter;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.exchange.wire.KnownIds;
import trading.web.exchange.wire.OrderText;
import trading.web.history.History;
import trading.web.route.Route;
import trading.web.text.Figures;

/// The account: its money, and what it has ordered and traded.
final class AccountEndpoints {
    private static final int MILLION_PLACES = 6;

    private final Endpoints endpoints;
    private final LiveView view;
    private final History history;
    private final Symbols symbols;
    private final KnownIds ids;
    private final RecentFills recentFills;
    private final LongSupplier marketNanos;

    AccountEndpoints(
            Endpoints endpoints,
            LiveView view,
            History history,
            KnownIds ids,
            RecentFills recentFills,
            LongSupplier marketNanos) {
        this.endpoints = endpoints;
        this.view = view;
        this.history = history;
        this.symbols = new Symbols(view);
        this.ids = ids;
        this.recentFills = recentFills;
        this.marketNanos = marketNanos;
    }

    List<Route> routes() {
        return List.of(
                endpoints.signed(Route.get("/api/v3/account", "Balances and fees"), 20, this::account),
                endpoints.signed(Route.get("/api/v3/allOrders", "Orders, oldest first"), 20, this::orders),
                endpoints.signed(Route.get("/api/v3/myTrades", "Fills, oldest first"), 20, this::fills),
                endpoints.signed(Route.get("/api/v3/rateLimit/order", "How many orders may come"), 40, (caller, p) -> {
                    p.finish();
                    return List.of();
                }));
    }

    private Fields account(Callers.Caller caller, Parameters parameters) {
        boolean omitZero = parameters.flag("omitZeroBalances", false);
        parameters.finish();
        int account = caller.account();
        Report.AccountOpened terms =
                view.terms(account).orElseThrow(() -> new IllegalStateException("account: id=" + account));
        FeeRates fees = view.risk(account)
                .flatMap(risk -> risk.allowances().rates())
                .orElseGet(() -> new FeeRates(
                        account,
                        0,
                        terms.fees().first().makerFeePpm(),
                        terms.fees().first().takerFeePpm()));
        boolean trades = view.risk(account)
                .map(risk -> risk.state() != TradingState.HALTED)
                .orElse(false);
        return Fields.of("makerCommission", basisPoints(fees.makerFeePpm()))
                .with("takerCommission", basisPoints(fees.takerFeePpm()))
                .with("buyerCommission", 0)
                .with("sellerCommission", 0)
                .with(
                        "commissionRates",
                        Fields.of("maker", rate(fees.makerFeePpm()))
                                .with("taker", rate(fees.takerFeePpm()))
                                .with("buyer", Amounts.ZERO)
                                .with("seller", Amounts.ZERO))
                .with("canTrade", trades)
                .with("canWithdraw", false)
                .with("canDeposit", false)
                .with("brokered", false)
                .with("requireSelfTradePrevention", true)
                .with("preventSor", false)
                .with("updateTime", Figures.millis(marketNanos.getAsLong()))
                .with("accountType", "SPOT")
                .with("balances", balances(account, omitZero))
                .with("permissions", List.of("SPOT"))
                .with("uid", account);
    }

    private List<Fields> balances(int account, boolean omitZero) {
        TreeMap<String, Balance> byAsset = new TreeMap<>();
        for (String asset : assets()) {
            byAsset.put(asset, new Balance(account, asset, 0, 0));
        }
        view.balances(account).forEach(balance -> byAsset.put(balance.asset(), balance));
        return byAsset.values().stream()
                .filter(balance -> !omitZero || balance.total() != 0)
                .map(balance -> Fields.of("asset", balance.asset())
                        .with("free", Amounts.money(balance.free()))
                        .with("locked", Amounts.money(balance.locked())))
                .toList();
    }

    private Set<String> assets() {
        Set<String> assets = new TreeSet<>();
        for (Instrument instrument : view.instruments()) {
            assets.add(instrument.base());
            assets.add(instrument.quote());
        }
        return assets;
    }

    private static int basisPoints(int ppm) {
        return ppm / OrderText.PPM_PER_BASIS_POINT;
    }

    private static String rate(int ppm) {
        return Amounts.decimal(BigDecimal.valueOf(ppm, MILLION_PLACES));
    }

    private List<Fields> orders(Callers.Caller caller, Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        Span span = Span.read(parameters, "orderId");
        parameters.finish();
        int account = caller.account();
        TreeMap<Long, Order> found = new TreeMap<>();
        Paged.Pages<Order> pages =
                (before, limit) -> history.orders(new OrderFilter(account, instrument.id(), Set.of(), before, limit));
        List<Order> recorded = span.hasBegin() || span.toMillis().isPresent()
                ? Paged.since(pages, Order::orderId, order -> span.isBefore(order.orderId(), order.createdNanos()))
                : Paged.newest(pages, Order::orderId, span.limit());
        recorded.forEach(order -> found.put(order.orderId(), order));
        view.openOrders(account).forEach(order -> found.put(order.orderId(), order));
        ids.orderIds(account).forEach(id -> view.order(id).ifPresent(order -> found.put(id, order)));
        found.replaceAll((id, order) -> view.order(id).orElse(order));
        List<Order> matching = found.values().stream()
                .filter(order -> order.instrument() == instrument.id())
                .filter(order -> span.holds(order.orderId(), order.createdNanos()))
                .toList();
        return part(matching, span).stream()
                .map(order -> OrderAnswers.queried(order, instrument))
                .toList();
    }

    private List<Fields> fills(Callers.Caller caller, Parameters parameters) throws InterruptedException {
        Instrument instrument = symbols.required(parameters);
        OptionalLong orderId = parameters.integer("orderId");
        Span span = Span.read(parameters, "fromId");
        parameters.finish();
        int account = caller.account();
        List<Fill> recent = recentFills.of(account, instrument.id(), view.sequence());
        Paged.Pages<Fill> pages = (before, limit) ->
                history.fills(new FillFilter(account, instrument.id(), orderId.orElse(0), 0, before, limit));
        List<Fill> recorded = span.hasBegin() || span.toMillis().isPresent()
                ? Paged.since(pages, Fill::fillId, fill -> span.isBefore(fill.fillId(), fill.timeNanos()))
                : Paged.newest(pages, Fill::fillId, span.limit());
        TreeMap<Long, Fill> found = new TreeMap<>();
        recorded.forEach(fill -> found.put(fill.fillId(), fill));
        recent.forEach(fill -> found.put(fill.fillId(), fill));
        List<Fill> matching = found.values().stream()
                .filter(fill -> orderId.isEmpty() || fill.orderId() == orderId.getAsLong())
                .filter(fill -> span.holds(fill.fillId(), fill.timeNanos()))
                .toList();
        return part(matching, span).stream()
                .map(fill -> OrderAnswers.trade(fill, instrument))
                .toList();
    }

    /// The oldest where the span has a begin, else the newest; oldest first.
    private static <T> List<T> part(Collection<T> found, Span span) {
        List<T> all = new ArrayList<>(found);
        int begin = span.hasBegin() ? 0 : Math.max(0, all.size() - span.limit());
        return all.subList(begin, Math.min(all.size(), begin + span.limit()));
    }
}
