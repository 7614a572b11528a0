package trading.engine.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.message.Command;
import trading.engine.model.AccountKind;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.engine.model.LockScope;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;

/// What accounts may do, by chance: limits, margin, fills, protections.
final class RandomTerms {
    private static final long UNIT = 100_000_000L;

    private final SplittableRandom random;
    private final Swarm swarm;

    RandomTerms(SplittableRandom random, Swarm swarm) {
        this.random = random;
        this.swarm = swarm;
    }

    private boolean often(Feature feature) {
        return swarm.has(feature) && random.nextBoolean();
    }

    private long span() {
        return random.nextLong(1, 20 * swarm.longestStepNanos());
    }

    Command trader(int account) {
        int maker = often(Feature.MAKER_REBATE) ? -random.nextInt(300) : random.nextInt(2_000);
        return new Command.OpenAccount(
                account,
                "t" + account,
                AccountKind.TRADER,
                fees(maker, random.nextInt(301, 3_000)),
                limits(),
                margin(account),
                fillModel());
    }

    /// Mostly less for more, as it is everywhere, but not always.
    private FeeSchedule fees(int maker, int taker) {
        List<FeeTier> tiers = new ArrayList<>();
        tiers.add(new FeeTier(0, maker, taker));
        long from = 0;
        for (int more = often(Feature.FEE_TABLES) ? random.nextInt(1, 5) : 0; more > 0; more--) {
            from += random.nextLong(1, 20_000) * UNIT / random.nextLong(1, 50);
            tiers.add(new FeeTier(from, random.nextInt(-200, maker + 300), random.nextInt(1, taker + 100)));
        }
        return new FeeSchedule(tiers);
    }

    RiskLimits limits() {
        boolean tight = often(Feature.TIGHT_LIMITS);
        return new RiskLimits(
                tight ? random.nextLong(1, 2_000) * UNIT : 20_000 * UNIT,
                tight ? random.nextLong(1, 300) : 4_000,
                tight ? random.nextInt(1, 20_000) : 80_000,
                tight ? random.nextLong(1, 2 * swarm.longestStepNanos()) : 3_600_000_000_000L,
                exposure(),
                often(Feature.LOSS_LIMITS)
                        ? new LossLimits(random.nextLong(1, 100) * UNIT, random.nextInt(1_000, 200_000))
                        : LossLimits.NONE,
                rate());
    }

    private ExposureLimits exposure() {
        if (!often(Feature.EXPOSURE_LIMITS)) {
            return ExposureLimits.NONE;
        }
        return new ExposureLimits(
                money(),
                money(),
                money(),
                random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(1, 500),
                random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(1, 15));
    }

    private long money() {
        return random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(1, 3_000) * UNIT;
    }

    private RateLimits rate() {
        int messages = often(Feature.MESSAGE_RATES) ? random.nextInt(1, 12) : 0;
        int executions = often(Feature.EXECUTION_FLOODS) ? random.nextInt(1, 8) : 0;
        return new RateLimits(
                messages,
                messages == 0 ? 0 : span(),
                messages == 0 ? 0 : random.nextInt(messages),
                often(Feature.DUPLICATES) ? span() : 0,
                executions,
                executions == 0 ? 0 : span());
    }

    /// The same account always is, or never is, a margin account.
    boolean isMargin(int account) {
        return swarm.has(Feature.MARGIN) && account % 2 == 1;
    }

    private MarginTerms margin(int account) {
        if (!isMargin(account)) {
            return MarginTerms.SPOT;
        }
        int initial = random.nextInt(20_000, 500_000);
        return new MarginTerms(initial, random.nextInt(10_000, initial));
    }

    private FillModel fillModel() {
        boolean late = often(Feature.LATENCY);
        return new FillModel(
                late ? Math.min(60_000_000_000L, span()) : 0,
                late && random.nextBoolean() ? Math.min(60_000_000_000L, span()) : 0,
                often(Feature.SLIPPAGE) ? random.nextInt(1, 5_000) : 0,
                often(Feature.PARTICIPATION) ? random.nextInt(100_000, 1_000_000) : 1_000_000,
                often(Feature.LIMIT_FILLS) ? LimitFill.values()[random.nextInt(3)] : LimitFill.TOUCH,
                random.nextLong());
    }

    List<Protection> protections() {
        List<Protection> protections = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            ProtectionKind kind = ProtectionKind.values()[random.nextInt(ProtectionKind.values().length)];
            protections.add(new Protection(
                    kind,
                    LockScope.values()[random.nextInt(LockScope.values().length)],
                    10 * span(),
                    span(),
                    random.nextInt(1, 4),
                    kind == ProtectionKind.LOW_PROFIT ? random.nextInt(-20_000, 20_000) : random.nextInt(1, 20_000)));
        }
        return protections;
    }
}
