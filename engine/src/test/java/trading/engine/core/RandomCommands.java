package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

/// Seeded commands of every kind around a price that wanders, sensible and senseless ones, for three
/// traders, one feed and two agents of the market.
final class RandomCommands {
    private static final int[] TRADERS = {1, 2, 3};
    private static final int[] AGENTS = {101, 102};
    private static final int FEED = 100;
    private static final long UNIT = 100_000_000L;

    private final SplittableRandom random;
    private final List<Long> orderIds = new ArrayList<>();
    private final List<Long> tradeIds = new ArrayList<>();
    private final long[] price = {1_000, 5_000};
    private int idCount;
    private long now = 1_700_000_000_000_000_000L;

    RandomCommands(long seed) {
        random = new SplittableRandom(seed);
    }

    long nextTime() {
        now += random.nextLong(400_000_000L);
        return now;
    }

    static List<Command> opening() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.DefineInstrument(
                new Instrument(0, "AUSD", "A", "USD", UNIT / 100, UNIT / 10, 2, 5_000, UNIT)));
        commands.add(new Command.DefineInstrument(
                new Instrument(1, "BUSD", "B", "USD", UNIT / 1_000, UNIT / 1_000, 1, 50_000, UNIT / 10)));
        for (int account : TRADERS) {
            RiskLimits limits = new RiskLimits(20_000 * UNIT, 4_000, 80_000, 20_000_000_000L);
            int maker = account == 3 ? -50 : 777;
            commands.add(new Command.OpenAccount(account, "t" + account, AccountKind.TRADER, maker, 1_333, limits));
            commands.add(new Command.Deposit(account, "USD", 50_000 * UNIT + account, "d1"));
            commands.add(new Command.Deposit(account, "A", 300 * UNIT, "d2"));
        }
        for (int account : new int[] {FEED, AGENTS[0], AGENTS[1]}) {
            RiskLimits limits = new RiskLimits(1, 1, 1, 1);
            commands.add(new Command.OpenAccount(account, "m" + account, AccountKind.LIQUIDITY, 0, 0, limits));
        }
        return commands;
    }

    void saw(Report report) {
        if (report instanceof Report.Accepted(var order, var liquidity)) {
            remember(orderIds, order.orderId());
        } else if (report instanceof Report.TradeUpdated(var trade, var liquidity)) {
            remember(tradeIds, trade.tradeId());
        }
    }

    private void remember(List<Long> ids, long id) {
        if (ids.size() < 200) {
            ids.add(id);
        } else {
            ids.set(random.nextInt(200), id);
        }
    }

    Command next() {
        int instrument = random.nextInt(2);
        price[instrument] = Math.max(100, price[instrument] + random.nextLong(-6, 7));
        int kind = random.nextInt(1_000);
        if (kind < 430) {
            return order(TRADERS[random.nextInt(TRADERS.length)], instrument);
        }
        if (kind < 650) {
            return order(AGENTS[random.nextInt(AGENTS.length)], instrument);
        }
        if (kind < 800) {
            return quote(instrument);
        }
        if (kind < 880) {
            return new Command.CancelOrder(anyAccount(), one(orderIds));
        }
        if (kind < 890) {
            return new Command.CancelAllOrders(anyAccount(), random.nextInt(-1, 3));
        }
        if (kind < 950) {
            ExitReason reason = random.nextBoolean() ? ExitReason.MANUAL : ExitReason.NONE;
            return new Command.CloseTrade(TRADERS[random.nextInt(TRADERS.length)], one(tradeIds), reason);
        }
        if (kind < 970) {
            return new Command.AdvanceTime();
        }
        return rare(instrument);
    }

    private Command rare(int instrument) {
        return switch (random.nextInt(6)) {
            case 0 -> new Command.Deposit(anyAccount(), "USD", random.nextLong(-5, 1_000_000_000), id());
            case 1 -> new Command.PublishBar(bar(instrument));
            case 2 ->
                new Command.OpenAccount(
                        1,
                        "t1",
                        AccountKind.TRADER,
                        random.nextInt(2_000),
                        random.nextInt(2_000),
                        new RiskLimits(20_000 * UNIT, 4_000, 80_000, 20_000_000_000L));
            case 3 -> new Command.OpenAccount(2, "t2", AccountKind.LIQUIDITY, 0, 0, new RiskLimits(1, 1, 1, 1));
            case 4 ->
                new Command.DefineInstrument(new Instrument(
                        0, "AUSD", "A", "USD", UNIT / 100, UNIT / 10, random.nextLong(1, 5), 5_000, UNIT));
            default -> new Command.CloseTrade(anyAccount(), random.nextLong(-2, 5), ExitReason.SIGNAL);
        };
    }

    private Bar bar(int instrument) {
        long middle = price[instrument];
        TimeFrame frame = random.nextBoolean() ? TimeFrame.M1 : TimeFrame.M5;
        return new Bar(instrument, frame, frame.openTimeNanos(now), middle, middle + 3, middle - 3, middle, 10, 0);
    }

    private Command quote(int instrument) {
        long half = random.nextLong(0, 5);
        return new Command.UpdateQuote(
                random.nextInt(50) == 0 ? anyAccount() : FEED,
                instrument,
                price[instrument] - half,
                random.nextLong(0, 400),
                price[instrument] + half + random.nextLong(0, 2),
                random.nextLong(0, 400));
    }

    private Command order(int account, int instrument) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean market = random.nextInt(4) == 0;
        long limit = price[instrument] + random.nextLong(-12, 13);
        boolean opensTrade = random.nextInt(3) == 0;
        boolean exits = random.nextInt(5) == 0;
        boolean guarded = random.nextInt(3) == 0 && !exits;
        long away = random.nextLong(2, 25);
        return new Command.SubmitOrder(
                random.nextInt(300) == 0 ? 55 : account,
                random.nextInt(300) == 0 ? 9 : instrument,
                random.nextBoolean() ? "" : id(),
                random.nextBoolean() ? "" : "s",
                side,
                market ? OrderType.MARKET : OrderType.LIMIT,
                TimeInForce.values()[Math.max(0, random.nextInt(6) - 3)],
                random.nextInt(100) == 0 ? random.nextLong() : random.nextLong(1, 300),
                market ? 0 : random.nextInt(100) == 0 ? random.nextLong() : limit,
                exits ? one(tradeIds) : 0,
                opensTrade,
                guarded ? price[instrument] - side.sign() * away : 0,
                guarded && random.nextBoolean() ? price[instrument] + side.sign() * away : 0);
    }

    /// Sometimes one that was used before.
    private String id() {
        return "c" + (random.nextInt(20) == 0 ? random.nextInt(idCount + 1) : ++idCount);
    }

    private int anyAccount() {
        int[] accounts = {1, 2, 3, FEED, 101, 102, -1, 55};
        return accounts[random.nextInt(accounts.length)];
    }

    private long one(List<Long> ids) {
        return ids.isEmpty() || random.nextInt(20) == 0 ? random.nextLong(-3, 50) : ids.get(random.nextInt(ids.size()));
    }
}
