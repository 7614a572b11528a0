package trading.engine.market.simulation;

import java.util.Map;
import trading.engine.model.Instrument;

/// What makes the instruments differ.
///
/// `startPrice`: where there was none before. `volatility`: of the logarithm of the price, per square root
/// of a second, without what trends add (about half as much again). `levelNotional`: what a maker offers at
/// the innermost level, in the quote asset.
record Profile(double startPrice, double volatility, double levelNotional) {
    private static final double SECONDS_PER_YEAR = 31_557_600;

    private static final Map<String, Profile> PROFILES = Map.of(
            "BTCUSDT", yearly(60_000, 0.35, 20_000),
            "ETHUSDT", yearly(2_600, 0.42, 15_000),
            "SOLUSDT", yearly(150, 0.55, 10_000),
            "XRPUSDT", yearly(2.2, 0.5, 8_000),
            "DOGEUSDT", yearly(0.2, 0.6, 6_000));

    static Profile of(Instrument instrument) {
        return PROFILES.getOrDefault(instrument.symbol(), yearly(100, 0.5, 10_000));
    }

    private static Profile yearly(double startPrice, double volatility, double levelNotional) {
        return new Profile(startPrice, volatility / Math.sqrt(SECONDS_PER_YEAR), levelNotional);
    }

    /// Half the innermost spread in calm times, relative to the price.
    double halfSpread() {
        return 1.1 * volatility;
    }
}
