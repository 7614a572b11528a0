package trading.engine.reference;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.LossLimits;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;

/// Sections 9 and 10: what accounts are worth, and what stops those that lose too much.
final class PlainEquities {
    private static final long DAY = 86_400_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    private static final long REPORT_EVERY = 10_000_000_000L;
    private static final int MOST_MINUTES = 60 * 24 * 8;
    private static final BigInteger ONE = BigInteger.valueOf(100_000_000);

    private final PlainState state;
    private final PlainStates states;

    PlainEquities(PlainState state, PlainStates states) {
        this.state = state;
        this.states = states;
    }

    /// The quote asset of the first instrument; empty when there is none yet.
    static String home(PlainState state) {
        return state.markets.isEmpty()
                ? ""
                : state.markets.firstEntry().getValue().instrument.quote();
    }

    /// All assets at the reference prices; one without a market for the home asset counts nothing.
    static BigInteger equity(PlainState state, PlainAccount account) {
        if (state.markets.isEmpty()) {
            return BigInteger.ZERO;
        }
        BigInteger sum = BigInteger.ZERO;
        Set<String> counted = new HashSet<>();
        for (String asset : state.assets()) {
            if (counted.add(asset)) {
                sum = sum.add(value(state, asset, account.total(asset)));
            }
        }
        return sum;
    }

    static BigInteger value(PlainState state, String asset, BigInteger amount) {
        String home = home(state);
        if (asset.equals(home)) {
            return amount;
        }
        for (PlainMarket market : state.markets.values()) {
            if (market.instrument.base().equals(asset)
                    && market.instrument.quote().equals(home)) {
                BigInteger price =
                        PlainMoney.of(market.reference()).multiply(PlainMoney.of(market.instrument.tickSize()));
                return PlainMoney.figure(PlainMoney.floor(amount.multiply(price), ONE));
            }
        }
        return BigInteger.ZERO;
    }

    /// The worst case of that instrument at its reference price, in the home asset; null when that is not
    /// known.
    static @Nullable BigInteger exposure(PlainState state, PlainAccount account, PlainMarket market) {
        long lots = state.worstLots(account, market, trading.engine.model.Side.BUY, 0);
        BigInteger money = PlainMoney.notional(market.instrument, market.reference(), lots);
        return atHome(state, market.instrument.quote(), PlainMoney.atMost(money));
    }

    /// Money of a quote asset in the home asset, rounded up. Null when some of it is there, and no market
    /// tells what it is worth.
    static @Nullable BigInteger atHome(PlainState state, String asset, BigInteger money) {
        String home = home(state);
        if (money.signum() == 0 || asset.equals(home)) {
            return money;
        }
        for (PlainMarket market : state.markets.values()) {
            if (market.instrument.base().equals(asset)
                    && market.instrument.quote().equals(home)) {
                BigInteger price = PlainMoney.atMost(
                        PlainMoney.of(market.reference()).multiply(PlainMoney.of(market.instrument.tickSize())));
                return price.signum() == 0 ? null : PlainMoney.atMost(PlainMoney.ceiling(money.multiply(price), ONE));
            }
        }
        return null;
    }

    static BigInteger positionValue(PlainState state, PlainAccount account) {
        BigInteger sum = BigInteger.ZERO;
        for (PlainMarket market : state.markets.values()) {
            long lots = Math.abs(state.positionLots(account, market));
            BigInteger money = PlainMoney.notional(market.instrument, market.reference(), lots);
            BigInteger worth = atHome(state, market.instrument.quote(), PlainMoney.atMost(money));
            sum = sum.add(worth == null ? BigInteger.ZERO : PlainMoney.figure(worth));
        }
        return sum;
    }

    void measureAll() {
        for (PlainAccount account : state.accounts.values()) {
            if (!account.isLiquidity()) {
                measure(account);
                boolean due = !account.equityReported
                        || (!account.reportedEquity.equals(account.equity)
                                && state.nowNanos - account.reportedNanos >= REPORT_EVERY);
                if (due) {
                    tell(account);
                }
                account.openTrades.forEach(PlainEquities::measure);
            }
        }
        for (PlainMarket market : state.markets.values()) {
            market.bidsSeen.clear();
            market.asksSeen.clear();
            market.notePrices();
        }
    }

    private static void measure(PlainTrade trade) {
        boolean buy = trade.side == trading.engine.model.Side.BUY;
        (buy ? trade.market.bidsSeen : trade.market.asksSeen).forEach(trade::measureAt);
    }

    void beforeOrder(PlainAccount account) {
        if (!account.isLiquidity() && !account.limits.loss().equals(LossLimits.NONE)) {
            measure(account);
        }
    }

    private void measure(PlainAccount account) {
        track(account);
        LossLimits limits = account.limits.loss();
        if (account.state == TradingState.HALTED) {
            return;
        }
        BigInteger fall = account.peak.subtract(account.equity);
        BigInteger allowed =
                PlainMoney.floor(account.peak.multiply(PlainMoney.of(limits.drawdownPpm())), PlainMoney.MILLION);
        BigInteger lost = account.dayStart.subtract(account.equity);
        if (fall.signum() > 0
                && account.peak.signum() > 0
                && limits.drawdownPpm() < 1_000_000
                && fall.compareTo(allowed) > 0) {
            String text = "equity=" + account.equity + " peak=" + account.peak + " drawdownPpm=" + limits.drawdownPpm();
            states.set(account, TradingState.HALTED, StateReason.DRAWDOWN, text, "");
            tell(account);
        } else if (account.state == TradingState.ACTIVE && lost.compareTo(PlainMoney.of(limits.dailyLoss())) > 0) {
            String text =
                    "equity=" + account.equity + " dayStart=" + account.dayStart + " dailyLoss=" + limits.dailyLoss();
            states.set(account, TradingState.REDUCING, StateReason.DAILY_LOSS, text, "");
            tell(account);
        }
    }

    private void track(PlainAccount account) {
        BigInteger value = equity(state, account);
        long today = Math.floorDiv(state.nowNanos, DAY);
        if (!account.measured) {
            account.measured = true;
            account.peak = value;
            account.dayStart = value;
            account.day = today;
        }
        if (today > account.day) {
            account.dayStart = value.max(account.equity);
            account.day = today;
        }
        account.equity = value;
        account.peak = account.peak.max(value);
        if (account.minutesKept > 0) {
            keep(account, Math.floorDiv(state.nowNanos, MINUTE), value);
        }
    }

    private static void keep(PlainAccount account, long minute, BigInteger value) {
        PlainAccount.MinuteEquity last = account.minutes.peekLast();
        BigInteger highest = value;
        if (last != null && last.minute() == minute) {
            account.minutes.removeLast();
            highest = value.max(last.equity());
        }
        account.minutes.addLast(new PlainAccount.MinuteEquity(minute, highest));
        if (account.minutes.size() > account.minutesKept) {
            account.minutes.removeFirst();
        }
    }

    /// As far back as a protection looks; begins anew when that changes.
    static void keepMinutes(PlainAccount account, long lookbackNanos) {
        int wanted = (int) Math.min(MOST_MINUTES, Math.ceilDiv(lookbackNanos, MINUTE));
        if (wanted != account.minutesKept) {
            account.minutesKept = wanted;
            account.minutes.clear();
        }
    }

    /// The highest equity of the minutes looked back at.
    BigInteger highest(PlainAccount account, long lookbackNanos) {
        long from = Math.floorDiv(state.nowNanos - lookbackNanos, MINUTE);
        return account.minutes.stream()
                .filter(minute -> minute.minute() >= from)
                .map(PlainAccount.MinuteEquity::equity)
                .reduce(account.equity, BigInteger::max);
    }

    private void tell(PlainAccount account) {
        account.equityReported = true;
        account.reportedEquity = account.equity;
        account.reportedNanos = state.nowNanos;
        state.emit(new Report.EquityUpdated(equity(account, state.nowNanos)));
    }

    Equity equity(PlainAccount account, long timeNanos) {
        return new Equity(
                account.id,
                home(state),
                account.equity.longValueExact(),
                account.peak.longValueExact(),
                account.dayStart.longValueExact(),
                timeNanos);
    }

    /// No profit: the peak and the day's start move with it.
    void deposited(PlainAccount account, String asset, long amount) {
        if (account.measured) {
            BigInteger value = value(state, asset, PlainMoney.of(amount));
            account.equity = account.equity.add(value);
            account.peak = account.peak.add(value);
            account.dayStart = account.dayStart.add(value);
        }
    }
}
