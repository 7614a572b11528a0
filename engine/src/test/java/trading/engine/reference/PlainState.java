package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.Instrument;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.Side;

/// Everything there is, and what the command that is being decided has changed so far.
final class PlainState {
    private record AccountAsset(PlainAccount account, String asset) {}

    private record AccountMarket(PlainAccount account, PlainMarket market) {}

    final TreeMap<Integer, PlainAccount> accounts = new TreeMap<>();
    final TreeMap<Integer, PlainMarket> markets = new TreeMap<>();
    /// Open orders that are not being matched, by id: the order in which they were accepted.
    final TreeMap<Long, PlainOrder> orders = new TreeMap<>();
    /// Pending and open trades.
    final TreeMap<Long, PlainTrade> trades = new TreeMap<>();
    /// In the order in which they were first heard of.
    private final List<String> assets = new ArrayList<>();
    private final TreeMap<String, BigInteger> deposited = new TreeMap<>();
    long lastOrderId;
    long lastTradeId;
    long lastFillId;
    long lastMatchId;
    long nowNanos;

    private List<Report> reports = new ArrayList<>();
    private final Set<PlainTrade> changedTrades = new LinkedHashSet<>();
    private final Set<AccountMarket> changedPositions = new LinkedHashSet<>();
    private final Set<PlainAccount> changedAccounts = new LinkedHashSet<>();
    private final Set<AccountAsset> changedBalances = new LinkedHashSet<>();
    private final Set<PlainMarket> changedMarkets = new LinkedHashSet<>();

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
        }
        changedTrades.clear();
        changedPositions.clear();
        changedAccounts.clear();
        changedBalances.clear();
        changedMarkets.clear();
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

    void changedAccount(PlainAccount account) {
        if (!account.isLiquidity()) {
            changedAccounts.add(account);
        }
    }

    void changedBalance(PlainAccount account, String asset) {
        changedBalances.add(new AccountAsset(account, asset));
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

    @Nullable PlainAccount account(int id) {
        return accounts.get(id);
    }

    @Nullable PlainMarket market(int id) {
        return markets.get(id);
    }

    List<PlainOrder> openOrders(PlainAccount account) {
        return orders.values().stream().filter(order -> order.owner == account).toList();
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

    /// What of the trade open exit orders have claimed.
    long claimed(PlainTrade trade) {
        return openOrders(trade.owner).stream()
                .filter(order -> order.exits() && order.trade == trade)
                .mapToLong(PlainOrder::open)
                .sum();
    }

    long exitable(PlainTrade trade) {
        return trade.open() - claimed(trade);
    }

    BigInteger locked(PlainAccount account, String asset) {
        return openOrders(account).stream()
                .filter(order -> order.reservedAsset().equals(asset))
                .map(order -> order.reserved)
                .reduce(BigInteger.ZERO, BigInteger::add);
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
        long quantity = 0;
        BigInteger cost = BigInteger.ZERO;
        for (PlainTrade trade : openTrades(account, market)) {
            quantity += trade.side.sign() * trade.open();
            cost = trade.side == Side.BUY ? cost.add(trade.openCost) : cost.subtract(trade.openCost);
        }
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

    List<String> assets() {
        return assets;
    }
}
