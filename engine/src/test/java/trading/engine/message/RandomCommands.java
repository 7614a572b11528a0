package trading.engine.message;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

/// Commands with any values that their types allow, from a seed.
final class RandomCommands {
    private RandomCommands() {}

    static Command any(SplittableRandom random) {
        return switch (random.nextInt(14)) {
            case 10 ->
                new Command.OpenAccount(
                        random.nextInt(),
                        text(random),
                        one(random, AccountKind.values()),
                        fees(random),
                        limits(random),
                        MarginTerms.SPOT,
                        FillModel.IDEAL);
            case 11 -> new Command.SetPermission(permission(random));
            case 12 ->
                new Command.ArmDeadManSwitch(
                        random.nextInt(),
                        random.nextLong(),
                        random.nextBoolean(),
                        random.nextBoolean() ? "" : text(random));
            case 13 ->
                new Command.OverrideLimits(
                        random.nextInt(),
                        text(random),
                        random.nextBoolean(),
                        random.nextLong(),
                        text(random),
                        text(random));
            case 0 -> new Command.DefineInstrument(instrument(random));
            case 1 ->
                new Command.OpenAccount(
                        random.nextInt(),
                        text(random),
                        one(random, AccountKind.values()),
                        random.nextInt(),
                        random.nextInt(),
                        limits(random));
            case 2 -> new Command.Deposit(random.nextInt(), text(random), random.nextLong(), text(random));
            case 3 -> order(random);
            case 4 -> new Command.CancelOrder(random.nextInt(), random.nextLong());
            case 5 -> new Command.CancelAllOrders(random.nextInt(), random.nextInt());
            case 6 -> new Command.CloseTrade(random.nextInt(), random.nextLong(), one(random, ExitReason.values()));
            case 7 ->
                new Command.UpdateQuote(
                        random.nextInt(),
                        random.nextInt(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong());
            case 8 -> new Command.PublishBar(bar(random));
            default -> new Command.AdvanceTime();
        };
    }

    private static FeeSchedule fees(SplittableRandom random) {
        List<FeeTier> tiers = new ArrayList<>();
        long from = 0;
        for (int count = random.nextInt(1, FeeSchedule.MOST_TIERS + 1); count > 0; count--) {
            tiers.add(new FeeTier(from, random.nextInt(), random.nextInt()));
            from += random.nextLong(1, FeeSchedule.MOST_NOTIONAL / FeeSchedule.MOST_TIERS);
        }
        return new FeeSchedule(tiers);
    }

    private static Permission permission(SplittableRandom random) {
        boolean everything = random.nextBoolean();
        List<Integer> instruments = random.ints(everything ? 0 : random.nextInt(Permission.MOST_INSTRUMENTS + 1))
                .boxed()
                .toList();
        return new Permission(random.nextInt(), text(random), everything, instruments, text(random), text(random));
    }

    private static Command order(SplittableRandom random) {
        return new Command.SubmitOrder(
                random.nextInt(),
                random.nextInt(),
                text(random),
                text(random),
                one(random, Side.values()),
                one(random, OrderType.values()),
                one(random, TimeInForce.values()),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextBoolean(),
                random.nextLong(),
                random.nextLong());
    }

    private static Instrument instrument(SplittableRandom random) {
        return new Instrument(
                random.nextInt(Integer.MAX_VALUE),
                text(random) + "S",
                text(random) + "B",
                text(random) + "Q",
                100_000_000L,
                random.nextLong(1, 1_000_000),
                random.nextLong(1, 1_000),
                random.nextLong(1_000, Long.MAX_VALUE),
                random.nextLong(Long.MAX_VALUE));
    }

    private static RiskLimits limits(SplittableRandom random) {
        return new RiskLimits(
                random.nextLong(1, Long.MAX_VALUE),
                random.nextLong(1, Long.MAX_VALUE),
                random.nextInt(1, 1_000_000),
                random.nextLong(1, Long.MAX_VALUE));
    }

    private static Bar bar(SplittableRandom random) {
        long low = random.nextLong();
        long high = random.nextLong(low == Long.MAX_VALUE ? low - 1 : low, Long.MAX_VALUE);
        return new Bar(
                random.nextInt(),
                one(random, TimeFrame.values()),
                random.nextLong(),
                low,
                high,
                low,
                high,
                random.nextLong(),
                random.nextLong());
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8) == 0 ? random.nextInt(100) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(20) == 0 ? random.nextInt(0x1F300, 0x1F5FF) : random.nextInt(1, 0xD7FF));
        }
        return text.toString();
    }

    private static <T> T one(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
