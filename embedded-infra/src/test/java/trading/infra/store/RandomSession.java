package trading.infra.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import trading.engine.core.TradingCore;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FillModel;
import trading.engine.model.FixedPoint;
import trading.engine.model.KillScope;
import trading.engine.model.LimitFill;
import trading.engine.model.LockScope;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradingState;
import trading.engine.model.TriggerPrice;

/// A seeded session of the real core: two traders, one on a venue that takes its time, who use every kind of
/// order, and risk that is set, stops and is let go.
final class RandomSession {
    static final int TRADER = DemoMarket.ACCOUNT;
    static final int SLOW = 2;
    private static final long USDT = FixedPoint.ONE;
    private static final long SECOND = 1_000_000_000L;
    private static final RiskLimits LIMITS = new RiskLimits(
            50_000 * USDT,
            Long.MAX_VALUE,
            50_000,
            60 * SECOND,
            new ExposureLimits(150_000 * USDT, Long.MAX_VALUE, 180_000 * USDT, 500, 60),
            LossLimits.NONE,
            new RateLimits(40, 10 * SECOND, 4, SECOND / 20, 0, 0));

    /// What was decided on one command.
    record Decided(long sequence, long timeNanos, List<Report> reports) {}

    private final TradingCore core = new TradingCore();
    private final List<Decided> session = new ArrayList<>();
    private final List<Long> orders = new ArrayList<>();
    private final Random random;
    private long time = Story.NOON;
    private long middle = 6_000_000;

    private RandomSession(Random random) {
        this.random = random;
    }

    static List<Decided> of(long seed, int commands) {
        RandomSession session = new RandomSession(new Random(seed));
        session.open();
        while (session.session.size() < commands) {
            session.step();
        }
        return session.session;
    }

    private void open() {
        DemoMarket.commands().forEach(this::decide);
        FillModel slow = new FillModel(80_000_000, 40_000_000, 20, 600_000, LimitFill.PASS_THROUGH, 7);
        decide(new Command.OpenAccount(
                SLOW, "slow", AccountKind.TRADER, -50, 700, LIMITS, new MarginTerms(200_000, 100_000), slow));
        decide(new Command.Deposit(SLOW, "USDT", 80_000 * USDT, "first"));
        decide(new Command.SetRiskLimits(TRADER, LIMITS, "to begin with", "alice"));
        decide(new Command.SetProtections(
                TRADER,
                List.of(
                        new Protection(ProtectionKind.STOP_LOSS_GUARD, LockScope.PAIR, 60 * SECOND, 3 * SECOND, 2, 0),
                        new Protection(ProtectionKind.COOLDOWN, LockScope.PAIR_SIDE, 0, SECOND / 2, 0, 0))));
    }

    private void step() {
        time += random.nextLong(1, 400_000_000L);
        middle += random.nextLong(-500, 501);
        decide(new Command.UpdateQuote(
                DemoMarket.REPLAY_ACCOUNT,
                0,
                middle - 5,
                random.nextLong(1, 40_000),
                middle + 5,
                random.nextLong(1, 40_000)));
        decide(traded(random.nextInt(4) == 0 ? SLOW : TRADER, session.size()));
    }

    private void decide(Command command) {
        List<Report> reports = new ArrayList<>();
        long sequence = session.size() + 1;
        core.decide(sequence, time, command, reports::add);
        session.add(new Decided(sequence, time, List.copyOf(reports)));
        for (Report report : reports) {
            if (report instanceof Report.Accepted(var order, var liquidity) && !liquidity) {
                orders.add(order.orderId());
            }
        }
    }

    private Command traded(int account, int n) {
        return switch (random.nextInt(24)) {
            case 0 -> new Command.CancelAllOrders(account, -1);
            case 1 -> new Command.CloseTrade(account, random.nextLong(1, n), ExitReason.MANUAL);
            case 2 -> new Command.CancelOrder(account, recent());
            case 3 -> new Command.Deposit(account, "USDT", FixedPoint.ONE * n, "more-" + n);
            case 4, 5 -> new Command.AdvanceTime();
            case 6, 7 -> amended(account);
            case 8, 9 -> list(account, n);
            case 10, 11, 12, 13 -> conditional(account, n);
            case 14, 15 -> risk(account, n);
            default -> plain(account, n);
        };
    }

    private long recent() {
        return orders.isEmpty() ? 1 : orders.get(orders.size() - 1 - random.nextInt(Math.min(orders.size(), 20)));
    }

    private Command amended(int account) {
        boolean price = random.nextBoolean();
        return new Command.AmendOrder(
                account,
                recent(),
                price ? 0 : random.nextLong(100, 60_000),
                price ? middle + random.nextLong(-300, 301) : 0,
                random.nextInt(3) == 0 ? middle + random.nextLong(-900, 901) : 0);
    }

    private Command risk(int account, int n) {
        return switch (random.nextInt(20)) {
            case 0 ->
                new Command.EngageKillSwitch(
                        KillScope.STRATEGY, "ema-cross", true, random.nextBoolean(), "runs wild", "alice");
            case 1, 2 -> new Command.RearmKillSwitch(KillScope.STRATEGY, "ema-cross", "mended", "bob");
            case 3 -> new Command.SetTradingState(account, TradingState.REDUCING, "late", "alice");
            case 4, 5 -> new Command.SetTradingState(account, TradingState.ACTIVE, "morning", "bob");
            case 6 -> new Command.LockEntries(account, random.nextInt(-1, 1), side(), time + 2 * SECOND, "news");
            case 7 -> new Command.UnlockEntries(account, random.nextLong(1, 20), "no news");
            case 8 -> new Command.SetPermission(permission(account));
            case 9, 10, 11, 12, 13, 14 ->
                new Command.OverrideLimits(
                        account,
                        random.nextBoolean() ? "" : "ema-cross",
                        random.nextBoolean(),
                        random.nextInt(3) * 20 * SECOND,
                        "a block",
                        "alice");
            case 15, 16, 17, 18 ->
                new Command.ArmDeadManSwitch(
                        account,
                        random.nextInt(3) * 20_000L,
                        random.nextInt(4) == 0,
                        random.nextBoolean() ? "" : "bob");
            default ->
                new Command.SetProtections(
                        account,
                        n % 2 == 0
                                ? List.of()
                                : List.of(new Protection(
                                        ProtectionKind.LOW_PROFIT, LockScope.ALL, 30 * SECOND, SECOND, 2, -500)));
        };
    }

    /// Never without the only instrument there is: an account that may trade nothing has nothing to record.
    private Permission permission(int account) {
        boolean everything = random.nextBoolean();
        String strategy = random.nextBoolean() ? "" : "ema-cross";
        return new Permission(account, strategy, everything, everything ? List.of() : List.of(0), "review", "carol");
    }

    private @Nullable Side side() {
        return random.nextBoolean() ? null : random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private Command plain(int account, int n) {
        Side side = random.nextInt(5) < 3 ? Side.BUY : Side.SELL;
        boolean market = random.nextBoolean();
        TimeInForce life = market ? TimeInForce.IOC : TimeInForce.values()[random.nextInt(TimeInForce.values().length)];
        boolean opens = side == Side.BUY && random.nextInt(3) == 0;
        long quantity = random.nextLong(100, 60_000);
        boolean iceberg = life == TimeInForce.GTC && random.nextInt(4) == 0;
        OrderTerms terms = new OrderTerms(
                0,
                TriggerPrice.BEST_PRICE,
                0,
                0,
                iceberg ? quantity / 3 + 1 : 0,
                life.rests() && !market && random.nextInt(6) == 0,
                !opens && random.nextInt(6) == 0,
                life == TimeInForce.GTD ? time + random.nextLong(1, 5 * SECOND) : 0,
                SelfTradePrevention.values()[random.nextInt(4)]);
        return new Command.SubmitOrder(
                account,
                0,
                random.nextInt(3) == 0 ? "" : "order-" + n,
                random.nextBoolean() ? "" : "ema-cross",
                side,
                market ? OrderType.MARKET : OrderType.LIMIT,
                life,
                quantity,
                market ? 0 : middle + random.nextLong(-200, 201),
                0,
                opens,
                opens ? middle - random.nextLong(1_000, 9_000) : 0,
                opens && random.nextBoolean() ? middle + random.nextLong(1_000, 9_000) : 0,
                terms);
    }

    private Command conditional(int account, int n) {
        OrderType[] types = {
            OrderType.STOP,
            OrderType.STOP_LIMIT,
            OrderType.TAKE_PROFIT,
            OrderType.TAKE_PROFIT_LIMIT,
            OrderType.TRAILING_STOP
        };
        OrderType type = types[random.nextInt(types.length)];
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        return conditional(account, "stop-" + n, side, type, random.nextLong(100, 20_000));
    }

    private Command.SubmitOrder conditional(int account, String id, Side side, OrderType type, long quantity) {
        boolean above = (side == Side.BUY) != type.takesProfit();
        long stop = middle + (above ? 1 : -1) * random.nextLong(100, 1_500);
        boolean trails = type == OrderType.TRAILING_STOP;
        boolean byTicks = random.nextBoolean();
        OrderTerms terms = new OrderTerms(
                trails ? 0 : stop,
                random.nextBoolean() ? TriggerPrice.BEST_PRICE : TriggerPrice.LAST_PRICE,
                trails && byTicks ? random.nextLong(200, 2_000) : 0,
                trails && !byTicks ? random.nextInt(30, 300) : 0,
                0,
                false,
                false,
                0,
                SelfTradePrevention.EXPIRE_TAKER);
        return new Command.SubmitOrder(
                account,
                0,
                id,
                "",
                side,
                type,
                random.nextBoolean() ? TimeInForce.GTC : TimeInForce.DAY,
                quantity,
                type.isLimited() ? stop + (side == Side.BUY ? 50 : -50) : 0,
                0,
                false,
                0,
                0,
                terms);
    }

    private Command list(int account, int n) {
        long quantity = random.nextLong(100, 20_000);
        Command.SubmitOrder stop = conditional(account, "leg-" + n, Side.SELL, OrderType.STOP, quantity);
        Command.SubmitOrder target = new Command.SubmitOrder(
                account,
                0,
                "target-" + n,
                "",
                Side.SELL,
                OrderType.LIMIT,
                TimeInForce.GTC,
                quantity,
                middle + random.nextLong(100, 1_500),
                0,
                false,
                0,
                0);
        if (random.nextBoolean()) {
            return new Command.SubmitOrderList(
                    random.nextBoolean() ? Contingency.OCO : Contingency.OUO, List.of(target, stop));
        }
        Command.SubmitOrder entry = new Command.SubmitOrder(
                account,
                0,
                "entry-" + n,
                "",
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                quantity,
                middle + random.nextLong(-100, 30),
                0,
                true,
                0,
                0);
        return new Command.SubmitOrderList(Contingency.BRACKET, List.of(entry, target, stop));
    }
}
