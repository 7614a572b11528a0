package trading.engine.backtest;

import trading.engine.model.FillModel;
import trading.engine.model.FixedPoint;
import trading.engine.model.MarginTerms;
import trading.engine.model.RiskLimits;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.SizingLimits;

/// The account of a run: its money in the quote asset of its instruments, and its terms at the venue.
///
/// `cash`: units of 10^-8. Where `fills` let an order take less than all of a quote, a bar offers its own volume
/// and no more; else the market is as deep as needed.
public record BacktestAccount(
        long cash,
        int makerFeePpm,
        int takerFeePpm,
        RiskLimits limits,
        MarginTerms margin,
        FillModel fills,
        Sizing sizing,
        SizingLimits sizingLimits) {
    private static final int USUAL_FEE_PPM = 1_000;
    private static final int USUAL_COLLAR_PPM = 50_000;
    private static final long TWO_DAYS = 2 * 86_400_000_000_000L;

    /// 10,000 of the quote asset, 0.1 % fees, filled at once at the quoted price, a percent at risk.
    public static final BacktestAccount USUAL = new BacktestAccount(
            10_000 * FixedPoint.ONE,
            USUAL_FEE_PPM,
            USUAL_FEE_PPM,
            new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, USUAL_COLLAR_PPM, TWO_DAYS),
            MarginTerms.SPOT,
            FillModel.IDEAL,
            new Sizing.Risk(10_000),
            new SizingLimits(900_000, Long.MAX_VALUE, 10_000));

    public BacktestAccount {
        if (cash <= 0) {
            throw new IllegalArgumentException("backtest: cash=" + cash + ": must be above 0");
        }
    }

    public BacktestAccount withFees(int itsMakerFeePpm, int itsTakerFeePpm) {
        return new BacktestAccount(cash, itsMakerFeePpm, itsTakerFeePpm, limits, margin, fills, sizing, sizingLimits);
    }

    public BacktestAccount withFills(FillModel model) {
        return new BacktestAccount(cash, makerFeePpm, takerFeePpm, limits, margin, model, sizing, sizingLimits);
    }

    public BacktestAccount withCash(long money) {
        return new BacktestAccount(money, makerFeePpm, takerFeePpm, limits, margin, fills, sizing, sizingLimits);
    }

    public BacktestAccount withSizing(Sizing other) {
        return new BacktestAccount(cash, makerFeePpm, takerFeePpm, limits, margin, fills, other, sizingLimits);
    }
}
