package trading.engine.strategy;

import trading.engine.model.FixedPoint;

/// How much to enter. One of five ways; what all of them may not exceed is [SizingLimits].
///
/// Whole numbers from beginning to end. The answer comes with its arithmetic in plain words, which is kept with
/// the decision.
public sealed interface Sizing {
    /// The same quantity every time, in units of 10^-8 of the base asset.
    record Fixed(long baseUnits) implements Sizing {
        public Fixed {
            above(0, baseUnits, "baseUnits");
        }

        @Override
        public SizedQuantity lots(SizingCase of) {
            long lots = baseUnits / of.instrument().lotSize();
            return new SizedQuantity(lots, "fixed quantity " + of.quantity(lots));
        }
    }

    /// An order of this part of the equity.
    record EquityShare(int sharePpm) implements Sizing {
        public EquityShare {
            share(sharePpm, "sharePpm");
        }

        @Override
        public SizedQuantity lots(SizingCase of) {
            long money = Parts.of(of.equity(), sharePpm);
            return of.forMoney(
                    money,
                    of.moneyOfOneLot(),
                    Parts.percent(sharePpm) + " of the equity " + of.money(of.equity()) + " is " + of.money(money)
                            + ", at " + of.priceText());
        }
    }

    /// So much that this part of the equity is lost when the stop is hit. Nothing without a stop.
    record Risk(int riskPpm) implements Sizing {
        public Risk {
            share(riskPpm, "riskPpm");
        }

        @Override
        public SizedQuantity lots(SizingCase of) {
            return atRisk(of, riskPpm, Parts.percent(riskPpm));
        }
    }

    /// So much that a move by one average true range is this part of the equity. Nothing until there is a range.
    record Volatility(int targetPpm) implements Sizing {
        public Volatility {
            share(targetPpm, "targetPpm");
        }

        @Override
        public SizedQuantity lots(SizingCase of) {
            if (of.averageRange() <= 0) {
                return new SizedQuantity(0, "no average range is known yet");
            }
            long money = Parts.of(of.equity(), targetPpm);
            return of.forMoney(
                    money,
                    of.instrument().notional(of.averageRange(), 1),
                    Parts.percent(targetPpm) + " of the equity " + of.money(of.equity()) + " is " + of.money(money)
                            + ", for a move by one average range of " + of.ticks(of.averageRange()));
        }
    }

    /// Kelly's part of the equity at risk, from the strategy's own closed trades: `p - (1 - p) / b`, where `p`
    /// is how often it won and `b` what a win was worth in losses; of that `fractionPpm`, at most `capPpm`.
    ///
    /// With fewer than `leastTrades` closed, `startPpm` of the equity is at risk. When the trades say that there
    /// is no edge, nothing is. Nothing without a stop.
    record Kelly(int fractionPpm, int capPpm, int leastTrades, int startPpm) implements Sizing {
        public Kelly {
            share(fractionPpm, "fractionPpm");
            share(capPpm, "capPpm");
            share(startPpm, "startPpm");
            above(0, leastTrades, "leastTrades");
        }

        @Override
        public SizedQuantity lots(SizingCase of) {
            TradeResults results = of.results();
            if (results.trades() < leastTrades) {
                return atRisk(
                        of,
                        Math.min(startPpm, capPpm),
                        Parts.percent(Math.min(startPpm, capPpm)) + " (" + results.trades() + " of the " + leastTrades
                                + " trades that Kelly needs)");
            }
            long full = fullPpm(results);
            if (full <= 0) {
                return new SizedQuantity(0, "Kelly sees no edge in " + words(results));
            }
            int risk = (int) Math.min(capPpm, full * fractionPpm / Parts.PPM);
            return atRisk(
                    of,
                    risk,
                    Parts.percent(risk) + " (Kelly " + Parts.percent(full) + " from " + words(results) + ", of that "
                            + Parts.percent(fractionPpm) + ", at most " + Parts.percent(capPpm) + ")");
        }

        /// `p - (1 - p) / b` is `wins / trades * (1 - lost / won)`, since `b` is `(won / wins) / (lost / losses)`.
        static long fullPpm(TradeResults results) {
            if (results.won() <= results.lost()) {
                return 0;
            }
            long edge = Parts.ppm(results.won() - results.lost(), results.won());
            return edge * results.wins() / results.trades();
        }

        private static String words(TradeResults results) {
            return results.wins() + " wins of "
                    + FixedPoint.toDecimal(results.won()).toPlainString() + " and "
                    + results.losses() + " losses of "
                    + FixedPoint.toDecimal(results.lost()).toPlainString();
        }
    }

    /// Lots before any limit.
    SizedQuantity lots(SizingCase of);

    /// Lots within the limits, rounded down; 0 when that is less than the instrument allows.
    default SizedQuantity within(SizingLimits limits, SizingCase of) {
        SizedQuantity wanted = lots(of);
        long most = limits.lots(of.instrument(), of.price(), of.equity(), of.freeCash());
        if (wanted.lots() <= most) {
            return of.tradable(wanted);
        }
        return of.tradable(new SizedQuantity(most, wanted.arithmetic() + "; the limits allow " + of.quantity(most)));
    }

    private static SizedQuantity atRisk(SizingCase of, int ppm, String part) {
        long distance = of.stopDistance();
        if (distance <= 0) {
            return new SizedQuantity(0, "no stop on the right side of the price to size by");
        }
        long money = Parts.of(of.equity(), ppm);
        return of.forMoney(
                money,
                of.instrument().notional(distance, 1),
                part + " of the equity " + of.money(of.equity()) + " is " + of.money(money) + " at risk, with the stop "
                        + of.ticks(distance) + " away");
    }

    private static void share(int ppm, String name) {
        if (ppm <= 0 || ppm > Parts.PPM) {
            throw new IllegalArgumentException("sizing: " + name + "=" + ppm + ": must be from 1 to " + Parts.PPM);
        }
    }

    private static void above(long least, long value, String name) {
        if (value <= least) {
            throw new IllegalArgumentException("sizing: " + name + "=" + value + ": must be above " + least);
        }
    }
}
