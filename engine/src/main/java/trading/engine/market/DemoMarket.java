package trading.engine.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trading.engine.message.Command;
import trading.engine.message.Command.DefineInstrument;
import trading.engine.message.Command.Deposit;
import trading.engine.message.Command.OpenAccount;
import trading.engine.model.AccountKind;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.RiskLimits;

/// The instruments and accounts that every start makes sure of.
public final class DemoMarket {
    /// The person's and the strategies' account.
    public static final int ACCOUNT = 1;

    public static final String ACCOUNT_NAME = "demo";

    /// The account whose orders are a replay's quotes.
    public static final int REPLAY_ACCOUNT = 100;

    /// The first of the simulated agents' accounts.
    public static final int FIRST_AGENT_ACCOUNT = 101;

    public static final int AGENT_ACCOUNTS = 20;

    private static final long USDT = FixedPoint.ONE;
    private static final long SECOND = 1_000_000_000L;
    private static final int FEE_PPM = 1_000;
    private static final RiskLimits DEMO_LIMITS = new RiskLimits(50_000 * USDT, Long.MAX_VALUE, 50_000, 60 * SECOND);

    /// No check applies to the market itself, but an account has limits.
    private static final RiskLimits MARKET_LIMITS =
            new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, 999_999, Long.MAX_VALUE);

    private static final List<Instrument> INSTRUMENTS = List.of(
            instrument(0, "BTC", 2, 6, 200_000_000, 5 * USDT),
            instrument(1, "ETH", 2, 6, 4_000_000_000L, 5 * USDT),
            instrument(2, "SOL", 2, 3, 100_000_000, 5 * USDT),
            instrument(3, "XRP", 4, 1, 200_000_000, 5 * USDT),
            instrument(4, "DOGE", 5, 0, 100_000_000, 5 * USDT));

    private DemoMarket() {}

    /// In the order of their ids.
    public static List<Instrument> instruments() {
        return INSTRUMENTS;
    }

    public static Optional<Instrument> instrument(String symbol) {
        return INSTRUMENTS.stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst();
    }

    /// What a start sends before anything else, with the demo account at its usual terms. Sent again at every
    /// start: what is known already stays as it is, and the deposit is booked once.
    public static List<Command> commands() {
        return commands(List.of());
    }

    /// As [#commands()], for a start whose instruments in `known` have a grid of their own (a replay's
    /// instrument is as fine as its file): those definitions are sent in place of ours.
    public static List<Command> commands(List<Instrument> known) {
        return commands(
                known,
                List.of(new OpenAccount(ACCOUNT, ACCOUNT_NAME, AccountKind.TRADER, FEE_PPM, FEE_PPM, DEMO_LIMITS)));
    }

    /// As [#commands(List)], with `terms` for what makes the demo account what it is; none leaves it as the
    /// gateway knows it.
    public static List<Command> commands(List<Instrument> known, List<Command> terms) {
        List<Command> commands = new ArrayList<>();
        known.forEach(instrument -> commands.add(new DefineInstrument(instrument)));
        INSTRUMENTS.stream()
                .filter(ours ->
                        known.stream().noneMatch(theirs -> theirs.symbol().equals(ours.symbol())))
                .forEach(instrument -> commands.add(new DefineInstrument(instrument)));
        commands.addAll(terms);
        commands.add(new Deposit(ACCOUNT, "USDT", 100_000 * USDT, "demo-1"));
        commands.add(marketAccount(REPLAY_ACCOUNT, "replay"));
        for (int i = 0; i < AGENT_ACCOUNTS; i++) {
            commands.add(marketAccount(FIRST_AGENT_ACCOUNT + i, "agent-" + (i + 1)));
        }
        return commands;
    }

    private static OpenAccount marketAccount(int account, String name) {
        return new OpenAccount(account, name, AccountKind.LIQUIDITY, 0, 0, MARKET_LIMITS);
    }

    private static Instrument instrument(
            int id, String base, int priceDecimals, int quantityDecimals, long maximumLots, long minimumNotional) {
        return new Instrument(
                id,
                base + "USDT",
                base,
                "USDT",
                powerOfTen(FixedPoint.SCALE - priceDecimals),
                powerOfTen(FixedPoint.SCALE - quantityDecimals),
                1,
                maximumLots,
                minimumNotional);
    }

    private static long powerOfTen(int exponent) {
        long value = 1;
        for (int i = 0; i < exponent; i++) {
            value *= 10;
        }
        return value;
    }
}
