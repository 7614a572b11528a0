package trading.engine.core;

import java.math.BigInteger;
import java.util.List;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.risk.Bounded;
import trading.engine.risk.ReferencePrice;
import trading.engine.risk.Valuation;

/// What accounts are worth at the reference prices, in the home asset: the quote asset of the first
/// instrument.
final class Marks implements Valuation {
    private static final BigInteger LARGEST = BigInteger.valueOf(Instrument.LARGEST_VALUE);
    private static final long LARGEST_SUM = Long.MAX_VALUE / 4;

    private final CoreState state;

    Marks(CoreState state) {
        this.state = state;
    }

    /// -1 when there is no instrument yet.
    int homeAsset() {
        return state.markets().isEmpty() ? -1 : state.markets().getFirst().quoteAsset;
    }

    @Override
    public long equity(Account account) {
        int home = homeAsset();
        if (home < 0) {
            return 0;
        }
        long sum = plus(account.free(home), account.locked(home));
        for (Market market : state.markets()) {
            if (market.quoteAsset == home && market.baseAsset != home && market.tellsPrice) {
                long amount = account.free(market.baseAsset) + account.locked(market.baseAsset);
                if (amount != 0) {
                    sum = plus(sum, valueOf(market, amount));
                }
            }
        }
        return sum;
    }

    /// What that much of an asset is worth in the home asset; 0 when no market tells.
    long valueOf(int asset, long amount) {
        int home = homeAsset();
        if (asset == home) {
            return amount;
        }
        for (Market market : state.markets()) {
            if (market.baseAsset == asset && market.quoteAsset == home) {
                return valueOf(market, amount);
            }
        }
        return 0;
    }

    /// `amount` of the base asset at the reference price; 0 when there is none.
    private static long valueOf(Market market, long amount) {
        ReferencePrice reference = market.reference();
        if (!reference.exists()) {
            return 0;
        }
        Instrument instrument = market.instrument();
        long ticks = reference.ticks();
        if (Math.multiplyHigh(ticks, instrument.tickSize()) != 0 || ticks * instrument.tickSize() < 0) {
            return amount > 0 ? Instrument.LARGEST_VALUE : -Instrument.LARGEST_VALUE;
        }
        long price = ticks * instrument.tickSize();
        long high = Math.multiplyHigh(amount, price);
        long low = amount * price;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            return Math.clamp(Math.floorDiv(low, FixedPoint.ONE), -Instrument.LARGEST_VALUE, Instrument.LARGEST_VALUE);
        }
        BigInteger exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(price));
        BigInteger[] parts = exact.divideAndRemainder(BigInteger.valueOf(FixedPoint.ONE));
        BigInteger floored = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floored.min(LARGEST).max(LARGEST.negate()).longValueExact();
    }

    /// Stops at a bound instead of turning over.
    private static long plus(long a, long b) {
        return Math.clamp(a, -LARGEST_SUM, LARGEST_SUM) + Math.clamp(b, -LARGEST_SUM, LARGEST_SUM);
    }

    @Override
    public long exposureBesides(Account account, int instrument) {
        long sum = 0;
        List<Holding> held = account.held();
        for (int i = 0; i < held.size(); i++) {
            Holding holding = held.get(i);
            if (holding.instrument() != instrument) {
                sum = Bounded.sum(sum, worth(holding, holding.worstLots(Side.BUY, 0)));
            }
        }
        return sum;
    }

    /// What the positions alone are worth, long and short added up.
    long positionValue(Account account) {
        long sum = 0;
        List<Holding> held = account.held();
        for (int i = 0; i < held.size(); i++) {
            long value = worth(held.get(i), Math.abs(held.get(i).quantity()));
            sum = plus(sum, Math.min(value, Instrument.LARGEST_VALUE));
        }
        return sum;
    }

    private long worth(Holding holding, long lots) {
        if (lots == 0) {
            return 0;
        }
        Market market = state.requiredMarket(holding.instrument());
        ReferencePrice reference = market.reference();
        return reference.exists() ? notional(market.instrument(), reference.ticks(), lots) : 0;
    }

    private static long notional(Instrument instrument, long ticks, long lots) {
        long unit = instrument.tickSize() * instrument.lotSize() / FixedPoint.ONE;
        return Bounded.product(Bounded.product(ticks, lots), unit);
    }
}
