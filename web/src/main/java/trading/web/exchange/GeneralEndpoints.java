package trading.web.exchange;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.route.Route;

/// `ping`, `time` and `exchangeInfo`.
final class GeneralEndpoints {
    static final long MOST_TICKS = 1_000_000_000_000L;

    private static final List<String> ORDER_TYPES = List.of(
            "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT");
    private static final List<String> PREVENTION_MODES =
            List.of("EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT");
    private static final Set<KillScope> OF_A_MARKET = Set.of(KillScope.GLOBAL, KillScope.INSTRUMENT);

    private final Endpoints endpoints;
    private final LiveView view;
    private final Symbols symbols;
    private final LongSupplier millis;

    GeneralEndpoints(Endpoints endpoints, LiveView view, LongSupplier millis) {
        this.endpoints = endpoints;
        this.view = view;
        this.symbols = new Symbols(view);
        this.millis = millis;
    }

    List<Route> routes() {
        return List.of(
                endpoints.open(Route.get("/api/v3/ping", "Whether the exchange is there"), 1, parameters -> {
                    parameters.finish();
                    return Fields.none();
                }),
                endpoints.open(Route.get("/api/v3/time", "The exchange's clock"), 1, parameters -> {
                    parameters.finish();
                    return Fields.of("serverTime", millis.getAsLong());
                }),
                endpoints.open(Route.get("/api/v3/exchangeInfo", "What can be traded, and how"), 20, this::info));
    }

    private Fields info(Parameters parameters) {
        List<Instrument> instruments = symbols.asked(parameters).instruments();
        boolean spot = parameters
                .text("permissions")
                .map(permissions -> permissions.contains("SPOT"))
                .orElse(true);
        parameters.flag("showPermissionSets", true);
        parameters.finish();
        List<KillSwitch> stops = view.killSwitches();
        return Fields.of("timezone", "UTC")
                .with("serverTime", millis.getAsLong())
                .with(
                        "rateLimits",
                        List.of(Fields.of("rateLimitType", "REQUEST_WEIGHT")
                                .with("interval", "MINUTE")
                                .with("intervalNum", 1)
                                .with("limit", RequestWeights.A_MINUTE)))
                .with("exchangeFilters", List.of())
                .with(
                        "symbols",
                        spot
                                ? instruments.stream()
                                        .map(instrument -> symbol(instrument, stops))
                                        .toList()
                                : List.of());
    }

    private static Fields symbol(Instrument instrument, List<KillSwitch> stops) {
        return Fields.of("symbol", instrument.symbol())
                .with("status", isStopped(instrument, stops) ? "HALT" : "TRADING")
                .with("baseAsset", instrument.base())
                .with("baseAssetPrecision", 8)
                .with("quoteAsset", instrument.quote())
                .with("quotePrecision", 8)
                .with("quoteAssetPrecision", 8)
                .with("baseCommissionPrecision", 8)
                .with("quoteCommissionPrecision", 8)
                .with("orderTypes", ORDER_TYPES)
                .with("icebergAllowed", true)
                .with("ocoAllowed", true)
                .with("otoAllowed", false)
                .with("quoteOrderQtyMarketAllowed", true)
                .with("allowTrailingStop", true)
                .with("cancelReplaceAllowed", true)
                .with("amendAllowed", true)
                .with("isSpotTradingAllowed", true)
                .with("isMarginTradingAllowed", false)
                .with("filters", filters(instrument))
                .with("permissions", List.of("SPOT"))
                .with("permissionSets", List.of(List.of("SPOT")))
                .with("defaultSelfTradePreventionMode", "EXPIRE_TAKER")
                .with("allowedSelfTradePreventionModes", PREVENTION_MODES);
    }

    private static boolean isStopped(Instrument instrument, List<KillSwitch> stops) {
        return stops.stream()
                .filter(stop -> OF_A_MARKET.contains(stop.scope()))
                .anyMatch(stop -> stop.target().isEmpty() || stop.target().equals(instrument.symbol()));
    }

    private static List<Fields> filters(Instrument instrument) {
        return List.of(
                Fields.of("filterType", "PRICE_FILTER")
                        .with("minPrice", Amounts.price(instrument, 1))
                        .with("maxPrice", Amounts.price(instrument, MOST_TICKS))
                        .with("tickSize", Amounts.price(instrument, 1)),
                Fields.of("filterType", "LOT_SIZE")
                        .with("minQty", Amounts.quantity(instrument, instrument.minimumLots()))
                        .with("maxQty", Amounts.quantity(instrument, instrument.maximumLots()))
                        .with("stepSize", Amounts.quantity(instrument, 1)),
                Fields.of("filterType", "TRAILING_DELTA")
                        .with("minTrailingAboveDelta", OrderForm.LEAST_DELTA)
                        .with("maxTrailingAboveDelta", OrderForm.MOST_DELTA)
                        .with("minTrailingBelowDelta", OrderForm.LEAST_DELTA)
                        .with("maxTrailingBelowDelta", OrderForm.MOST_DELTA),
                Fields.of("filterType", "NOTIONAL")
                        .with("minNotional", Amounts.money(instrument.minimumNotional()))
                        .with("applyMinToMarket", true)
                        .with("maxNotional", Amounts.money(Long.MAX_VALUE))
                        .with("applyMaxToMarket", false)
                        .with("avgPriceMins", 5));
    }
}
