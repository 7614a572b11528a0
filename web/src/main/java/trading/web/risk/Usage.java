package trading.web.risk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Equity;
import trading.engine.model.ExposureLimits;
import trading.engine.model.Instrument;
import trading.engine.model.LossLimits;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.RateLimits;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;
import trading.web.text.Figures;

/// How much of its limits an account uses, as the live view has it. The gateway's own sum decides; this one
/// is for people.
///
/// Exposure of an instrument: the worst of `|position + open buys|` and `|position - open sells|` at the
/// middle of the book. Of the orders of a list, only the largest on each side counts, and none that still
/// waits for its parent. Of a strategy: what its open trades cost, and what those of its open orders that
/// reduce nothing may cost at worst.
final class Usage {
    private static final int MILLION = 1_000_000;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long MINUTE_NANOS = 60 * SECOND_NANOS;

    private final AccountRisk risk;
    private final LiveView view;
    private final Activity activity;
    private final List<Order> orders;
    private final Map<Integer, Instrument> instruments = new TreeMap<>();

    Usage(AccountRisk risk, LiveView view, Activity activity) {
        this.risk = risk;
        this.view = view;
        this.activity = activity;
        this.orders = view.openOrders(risk.account());
        view.instruments().forEach(instrument -> instruments.put(instrument.id(), instrument));
    }

    List<UsageJson> all() {
        ExposureLimits limits = risk.limits().exposure();
        Map<String, Long> byInstrument = byInstrument();
        long account = byInstrument.values().stream().reduce(0L, Usage::plus);
        List<UsageJson> all = new ArrayList<>();
        all.add(largest("instrumentNotional", byInstrument, limits.instrumentNotional()));
        all.add(largest("strategyNotional", byStrategy(), limits.strategyNotional()));
        all.add(money("accountNotional", account, limits.accountNotional(), null));
        all.add(leverage(account, limits.leverageHundredths()));
        all.add(openOrders(limits.openOrders()));
        addRates(all, risk.limits().rate());
        addLosses(all, risk.limits().loss());
        return all;
    }

    private UsageJson openOrders(int limit) {
        return count("openOrders", orders.size(), limit == Integer.MAX_VALUE ? 0 : limit, null);
    }

    /// Orders, amendments and cancels within the span of the limit, and executions of the strategy that has
    /// the most; without a limit, within a second and a minute.
    private void addRates(List<UsageJson> all, RateLimits limits) {
        int account = risk.account();
        long messageNanos = limits.messages() == 0 ? SECOND_NANOS : limits.messageNanos();
        all.add(count("messages", activity.messages(account, messageNanos), limits.messages(), null));
        long executionNanos = limits.executions() == 0 ? MINUTE_NANOS : limits.executionNanos();
        var most =
                activity.executions(account, executionNanos).entrySet().stream().max(Map.Entry.comparingByValue());
        all.add(count(
                "executions",
                most.map(Map.Entry::getValue).orElse(0L),
                limits.executions(),
                most.map(Map.Entry::getKey).orElse(null)));
    }

    /// A limit of 0 is none.
    private static UsageJson count(String name, long used, int limit, @Nullable String of) {
        return new UsageJson(
                name,
                Long.toString(used),
                limit == 0 ? null : Integer.toString(limit),
                limit == 0 ? null : Figures.percentOf(used, limit),
                of);
    }

    private UsageJson leverage(long exposure, int limit) {
        long equity = risk.equity()
                .map(Equity::equity)
                .orElseGet(() -> view.summary(risk.account()).equity());
        boolean none = limit == Integer.MAX_VALUE;
        long used = equity <= 0 ? 0 : share(exposure, 100, equity);
        return new UsageJson(
                "leverage",
                Figures.hundredths(used),
                none ? null : Figures.hundredths(limit),
                none ? null : Figures.percentOf(used, limit),
                null);
    }

    private void addLosses(List<UsageJson> all, LossLimits limits) {
        Equity equity = risk.equity().orElse(null);
        if (equity == null) {
            return;
        }
        all.add(money("dailyLoss", Math.max(0, equity.dayStart() - equity.equity()), limits.dailyLoss(), null));
        boolean none = limits.drawdownPpm() == Integer.MAX_VALUE;
        long ppm = equity.peak() <= 0 ? 0 : share(equity.drawdown(), MILLION, equity.peak());
        all.add(new UsageJson(
                "drawdownPercent",
                Figures.percent(ppm),
                none ? null : Figures.percent(limits.drawdownPpm()),
                none ? null : Figures.percentOf(ppm, limits.drawdownPpm()),
                null));
    }

    private static UsageJson largest(String name, Map<String, Long> exposures, long limit) {
        var largest = exposures.entrySet().stream().max(Map.Entry.comparingByValue());
        return money(
                name,
                largest.map(Map.Entry::getValue).orElse(0L),
                limit,
                largest.map(Map.Entry::getKey).filter(of -> !of.isEmpty()).orElse(null));
    }

    private static UsageJson money(String name, long used, long limit, @Nullable String of) {
        boolean none = limit == Long.MAX_VALUE;
        return new UsageJson(
                name,
                Figures.money(used),
                none ? null : Figures.money(limit),
                none ? null : Figures.percentOf(used, limit),
                of);
    }

    private Map<String, Long> byInstrument() {
        Map<Integer, Long> held = new TreeMap<>();
        for (Position position : view.positions(risk.account())) {
            held.put(position.instrument(), position.quantity());
        }
        orders.forEach(order -> held.putIfAbsent(order.instrument(), 0L));
        Map<String, Long> exposures = new TreeMap<>();
        held.forEach((id, position) -> {
            Instrument instrument = instruments.get(id);
            long worst = Math.max(Math.abs(position + open(id, Side.BUY)), Math.abs(position - open(id, Side.SELL)));
            OptionalLong reference = reference(id);
            if (instrument != null && worst > 0 && reference.isPresent()) {
                exposures.put(instrument.symbol(), notional(instrument, reference.getAsLong(), worst));
            }
        });
        return exposures;
    }

    /// Lots that open orders of one side ask for.
    private long open(int instrument, Side side) {
        Map<Long, Long> lists = new TreeMap<>();
        long single = 0;
        for (Order order : orders) {
            boolean works = order.status() != OrderStatus.SUSPENDED;
            if (works && order.instrument() == instrument && order.side() == side) {
                if (order.listId() == 0) {
                    single += order.leavesQuantity();
                } else {
                    lists.merge(order.listId(), order.leavesQuantity(), Math::max);
                }
            }
        }
        return lists.values().stream().reduce(single, Long::sum);
    }

    /// By strategy; the empty name stands for what people do themselves.
    private Map<String, Long> byStrategy() {
        Map<String, Long> exposures = new TreeMap<>();
        Map<Long, Trade> trades = new TreeMap<>();
        for (Trade trade : view.openTrades(risk.account())) {
            trades.put(trade.tradeId(), trade);
            if (trade.entryQuantity() > 0) {
                long cost = share(trade.entryNotional(), trade.openQuantity(), trade.entryQuantity());
                exposures.merge(trade.strategy(), cost, Usage::plus);
            }
        }
        Map<Long, Long> lists = new TreeMap<>();
        for (Order order : orders) {
            Trade trade = trades.get(order.tradeId());
            boolean exits = trade != null && trade.side() != order.side();
            if (exits || order.terms().reduceOnly() || order.status() == OrderStatus.SUSPENDED) {
                continue;
            }
            long cost = mayCost(order);
            long counted = order.listId() == 0 ? 0 : lists.getOrDefault(order.listId(), 0L);
            lists.merge(order.listId(), cost, Math::max);
            exposures.merge(order.strategy(), Math.max(0, cost - counted), Usage::plus);
        }
        return exposures;
    }

    /// At its limit, or at the edge of the collar around its stop price.
    private long mayCost(Order order) {
        Instrument instrument = instruments.get(order.instrument());
        long price = order.limitPrice();
        if (price == 0) {
            long stop = order.terms().stopPrice();
            price = stop + order.side().sign() * share(stop, risk.limits().collarPpm(), MILLION);
        }
        return instrument == null ? 0 : notional(instrument, price, order.leavesQuantity());
    }

    private OptionalLong reference(int instrument) {
        Quote quote = view.quote(instrument).orElse(null);
        return quote != null && quote.bidPrice() > 0 && quote.askPrice() > 0
                ? OptionalLong.of((quote.bidPrice() + quote.askPrice()) / 2)
                : view.lastPrice(instrument);
    }

    private static long notional(Instrument instrument, long ticks, long lots) {
        try {
            return instrument.notional(ticks, lots);
        } catch (ArithmeticException tooLarge) {
            return Long.MAX_VALUE;
        }
    }

    /// `a * b / c`, exactly.
    private static long share(long a, long b, long c) {
        BigInteger share = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(c));
        return share.bitLength() < Long.SIZE ? share.longValue() : Long.MAX_VALUE;
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
