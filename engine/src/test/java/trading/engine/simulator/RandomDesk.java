package trading.engine.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.LimitOverride;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.RiskLimits;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradingState;

/// Commands around prices that wander, from a seed: mostly sensible, some not. Knows from the reports
/// what is open, so that what it cancels and closes is mostly there.
public final class RandomDesk {
    static final int FEED = 100;
    private static final int[] AGENTS = {101, 102};
    private static final String[] SYMBOLS = {"AUSD", "BUSD", "AB"};
    private static final int MOST_OPEN = 60;
    private static final long[] WEALTH = {50_000, 3_000, 400};
    private static final long UNIT = 100_000_000L;
    private static final long[] EXTREMES = {
        Long.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE, 1_000_000_000_000L, 1_000_000_000_000_001L, Long.MAX_VALUE
    };

    private final SplittableRandom random;
    private final Swarm swarm;
    private final RandomTerms terms;
    private final RandomOrders randomOrders;
    private final LiveIds orders = new LiveIds();
    private final LiveIds trades = new LiveIds();
    private final LiveIds locks = new LiveIds();
    private final List<Command> opening = new ArrayList<>();
    private final List<Command> toLetGo = new ArrayList<>();
    private final Map<Long, Trade> openTrades = new HashMap<>();
    private final long[] price = {1_000, 5_000, 300};
    private long now = 1_700_000_000_000_000_000L;

    RandomDesk(long seed) {
        this(new SplittableRandom(seed), EnumSet.noneOf(Feature.class));
    }

    private RandomDesk(SplittableRandom random, Set<Feature> always) {
        this.random = random;
        swarm = Swarm.of(random, always);
        terms = new RandomTerms(random, swarm);
        randomOrders = new RandomOrders(random, swarm, trades);
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
            opening.add(terms.trader(account));
            long wealth = WEALTH[random.nextInt(WEALTH.length)] / (terms.isMargin(account) ? 20 : 1);
            opening.add(new Command.Deposit(account, "USD", wealth * UNIT + account, "usd"));
            opening.add(new Command.Deposit(
                    account, "A", terms.isMargin(account) ? UNIT : random.nextBoolean() ? 300 * UNIT : 10 * UNIT, "a"));
            if (random.nextBoolean()) {
                opening.add(new Command.Deposit(account, "B", 40 * UNIT, "b"));
            }
            if (has(Feature.PROTECTIONS)) {
                opening.add(new Command.SetProtections(account, terms.protections()));
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
                new Instrument(
                        1, "BUSD", "B", "USD", UNIT / 1_000, UNIT / 1_000, 1, 50_000, random.nextLong(UNIT / 10));
            default -> new Instrument(2, "AB", "A", "B", UNIT / 1_000, UNIT / 100, 1, 5_000, 0);
        };
    }

    /// What is sent next, and when.
    public TimedCommand next() {
        if (!opening.isEmpty()) {
            return new TimedCommand(now, opening.removeFirst());
        }
        long time = nextTime();
        return new TimedCommand(time, !toLetGo.isEmpty() && oneIn(25) ? toLetGo.removeFirst() : command());
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
            case Report.Filled filled ->
                orders.ended(filled.order().orderId(), filled.order().status().isTerminal());
            case Report.Canceled canceled -> orders.ended(canceled.order().orderId(), true);
            case Report.EntriesLocked locked -> locks.put(locked.lock().lockId(), locked.account());
            case Report.EntriesUnlocked unlocked -> locks.ended(unlocked.lockId(), true);
            case Report.TradeUpdated updated -> {
                Trade trade = updated.trade();
                switch (trade.status()) {
                    case PENDING -> trades.put(trade.tradeId(), trade.account());
                    case OPEN -> {
                        trades.put(trade.tradeId(), trade.account());
                        openTrades.put(trade.tradeId(), trade);
                    }
                    case CLOSED, CANCELED -> {
                        trades.ended(trade.tradeId(), true);
                        openTrades.remove(trade.tradeId());
                    }
                }
            }
            case Report.PermissionChanged(var permission)
            when !permission.everything() && toLetGo.size() < 20 ->
                toLetGo.add(new Command.SetPermission(new Permission(
                        permission.account(), permission.strategy(), true, List.of(), "enough", "desk")));
            case Report.KillSwitchEngaged engaged -> letGoLater(engaged);
            case Report.TradingStateChanged changed -> letGoLater(changed);
            default -> {}
        }
    }

    /// Or nothing would ever be accepted again.
    private void letGoLater(Report.KillSwitchEngaged engaged) {
        if (toLetGo.size() < 20) {
            toLetGo.add(new Command.RearmKillSwitch(
                    engaged.killSwitch().scope(), engaged.killSwitch().target(), "looked at", "desk"));
        }
    }

    private void letGoLater(Report.TradingStateChanged changed) {
        if (changed.state() != TradingState.ACTIVE && toLetGo.size() < 20) {
            toLetGo.add(new Command.SetTradingState(changed.account(), TradingState.ACTIVE, "looked at", "desk"));
        }
    }

    private Command order() {
        int instrument = random.nextInt(instruments());
        long tradeId = trades.any(random);
        Trade trade = openTrades.get(tradeId);
        if (has(Feature.EXITS) && trade != null && oneIn(5)) {
            return randomOrders.exiting(trade, price[trade.instrument()], now);
        }
        return has(Feature.LISTS) && oneIn(6)
                ? randomOrders.list(trader(), instrument, price[instrument], now)
                : randomOrders.ofTrader(trader(), instrument, price[instrument], now);
    }

    private Command command() {
        int instrument = random.nextInt(instruments());
        price[instrument] =
                Math.max(50, price[instrument] + random.nextLong(-swarm.volatility(), swarm.volatility() + 1));
        if (has(Feature.NONSENSE) && oneIn(100)) {
            return nonsense(instrument);
        }
        int crowd = orders.liveCount() > MOST_OPEN ? 300 : 0;
        int kind = random.nextInt(600 + swarm.quoteWeight() + swarm.cancelWeight() + crowd);
        if (kind < 300) {
            return order();
        }
        if (kind < 450) {
            return has(Feature.AGENTS)
                    ? randomOrders.ofAgent(AGENTS[random.nextInt(2)], instrument, price[instrument], now)
                    : quote(instrument);
        }
        if (kind < 500) {
            long tradeId = trades.any(random);
            return new Command.CloseTrade(trades.owner(tradeId), tradeId, exitReason());
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
        return change(instrument);
    }

    /// Something about an open order.
    private Command change(int instrument) {
        if (oneIn(25)) {
            return new Command.CancelAllOrders(
                    anyAccount(), random.nextInt(-1, instruments()), oneIn(3) ? randomOrders.strategy() : "");
        }
        long orderId = orders.any(random);
        int account = oneIn(20) ? anyAccount() : orders.owner(orderId);
        return has(Feature.AMENDMENTS) && oneIn(3)
                ? randomOrders.amendment(account, orderId, price[instrument])
                : new Command.CancelOrder(account, orderId);
    }

    private Command rare(int instrument) {
        switch (random.nextInt(8)) {
            case 0 -> {
                return new Command.Deposit(trader(), "USD", random.nextLong(1, 10 * UNIT), randomOrders.newReference());
            }
            case 1 -> {
                return has(Feature.BARS) ? new Command.PublishBar(bar(instrument)) : quote(instrument);
            }
            case 2 -> {
                return has(Feature.TERMS_CHANGE) ? terms.trader(trader()) : order();
            }
            case 3 -> {
                return has(Feature.TERMS_CHANGE) ? new Command.DefineInstrument(instrument(instrument)) : order();
            }
            case 4 -> {
                return new Command.CloseTrade(anyAccount(), trades.any(random), exitReason());
            }
            default -> {
                return ofRisk(instrument);
            }
        }
    }

    private Command ofRisk(int instrument) {
        return switch (random.nextInt(9)) {
            case 6 -> has(Feature.PERMISSIONS) ? permission() : order();
            case 7 ->
                has(Feature.OVERRIDES)
                        ? new Command.OverrideLimits(
                                trader(),
                                oneIn(2) ? "" : randomOrders.strategy(),
                                random.nextBoolean(),
                                oneIn(8) ? 0 : Math.min(span() * 50, LimitOverride.LONGEST_NANOS),
                                oneIn(15) ? " " : "a block",
                                oneIn(15) ? "" : "desk")
                        : order();
            case 8 ->
                has(Feature.DEAD_MAN_SWITCHES)
                        ? new Command.ArmDeadManSwitch(
                                trader(),
                                oneIn(6) ? 0 : Math.min(span() * 10 / 1_000_000, 86_400_000),
                                random.nextBoolean(),
                                "desk")
                        : order();
            case 0 -> has(Feature.KILL_SWITCHES) ? killSwitch(true) : order();
            case 1 -> has(Feature.KILL_SWITCHES) ? killSwitch(false) : order();
            case 2 ->
                has(Feature.TRADING_STATES)
                        ? new Command.SetTradingState(
                                trader(), TradingState.values()[random.nextInt(3)], oneIn(10) ? "" : "because", "desk")
                        : order();
            case 3 ->
                has(Feature.LOCKS)
                        ? new Command.LockEntries(
                                trader(),
                                oneIn(3) ? -1 : instrument,
                                oneIn(3) ? null : randomOrders.side(),
                                now + random.nextLong(-5, 20 * swarm.longestStepNanos()),
                                "careful")
                        : order();
            case 4 -> {
                long lockId = locks.any(random);
                yield has(Feature.LOCKS)
                        ? new Command.UnlockEntries(oneIn(10) ? trader() : locks.owner(lockId), lockId, "enough")
                        : order();
            }
            default ->
                has(Feature.PROTECTIONS) && random.nextBoolean()
                        ? new Command.SetProtections(trader(), terms.protections())
                        : new Command.SetRiskLimits(trader(), terms.limits(), "review", "desk");
        };
    }

    private long span() {
        return random.nextLong(1, swarm.longestStepNanos());
    }

    /// Mostly everything again soon, or nothing would be accepted.
    private Command permission() {
        String strategy = oneIn(2) ? "" : randomOrders.strategy();
        boolean everything = random.nextBoolean();
        List<Integer> instruments = new ArrayList<>();
        while (!everything && !oneIn(3)) {
            instruments.add(oneIn(40) ? 77 : random.nextInt(instruments()));
        }
        return new Command.SetPermission(
                new Permission(trader(), strategy, everything, instruments, oneIn(20) ? "" : "review", "desk"));
    }

    private Command killSwitch(boolean engages) {
        KillScope scope = KillScope.values()[random.nextInt(KillScope.values().length)];
        String target = oneIn(20)
                ? "nobody"
                : switch (scope) {
                    case GLOBAL -> "";
                    case VENUE -> "paper";
                    case INSTRUMENT -> SYMBOLS[random.nextInt(instruments())];
                    case STRATEGY -> oneIn(2) ? "s" : "trend";
                    case ACCOUNT -> Integer.toString(trader());
                };
        return engages
                ? new Command.EngageKillSwitch(
                        scope, target, random.nextBoolean(), random.nextBoolean(), "enough", "desk")
                : new Command.RearmKillSwitch(scope, target, oneIn(10) ? "" : "looked at", "desk");
    }

    private Command nonsense(int instrument) {
        return switch (random.nextInt(15)) {
            case 12 -> new Command.ArmDeadManSwitch(anyAccount(), extreme(), random.nextBoolean());
            case 13 -> new Command.OverrideLimits(anyAccount(), "", random.nextBoolean(), extreme(), "why", "desk");
            case 14 ->
                new Command.SetPermission(
                        new Permission(anyAccount(), "", false, List.of(random.nextInt(-2, 5)), "why", "desk"));
            case 0 -> new Command.Deposit(anyAccount(), oneIn(2) ? "" : "USD", extreme(), oneIn(2) ? "" : "usd");
            case 1 ->
                new Command.OpenAccount(
                        anyAccount(),
                        "",
                        oneIn(2) ? AccountKind.TRADER : AccountKind.LIQUIDITY,
                        random.nextInt(),
                        random.nextInt(3_000),
                        new RiskLimits(20_000 * UNIT, 4_000, 80_000, 3_600_000_000_000L));
            case 2 -> new Command.CancelOrder(anyAccount(), extreme());
            case 3 -> new Command.CancelAllOrders(anyAccount(), random.nextInt());
            case 4 -> new Command.CloseTrade(anyAccount(), extreme(), exitReason());
            case 5 ->
                new Command.UpdateQuote(anyAccount(), random.nextInt(-1, 4), small(), extreme(), small(), extreme());
            case 6 ->
                new Command.DefineInstrument(new Instrument(
                        oneIn(2) ? 65_536 : random.nextInt(9),
                        oneIn(2) ? "AUSD" : "X",
                        "A",
                        "USD",
                        UNIT,
                        UNIT,
                        1,
                        10,
                        0));
            case 7 -> new Command.PublishBar(new Bar(random.nextInt(-1, 5), TimeFrame.M1, now, 1, 1, 1, 1, 0, 0));
            case 8 -> new Command.AmendOrder(anyAccount(), orders.any(random), extreme(), extreme(), extreme());
            case 9 -> new Command.LockEntries(anyAccount(), random.nextInt(-3, 4), null, extreme(), "");
            case 10 -> new Command.SetTradingState(anyAccount(), TradingState.ACTIVE, "", "");
            default ->
                new SubmitOrder(
                        anyAccount(),
                        random.nextInt(-1, 4),
                        oneIn(2) ? "not valid" : "",
                        "",
                        randomOrders.side(),
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
}
