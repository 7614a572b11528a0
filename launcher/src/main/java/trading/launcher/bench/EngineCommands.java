package trading.launcher.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import trading.engine.message.Command;
import trading.engine.model.AccountKind;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// An [OrderStream] in our commands, made beforehand so that nobody is charged for making them.
///
/// `rows` are those of the stream.
/// Traders have money enough for any stream, and every check of theirs applies.
public final class EngineCommands {
    private static final int FEE_PPM = 1_000;
    private static final int COLLAR_PPM = 500_000;
    private static final int MARKET_ACCOUNT = 0;
    private static final int FIRST_TRADER = 1;
    private static final long TICK = 1_000_000;
    private static final long LOT = 1_000_000;
    private static final long MOST_LOTS = 1_000_000;
    private static final long DEPOSIT = 4_000_000_000_000_000L;
    private static final RiskLimits LIMITS = new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, COLLAR_PPM, Long.MAX_VALUE);

    private final List<Command> setup;
    private final Command[] commands;
    private final int opening;
    private final int rows;
    private final EncodedCommands encoded;

    private EngineCommands(List<Command> setup, Command[] commands, int opening, int rows) {
        this.setup = setup;
        this.commands = commands;
        this.opening = opening;
        this.rows = rows;
        this.encoded = EncodedCommands.of(commands);
    }

    public static EngineCommands of(OrderStream stream) {
        List<Command> setup = setup(stream.shape());
        Translation translation = new Translation(stream);
        int opening = 0;
        for (int row = 0; row < stream.size(); row++) {
            if (row == stream.opening()) {
                opening = translation.count;
            }
            translation.add(row);
        }
        return new EngineCommands(
                setup,
                Arrays.copyOf(translation.commands, translation.count),
                stream.opening() == stream.size() ? translation.count : opening,
                stream.size() - stream.opening());
    }

    /// Instruments, accounts and money; and for each instrument a first price far from everything, since an
    /// order needs a price to be measured against.
    private static List<Command> setup(StreamShape shape) {
        List<Command> setup = new ArrayList<>();
        setup.add(new Command.OpenAccount(MARKET_ACCOUNT, "market", AccountKind.LIQUIDITY, 0, 0, LIMITS));
        for (int account = 0; account < shape.accounts(); account++) {
            int id = FIRST_TRADER + account;
            setup.add(new Command.OpenAccount(id, "trader-" + id, AccountKind.TRADER, FEE_PPM, FEE_PPM, LIMITS));
            setup.add(new Command.Deposit(id, "USDT", DEPOSIT, "money"));
            setup.add(new Command.Deposit(id, "COIN", DEPOSIT, "coins"));
        }
        for (int id = 0; id < shape.instruments(); id++) {
            setup.add(new Command.DefineInstrument(
                    new Instrument(id, "COIN" + id, "COIN", "USDT", TICK, LOT, 1, MOST_LOTS, 0)));
            setup.add(new Command.UpdateQuote(
                    MARKET_ACCOUNT, id, OrderStream.MIDDLE * 7 / 10, 1, OrderStream.MIDDLE * 13 / 10, 1));
        }
        return List.copyOf(setup);
    }

    /// So many of these, setup included, and nothing of what comes after.
    public EngineCommands firstOf(int count) {
        int kept = Math.min(commands.length, count - setup.size());
        return new EngineCommands(setup, Arrays.copyOf(commands, kept), Math.min(opening, kept), rows);
    }

    /// What has to be decided before the first order.
    public List<Command> setup() {
        return setup;
    }

    public int size() {
        return commands.length;
    }

    /// How many of the commands come before what is measured.
    public int opening() {
        return opening;
    }

    /// How many rows of the stream the measured commands stand for.
    public int rows() {
        return rows;
    }

    /// The same as bytes, as the gateway's ring has them.
    EncodedCommands encoded() {
        return encoded;
    }

    Command get(int index) {
        return commands[index];
    }

    private static final class Translation {
        private final OrderStream stream;
        /// The gateway gives ids in the order in which orders are accepted; none of these is refused.
        private final long[] orderIds;

        private Command[] commands;
        private int count;
        private long lastOrderId;

        Translation(OrderStream stream) {
            this.stream = stream;
            this.orderIds = new long[stream.size() + 1];
            this.commands = new Command[stream.size() * 5 / 4 + 16];
            this.lastOrderId = 2L * stream.shape().instruments();
        }

        void add(int row) {
            switch (stream.kind(row)) {
                case OrderStream.CANCEL -> add(cancel(row));
                case OrderStream.MOVE -> add(move(row));
                default -> add(submit(row));
            }
        }

        private void add(Command command) {
            if (count == commands.length) {
                commands = Arrays.copyOf(commands, count * 5 / 4);
            }
            commands[count++] = command;
        }

        private Command move(int row) {
            return new Command.AmendOrder(account(row), orderIds[stream.order(row)], 0, stream.price(row), 0);
        }

        private Command cancel(int row) {
            return new Command.CancelOrder(account(row), orderIds[stream.order(row)]);
        }

        private Command submit(int row) {
            byte kind = stream.kind(row);
            orderIds[stream.order(row)] = ++lastOrderId;
            return new Command.SubmitOrder(
                    account(row),
                    stream.instrument(row),
                    "",
                    "",
                    stream.side(row) == OrderStream.BUY ? Side.BUY : Side.SELL,
                    kind == OrderStream.MARKET ? OrderType.MARKET : OrderType.LIMIT,
                    kind == OrderStream.MARKET || kind == OrderStream.IOC ? TimeInForce.IOC : TimeInForce.GTC,
                    stream.quantity(row),
                    stream.price(row),
                    0,
                    false,
                    0,
                    0);
        }

        private int account(int row) {
            return FIRST_TRADER + stream.account(row);
        }
    }
}
