package trading.engine.strategy;

import trading.engine.indicator.ZScore;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// Watches two instruments that usually move together, and buys the one that has fallen behind.
///
/// Looks at the logarithm of the ratio of both prices: how many standard deviations it is from its mean. Far below, the
/// first one is cheap, far above, the second one. Back near the mean, all is sold. On a margin account it may sell the
/// dear one short at the same time, so that only their distance counts; on a spot account it only buys. There is no
/// stop in the price; it gives up when the distance has grown too large to believe in.
public final class PairsReversion implements Strategy {
    private static final Subscription OTHER = Subscription.of("ETHUSDT", TimeFrame.M1);

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 120, from = 20, to = 2000, text = "bars that mean and deviation are taken of")
            int period,

            @Parameter(value = 2, from = 0.5, to = 6, step = 0.1, text = "deviations from the mean to enter at")
            double entry,

            @Parameter(value = 0.5, from = 0, to = 3, step = 0.1, text = "deviations from the mean to leave at")
            double exit,

            @Parameter(value = 4, from = 1, to = 10, step = 0.1, text = "deviations from the mean to give up at")
            double giveUp,

            @Parameter(value = 0, from = 0, to = 1, text = "1: also sell the dear one short (margin accounts only)")
            int shorts) {

        public Parameters {
            if (exit >= entry || entry >= giveUp) {
                throw new IllegalArgumentException("pairs-reversion: exit=" + exit + " entry=" + entry + " giveUp="
                        + giveUp + ": must grow in this order");
            }
        }
    }

    private final Parameters parameters;
    private final ZScore distance;
    private long firstTime = -1;
    private long firstClose;
    private long secondTime = -1;
    private long secondClose;

    public PairsReversion(Parameters parameters) {
        this.parameters = parameters;
        distance = new ZScore(parameters.period());
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of(
                        "pairs-reversion",
                        "Buys the one of two instruments that has fallen behind the other, until they are level again.",
                        parameters)
                .on("BTCUSDT")
                .bars(TimeFrame.M1, parameters.period() + 1)
                .bars(OTHER.warmUp(parameters.period() + 1))
                .entries(2)
                .sizedBy(new Sizing.EquityShare(100_000));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (bar.instrument() == context.instrument().id()) {
            firstTime = bar.openTimeNanos();
            firstClose = bar.close();
        } else {
            secondTime = bar.openTimeNanos();
            secondClose = bar.close();
        }
        if (firstTime == secondTime) {
            distance.update(Math.log((double) firstClose / secondClose));
            if (distance.ready()) {
                decide(distance.value(), context);
            }
        }
    }

    private void decide(double z, StrategyContext context) {
        context.value("distance", z);
        boolean holding = !context.openTrades().isEmpty();
        if (holding && Math.abs(z) <= parameters.exit()) {
            context.exit("both are level again, " + rounded(z) + " deviations from the mean");
        } else if (holding && Math.abs(z) >= parameters.giveUp()) {
            context.exit("they have gone too far apart, " + rounded(z) + " deviations from the mean");
        } else if (!holding && Math.abs(z) >= parameters.entry() && Math.abs(z) < parameters.giveUp()) {
            Instrument first = context.instrument();
            Instrument second = context.instrument(OTHER.symbol());
            enter(z < 0 ? first : second, z < 0 ? second : first, z, context);
        }
    }

    private void enter(Instrument cheap, Instrument dear, double z, StrategyContext context) {
        String reason =
                cheap.symbol() + " is cheap beside " + dear.symbol() + ", " + rounded(z) + " deviations from the mean";
        context.enter(Entry.buy(reason).on(cheap.symbol()));
        if (parameters.shorts() == 1) {
            context.enter(Entry.sell(reason).on(dear.symbol()));
        }
    }

    private static String rounded(double z) {
        return Double.toString(Math.rint(10 * z) / 10);
    }
}
