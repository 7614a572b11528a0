package trading.engine.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
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

/// Commands around prices that wander, from a seed: mostly sensible, some not. Knows from the reports what
/// is open, so that what it cancels and closes is mostly there.
public final class RandomDesk {
    static final int FEED = 100;
    private static final int[] AGENTS = {101, 102};
    private static final long UNIT = 100_000_000L;
    private static final long[] EXTREMES = {
        Long.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE, 1_000_000_000_000L, 1_000_000_000_000_001L, Long.MAX_VALUE
    };

    private final SplittableRandom random;
    private final Swarm swarm;
    private final LiveIds orders = new LiveIds();
    private final LiveIds trades = new LiveIds();
    private final List<Command> opening = new ArrayList<>();
    private final long[] price = {1_000, 5_000, 300};
    private long now = 1_700_000_000_000_000_000L;
    private int idCount;

    RandomDesk(long seed) {
        this(new SplittableRandom(seed), EnumSet.noneOf(Feature.class));
    }

    private RandomDesk(SplittableRandom random, Set<Feature> always) {
        this.random = random;
        swarm = Swarm.of(random, always);
        open();
    }

    /// A desk whose orders mostly bear an id of the client's.
    public static RandomDesk ofClients(long seed) {
        return new RandomDesk(new SplittableRandom(seed), EnumSet.of(Feature.CLIENT_ORDER_IDS));
    }

    Swarm swarm() {
        return swarm;
    }

    private boolean has(Feature feature) {
        return swarm.has(feature);
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private void open() {
        for (int id = 0; id < instruments(); id++) {
            opening.add(new Command.DefineInstrument(instrument(id)));
        }
        for (int account = 1; account <= swarm.traders(); account++) {
            opening.add(terms(account));
            opening.add(new Command.Deposit(account, "USD", 50_000 * UNIT + account, "usd"));
            opening.add(new Command.Deposit(account, "A", 300 * UNIT, "a"));
            if (random.nextBoolean()) {
                opening.add(new Command.Deposit(account, "B", 40 * UNIT, "b"));
            }
        }
        for (int account : new int[] {FEED, AGENTS[0], AGENTS[1]}) {
            opening.add(new Command.OpenAccount(
                    account, "m" + account, AccountKind.LIQUIDITY, 0, 0, new RiskLimits(1, 1, 1, 1)));
        }
    }

    private int instruments() {
        return has(Feature.CROSS_INSTRUMENT) ? 3 : Math.min(2, swarm.instruments());
    }

    private Instrument instrument(int id) {
        return switch (id) {
            case 0 -> new Instrument(0, "AUSD", "A", "USD", UNIT / 100, UNIT / 10, random.nextLong(1, 3), 5_000, UNIT);
            case 1 ->
                new Instrument(1, "BUSD", "B", "USD", UNIT / 1_000, UNIT / 1_000, 1, 50_000, random.nextLong(UNIT / 10));
            default -> new Instrument(2, "AB", "A", "B", UNIT / 1_000, UNIT / 100, 1, 5_000, 0);
        };
    }

    private Command terms(int account) {
        boolean tight = has(Feature.TIGHT_LIMITS) && random.nextBoolean();
        RiskLimits limits = new RiskLimits(
                tight ? random.nextLong(1, 2_000) * UNIT : 20_000 * UNIT,
                tight ? random.nextLong(1, 300) : 4_000,
                tight ? random.nextInt(1, 20_000) : 80_000,
                tight ? random.nextLong(1, 2 * swarm.longestStepNanos()) : 3_600_000_000_000L);
        int maker = has(Feature.MAKER_REBATE) && random.nextBoolean() ? -random.nextInt(300) : random.nextInt(2_000);
        return new Command.OpenAccount(
                account, "t" + account, AccountKind.TRADER, maker, random.nextInt(301, 3_000), limits);
    }

    /// What the account does next.
    public TimedCommand next() {
        if (!opening.isEmpty()) {
            return new TimedCommand(now, opening.removeFirst());
        }
        return new TimedCommand(nextTime(), command());
    }

    private long nextTime() {
        long step = oneIn(10) ? 0 : random.nextLong(swarm.longestStepNanos());
        if (has(Feature.TIME_JUMPS) && oneIn(300)) {
            step = random.nextLong(100_000_000_000_000L);
        } else if (has(Feature.TIME_GOES_BACK) && oneIn(300)) {
            step = -random.nextLong(4_000_000_000L);
        }
        now += step;
        return now;
    }

    /// Learns what is open.
    public void saw(Report report) {
        switch (report) {
            case Report.Accepted accepted -> orders.put(accepted.order().orderId(), accepted.account());
            case Report.Filled filled -> orders.ended(filled.order().orderId(), filled.order().status().isTerminal());
            case Report.Canceled canceled -> orders.ended(canceled.order().orderId(), true);
            case Report.TradeUpdated updated -> {
                switch (updated.trade().status()) {
                    case PENDING, OPEN -> trades.put(updated.trade().tradeId(), updated.account());
                    case CLOSED, CANCELED -> trades.ended(updated.trade().tradeId(), true);
                }
            }
            default -> {}
        }
    }

    private Command command() {
        int instrument = random.nextInt(instruments());
        price[instrument] =
                Math.max(50, price[instrument] + random.nextLong(-swarm.volatility(), swarm.volatility() + 1));
        if (has(Feature.NONSENSE) && oneIn(100)) {
            return nonsense(instrument);
        }
        int crowd = orders.liveCount() > 60 ? 300 : 0;
        int kind = random.nextInt(600 + swarm.quoteWeight() + swarm.cancelWeight() + crowd);
        if (kind < 300) {
            return order(trader(), instrument);
        }
        if (kind < 450) {
            return has(Feature.AGENTS) ? order(AGENTS[random.nextInt(2)], instrument) : quote(instrument);
        }
        if (kind < 500) {
            return new Command.CloseTrade(trader(), trades.any(random), exitReason());
        }
        if (kind < 550) {
            return new Command.AdvanceTime();
        }
        if (kind < 600) {
            return rare(instrument);
        }
        if (kind < 600 + swarm.quoteWeight()) {
            return quote(instrument);
        }
        if (oneIn(25)) {
            return new Command.CancelAllOrders(anyAccount(), random.nextInt(-1, instruments()));
        }
        long orderId = orders.any(random);
        return new Command.CancelOrder(oneIn(20) ? anyAccount() : orders.owner(orderId), orderId);
    }

    private Command rare(int instrument) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Command.Deposit(trader(), "USD", random.nextLong(1, 1_000 * UNIT), "d" + ++idCount);
            case 2 -> has(Feature.BARS) ? new Command.PublishBar(bar(instrument)) : quote(instrument);
            case 3 -> has(Feature.TERMS_CHANGE) ? terms(trader()) : order(trader(), instrument);
            case 4 ->
                has(Feature.TERMS_CHANGE)
                        ? new Command.DefineInstrument(instrument(instrument))
                        : order(trader(), instrument);
            default -> new Command.CloseTrade(anyAccount(), trades.any(random), exitReason());
        };
    }

    private Command nonsense(int instrument) {
        return switch (random.nextInt(9)) {
            case 0 -> new Command.Deposit(anyAccount(), oneIn(2) ? "" : "USD", extreme(), oneIn(2) ? "" : "usd");
            case 1 -> new Command.OpenAccount(
                    anyAccount(),
                    "",
                    oneIn(2) ? AccountKind.TRADER : AccountKind.LIQUIDITY,
                    random.nextInt(),
                    random.nextInt(3_000),
                    new RiskLimits(20_000 * UNIT, 4_000, 80_000, 3_600_000_000_000L));
            case 2 -> new Command.CancelOrder(anyAccount(), extreme());
            case 3 -> new Command.CancelAllOrders(anyAccount(), random.nextInt());
            case 4 -> new Command.CloseTrade(anyAccount(), extreme(), exitReason());
            case 5 -> new Command.UpdateQuote(anyAccount(), random.nextInt(-1, 4), small(), extreme(), small(), extreme());
            case 6 -> new Command.DefineInstrument(new Instrument(
                    random.nextInt(0, 70_000), oneIn(2) ? "AUSD" : "X", "A", "USD", UNIT, UNIT, 1, 10, 0));
            case 7 -> new Command.PublishBar(new Bar(random.nextInt(-1, 5), TimeFrame.M1, now, 1, 1, 1, 1, 0, 0));
            default -> new SubmitOrder(
                    anyAccount(),
                    random.nextInt(-1, 4),
                    oneIn(2) ? "not valid" : "",
                    "",
                    side(),
                    oneIn(2) ? OrderType.MARKET : OrderType.LIMIT,
                    TimeInForce.values()[random.nextInt(3)],
                    extreme(),
                    oneIn(2) ? extreme() : price[instrument],
                    oneIn(4) ? extreme() : 0,
                    random.nextBoolean(),
                    oneIn(4) ? extreme() : 0,
                    oneIn(4) ? extreme() : 0);
        };
    }

    private long extreme() {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    /// No price that a feed might hold on to for the rest of the run.
    private long small() {
        return random.nextLong(-1, 2);
    }

    private int trader() {
        return random.nextInt(1, swarm.traders() + 1);
    }

    private int anyAccount() {
        int[] accounts = {trader(), trader(), FEED, AGENTS[0], -1, 55};
        return accounts[random.nextInt(accounts.length)];
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private ExitReason exitReason() {
        return ExitReason.values()[random.nextInt(5)];
    }

    private Bar bar(int instrument) {
        long middle = price[instrument];
        TimeFrame frame = random.nextBoolean() ? TimeFrame.M1 : TimeFrame.M5;
        return new Bar(instrument, frame, frame.openTimeNanos(now), middle, middle + 3, middle - 3, middle, 10, 0);
    }

    private Command quote(int instrument) {
        long half = random.nextLong(0, Math.max(2, swarm.priceRange() / 4));
        return new Command.UpdateQuote(
                oneIn(100) ? anyAccount() : FEED,
                instrument,
                price[instrument] - half,
                oneIn(20) ? 0 : random.nextLong(1, swarm.mostLots() * 2),
                price[instrument] + half + (oneIn(30) ? 0 : 1),
                oneIn(20) ? 0 : random.nextLong(1, swarm.mostLots() * 2));
    }

    private Command order(int account, int instrument) {
        Side side = side();
        boolean atMarket = oneIn(4);
        boolean exits = has(Feature.EXITS) && oneIn(4);
        boolean guarded = has(Feature.PROTECTED_TRADES) && !exits && oneIn(2);
        long away = random.nextLong(1, swarm.priceRange() * 2);
        long limit = price[instrument] + random.nextLong(-swarm.priceRange(), swarm.priceRange() + 1);
        return new SubmitOrder(
                account,
                instrument,
                clientOrderId(),
                has(Feature.STRATEGIES) ? new String[] {"", "s", "trend"}[random.nextInt(3)] : "",
                side,
                atMarket ? OrderType.MARKET : OrderType.LIMIT,
                oneIn(3) ? TimeInForce.values()[random.nextInt(3)] : TimeInForce.GTC,
                random.nextLong(1, swarm.mostLots()),
                atMarket ? 0 : limit,
                exits ? trades.any(random) : 0,
                oneIn(3),
                guarded ? price[instrument] - side.sign() * away : 0,
                guarded && random.nextBoolean() ? price[instrument] + side.sign() * away : 0);
    }

    /// Sometimes one that was used before.
    private String clientOrderId() {
        if (!has(Feature.CLIENT_ORDER_IDS) || random.nextBoolean()) {
            return "";
        }
        return "c" + (oneIn(20) ? random.nextInt(idCount + 1) : ++idCount);
    }
}
