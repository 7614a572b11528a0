package trading.engine.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.StrategyExposure;
import trading.engine.risk.Bounded;
import trading.engine.risk.ReferencePrice;
import trading.engine.risk.Seat;
import trading.engine.risk.Valuation;

/// What accounts are worth at the reference prices, in the home asset: the quote asset of the first
/// instrument.
final class Marks implements Valuation {
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
        Market market = telling(asset, home);
        return market == null ? 0 : valueOf(market, amount);
    }

    /// The first market of the asset against the home asset.
    private @Nullable Market telling(int asset, int home) {
        List<Market> markets = state.markets();
        for (int i = 0; i < markets.size(); i++) {
            if (markets.get(i).baseAsset == asset && markets.get(i).quoteAsset == home) {
                return markets.get(i);
            }
        }
        return null;
    }

    /// `amount` of the base asset at the reference price, rounded down; 0 when there is none.
    private static long valueOf(Market market, long amount) {
        long price = price(market);
        if (price == 0 || amount == 0) {
            return 0;
        }
        if (price == Long.MAX_VALUE) {
            return amount > 0 ? Instrument.LARGEST_VALUE : -Instrument.LARGEST_VALUE;
        }
        return amount > 0
                ? Math.min(Bounded.scaledDown(amount, price, FixedPoint.ONE), Instrument.LARGEST_VALUE)
                : -Math.min(Bounded.scaledUp(-amount, price, FixedPoint.ONE), Instrument.LARGEST_VALUE);
    }

    /// Of 10^8 units of the base asset; 0 when there is no reference price.
    private static long price(Market market) {
        ReferencePrice reference = market.reference();
        return reference.exists()
                ? Bounded.product(reference.ticks(), market.instrument().tickSize())
                : 0;
    }

    @Override
    public long price(int asset) {
        int home = homeAsset();
        if (asset == home) {
            return FixedPoint.ONE;
        }
        Market market = telling(asset, home);
        return market == null ? 0 : price(market);
    }

    @Override
    public int quoteAsset(int instrument) {
        return state.requiredMarket(instrument).quoteAsset;
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
                long worth = worth(holding, holding.worstLots(Side.BUY, 0));
                if (worth == UNKNOWN) {
                    return UNKNOWN;
                }
                sum = Bounded.sum(sum, worth);
            }
        }
        return sum;
    }

    @Override
    public long exposureBesides(Seat seat, int quoteAsset) {
        long sum = 0;
        for (int i = 0; i < seat.exposureCount(); i++) {
            StrategyExposure exposure = seat.exposureAt(i);
            if (exposure.quoteAsset() != quoteAsset) {
                long worth = atHome(exposure.quoteAsset(), exposure.total());
                if (worth == UNKNOWN) {
                    return UNKNOWN;
                }
                sum = Bounded.sum(sum, worth);
            }
        }
        return sum;
    }

    /// What the positions alone are worth, long and short added up. One that is quoted in an asset without a
    /// price counts nothing, as that asset counts nothing in the equity.
    long positionValue(Account account) {
        long sum = 0;
        List<Holding> held = account.held();
        for (int i = 0; i < held.size(); i++) {
            long worth = worth(held.get(i), Math.abs(held.get(i).quantity()));
            sum = plus(sum, Math.clamp(worth, 0, Instrument.LARGEST_VALUE));
        }
        return sum;
    }

    private long worth(Holding holding, long lots) {
        if (lots == 0) {
            return 0;
        }
        Market market = state.requiredMarket(holding.instrument());
        ReferencePrice reference = market.reference();
        if (!reference.exists()) {
            return 0;
        }
        Instrument instrument = market.instrument();
        long unit = instrument.tickSize() * instrument.lotSize() / FixedPoint.ONE;
        return atHome(market.quoteAsset, Bounded.product(Bounded.product(reference.ticks(), lots), unit));
    }

    /// Money of a quote asset in the home asset, rounded up.
    private long atHome(int quoteAsset, long money) {
        if (money == 0 || quoteAsset == homeAsset()) {
            return money;
        }
        long price = price(quoteAsset);
        return price == 0 ? UNKNOWN : Bounded.scaledUp(money, price, FixedPoint.ONE);
    }
}
