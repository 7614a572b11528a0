package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.Side;

/// Everything there is, and what the command that is being decided has changed so far.
final class PlainState {
    private record AccountAsset(PlainAccount account, String asset) {}

    private record AccountMarket(PlainAccount account, PlainMarket market) {}

    /// `flatten`: what it covers is closed for as long as it is engaged.
    record Engaged(KillSwitch killSwitch, boolean flatten) {
        boolean covers(PlainAccount account, PlainMarket market, String strategy) {
            String target = killSwitch.target();
            return switch (killSwitch.scope()) {
                case GLOBAL -> true;
                case VENUE -> target.isEmpty() || target.equals("paper");
                case INSTRUMENT -> target.equals(market.instrument.symbol());
                case STRATEGY -> target.equals(strategy);
                case ACCOUNT -> target.equals(Integer.toString(account.id));
            };
        }
    }

    final TreeMap<Integer, PlainAccount> accounts = new TreeMap<>();
    final TreeMap<Integer, PlainMarket> markets = new TreeMap<>();

    /// Open orders by id: the order in which they were accepted.
    final TreeMap<Long, PlainOrder> orders = new TreeMap<>();

    /// Pending and open trades.
    final TreeMap<Long, PlainTrade> trades = new TreeMap<>();

    /// In the order in which they were engaged.
    final List<Engaged> killSwitches = new ArrayList<>();

    /// In the order in which they were first heard of.
    private final List<String> assets = new ArrayList<>();

    private final TreeMap<String, BigInteger> deposited = new TreeMap<>();
    long lastOrderId;
    long lastTradeId;
    long lastFillId;
    long lastMatchId;
    long lastLockId;
    long nowNanos;

    private List<Report> reports = new ArrayList<>();
    private final Set<PlainTrade> changedTrades = new LinkedHashSet<>();
    private final Set<AccountMarket> changedPositions = new LinkedHashSet<>();
    private final Set<PlainAccount> changedAccounts = new LinkedHashSet<>();
    private final Set<AccountAsset> changedBalances = new LinkedHashSet<>();
    private final Set<PlainMarket> changedMarkets = new LinkedHashSet<>();

    /// Trades that the gateway tried to exit in this command.
    final Set<PlainTrade> tried = new HashSet<>();

    /// Trades that ended in this command.
    final List<PlainAccount.ClosedTrade> closedNow = new ArrayList<>();

    /// Orders whose strategy executed too much in this command.
    final List<PlainOrder> flooded = new ArrayList<>();

    void begin(long timeNanos) {
        nowNanos = timeNanos;
        reports = new ArrayList<>();
    }

    List<Report> end() {
        changedTrades.forEach(trade -> emit(new Report.TradeUpdated(trade.toTrade(), false)));
        changedPositions.forEach(
                changed -> emit(new Report.PositionUpdated(position(changed.account(), changed.market()), false)));
        for (PlainAccount account : changedAccounts) {
            for (String asset : assets) {
                if (changedBalances.contains(new AccountAsset(account, asset))) {
                    emit(new Report.BalanceUpdated(balance(account, asset), false));
                }
            }
        }
        for (PlainMarket market : changedMarkets) {
            Quote quote = market.quote(nowNanos);
            if (!quote.equals(withTime(market.reported, nowNanos))) {
                market.reported = quote;
                emit(new Report.QuoteUpdated(quote));
            }
            market.notePrices();
        }
        changedTrades.clear();
        changedPositions.clear();
        changedAccounts.clear();
        changedBalances.clear();
        changedMarkets.clear();
        tried.clear();
        closedNow.clear();
        flooded.clear();
        return reports;
    }

    private static Quote withTime(Quote quote, long timeNanos) {
        return new Quote(
                quote.instrument(),
                quote.bidPrice(),
                quote.bidQuantity(),
                quote.askPrice(),
                quote.askQuantity(),
                timeNanos);
    }

    void emit(Report report) {
        reports.add(report);
    }

    void changed(PlainTrade trade) {
        changedTrades.add(trade);
    }

    void changedPosition(PlainAccount account, PlainMarket market) {
        changedPositions.add(new AccountMarket(account, market));
    }

    /// The accounts and markets whose positions this command has changed so far.
    void forEachChangedPosition(java.util.function.BiConsumer<PlainAccount, PlainMarket> consumer) {
        List.copyOf(changedPositions).forEach(changed -> consumer.accept(changed.account(), changed.market()));
    }

    void changedBalance(PlainAccount account, String asset) {
        if (!account.isLiquidity()) {
            changedAccounts.add(account);
            changedBalances.add(new AccountAsset(account, asset));
        }
    }

    void changed(PlainMarket market) {
        changedMarkets.add(market);
    }

    /// The markets whose books this command has changed so far.
    List<PlainMarket> changedMarkets() {
        return List.copyOf(changedMarkets);
    }

    void heardOf(String asset) {
        if (!assets.contains(asset)) {
            assets.add(asset);
        }
    }

    List<String> assets() {
        return assets;
    }

    PlainMarket addMarket(Instrument instrument) {
        heardOf(instrument.base());
        heardOf(instrument.quote());
        PlainMarket market = new PlainMarket(instrument);
        markets.put(instrument.id(), market);
        return market;
    }

    /// False when the sum of all deposits of the asset would not fit.
    boolean deposit(PlainAccount account, String asset, long amount) {
        BigInteger sum = deposited.getOrDefault(asset, BigInteger.ZERO).add(PlainMoney.of(amount));
        if (!PlainMoney.fits(sum)) {
            return false;
        }
        deposited.put(asset, sum);
        account.add(asset, PlainMoney.of(amount));
        return true;
    }

    @Nullable
    PlainAccount account(int id) {
        return accounts.get(id);
    }

    @Nullable
    PlainMarket market(int id) {
        return markets.get(id);
    }

    /// The first kill switch that covers it; null when none does.
    @Nullable
    Engaged covering(PlainAccount account, PlainMarket market, String strategy) {
        for (Engaged engaged : killSwitches) {
            if (engaged.covers(account, market, strategy)) {
                return engaged;
            }
        }
        return null;
    }

    /// A strategy's kill switch leaves the stops of its trades at work.
    boolean stopsExits(PlainTrade trade) {
        return killSwitches.stream()
                .anyMatch(engaged -> engaged.killSwitch().scope() != KillScope.STRATEGY
                        && engaged.covers(trade.owner, trade.market, trade.strategy()));
    }

    List<PlainOrder> openOrders(PlainAccount account) {
        return orders.values().stream().filter(order -> order.owner == account).toList();
    }

    List<PlainOrder> openOrders(PlainAccount account, PlainMarket market) {
        return openOrders(account).stream()
                .filter(order -> order.market == market)
                .toList();
    }

    /// Open trades in the order in which they opened.
    List<PlainTrade> openTrades(PlainAccount account, PlainMarket market) {
        return account.openTrades.stream()
                .filter(trade -> trade.market == market)
                .toList();
    }

    boolean hasEnded(long tradeId) {
        return tradeId > 0 && tradeId <= lastTradeId && !trades.containsKey(tradeId);
    }

    /// A sum over orders in which those of a list, of which only one can be filled, count as much as the
    /// largest.
    static BigInteger sum(List<PlainOrder> orders, Function<PlainOrder, BigInteger> figure) {
        BigInteger sum = BigInteger.ZERO;
        Set<PlainList> counted = new HashSet<>();
        for (PlainOrder order : orders) {
            PlainList list = order.list;
            if (list == null || !order.sharesWithList()) {
                sum = sum.add(figure.apply(order));
            } else if (counted.add(list)) {
                sum = sum.add(orders.stream()
                        .filter(leg -> leg.list == list && leg.sharesWithList())
                        .map(figure)
                        .reduce(BigInteger.ZERO, BigInteger::max));
            }
        }
        return sum;
    }

    /// What of the trade open exit orders have claimed.
    long claimed(PlainTrade trade) {
        List<PlainOrder> exits = openOrders(trade.owner, trade.market).stream()
                .filter(order -> order.exits && order.trade == trade)
                .toList();
        return sum(exits, order -> PlainMoney.of(order.working())).longValueExact();
    }

    long exitable(PlainTrade trade) {
        return trade.open() - claimed(trade);
    }

    /// Lots that open orders of that side may fill.
    long openLots(PlainAccount account, PlainMarket market, Side side) {
        List<PlainOrder> ofSide = openOrders(account, market).stream()
                .filter(order -> order.side() == side)
                .toList();
        return sum(ofSide, order -> PlainMoney.of(order.working())).longValueExact();
    }

    long positionLots(PlainAccount account, PlainMarket market) {
        return openTrades(account, market).stream()
                .mapToLong(trade -> trade.side.sign() * trade.open())
                .sum();
    }

    /// What an order of that side could take off the position beyond what open orders of that side do.
    long reducible(PlainAccount account, PlainMarket market, Side side) {
        long position = positionLots(account, market);
        long against = side == Side.SELL ? position : -position;
        return Math.max(0, against - openLots(account, market, side));
    }

    /// The largest that the position can become with `more` lots of that side besides the open orders.
    long worstLots(PlainAccount account, PlainMarket market, Side side, long more) {
        long position = positionLots(account, market);
        long buys = openLots(account, market, Side.BUY) + (side == Side.BUY ? more : 0);
        long sells = openLots(account, market, Side.SELL) + (side == Side.SELL ? more : 0);
        return Math.max(Math.abs(position + buys), Math.abs(position - sells));
    }

    /// What the strategy's open trades cost and its open orders may cost in instruments of that quote asset.
    BigInteger strategyExposure(PlainAccount account, String strategy, String quote) {
        BigInteger cost = account.openTrades.stream()
                .filter(trade -> trade.market.instrument.quote().equals(quote))
                .filter(trade -> trade.strategy().equals(strategy))
                .map(trade -> trade.openCost)
                .reduce(BigInteger.ZERO, BigInteger::add);
        List<PlainOrder> ofStrategy = openOrders(account).stream()
                .filter(order -> order.market.instrument.quote().equals(quote))
                .filter(order -> order.request.strategy().equals(strategy))
                .toList();
        return cost.add(sum(ofStrategy, PlainOrder::exposure));
    }

    BigInteger locked(PlainAccount account, String asset) {
        List<PlainOrder> ofAsset = openOrders(account).stream()
                .filter(order -> order.lockedAsset().equals(asset))
                .toList();
        return sum(ofAsset, PlainOrder::locked);
    }

    BigInteger free(PlainAccount account, String asset) {
        return account.total(asset).subtract(locked(account, asset));
    }

    Balance balance(PlainAccount account, String asset) {
        return new Balance(
                account.id,
                asset,
                free(account, asset).longValueExact(),
                locked(account, asset).longValueExact());
    }

    Position position(PlainAccount account, PlainMarket market) {
        BigInteger cost = BigInteger.ZERO;
        for (PlainTrade trade : openTrades(account, market)) {
            cost = trade.side == Side.BUY ? cost.add(trade.openCost) : cost.subtract(trade.openCost);
        }
        long quantity = positionLots(account, market);
        BigInteger openNotional =
                cost.multiply(PlainMoney.of(Long.signum(quantity))).max(BigInteger.ZERO);
        int instrument = market.instrument.id();
        BigInteger gross = account.grossPnl.getOrDefault(instrument, BigInteger.ZERO);
        BigInteger fees = account.fees.getOrDefault(instrument, BigInteger.ZERO);
        return new Position(
                account.id,
                instrument,
                quantity,
                openNotional.longValueExact(),
                gross.subtract(fees).longValueExact(),
                fees.longValueExact());
    }
}
