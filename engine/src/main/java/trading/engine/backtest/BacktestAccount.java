package trading.engine.backtest;

import java.math.BigDecimal;
import trading.engine.model.FillModel;
import trading.engine.model.FixedPoint;
import trading.engine.model.LimitFill;
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
    private static final int MILLION = 1_000_000;
    private static final int PERCENT = 100;
    private static final int PERCENT_DECIMALS = 4;
    private static final int MOST_FEE = 10;
    private static final int MOST_SLIPPAGE = 10;
    private static final long MOST_LATENCY_MILLIS = 60_000;
    private static final BigDecimal MOST_CASH = BigDecimal.valueOf(1_000_000_000);
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

    /// What people can say of it. Percentages; `participation`: the most of a bar's volume that one order may take.
    public record Terms(
            BigDecimal cash,
            BigDecimal makerFee,
            BigDecimal takerFee,
            BigDecimal slippage,
            long latencyMillis,
            BigDecimal participation,
            LimitFill limitFills) {}

    /// Throws [IllegalArgumentException] that says which of the terms is wrong.
    public static BacktestAccount of(Terms terms) {
        if (terms.latencyMillis < 0 || terms.latencyMillis > MOST_LATENCY_MILLIS) {
            throw new IllegalArgumentException(
                    "latency=" + terms.latencyMillis + ": must be 0 to " + MOST_LATENCY_MILLIS + " milliseconds");
        }
        if (terms.cash.signum() <= 0 || terms.cash.compareTo(MOST_CASH) > 0 || terms.cash.scale() > FixedPoint.SCALE) {
            throw new IllegalArgumentException("cash=" + terms.cash.toPlainString() + ": must be above 0, at most "
                    + MOST_CASH.toPlainString() + ", with at most " + FixedPoint.SCALE + " decimals");
        }
        int participation = ppm("participation", terms.participation, PERCENT);
        if (participation == 0) {
            throw new IllegalArgumentException("participation=0: an order that takes nothing is never filled");
        }
        FillModel model = new FillModel(
                terms.latencyMillis * MILLION,
                0,
                ppm("slippage", terms.slippage, MOST_SLIPPAGE),
                participation,
                terms.limitFills,
                0);
        return USUAL.withCash(terms.cash.movePointRight(FixedPoint.SCALE).longValueExact())
                .withFees(ppm("fees", terms.makerFee, MOST_FEE), ppm("fees", terms.takerFee, MOST_FEE))
                .withFills(model);
    }

    private static int ppm(String name, BigDecimal percent, int most) {
        if (percent.signum() < 0
                || percent.compareTo(BigDecimal.valueOf(most)) > 0
                || percent.stripTrailingZeros().scale() > PERCENT_DECIMALS) {
            throw new IllegalArgumentException(name + "=" + percent.toPlainString()
                    + ": must be a percentage from 0 to " + most + " with at most " + PERCENT_DECIMALS + " decimals");
        }
        return percent.movePointRight(PERCENT_DECIMALS).intValueExact();
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
