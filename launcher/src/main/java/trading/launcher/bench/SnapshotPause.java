package trading.launcher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// How long the deciding thread stands still for a snapshot: it writes the state into memory itself, and
/// another thread brings that to disk.
///
/// `nanos`: of each round. `bytes`: what the state takes, uncompressed.
public record SnapshotPause(List<Long> nanos, int openOrders, int bytes) {
    private static final int MARKET = 1_000_000;
    private static final int WARM_UPS = 5;
    private static final long FIRST_NANOS = 1_700_000_000_000_000_000L;

    private static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 900_000_000_000L, 5 * FixedPoint.ONE);

    private static final RiskLimits LIMITS = new RiskLimits(
            FixedPoint.ONE * 1_000_000_000L,
            1_000_000_000_000L,
            900_000,
            Duration.ofDays(1).toNanos());

    /// Of a state with that many open orders, spread evenly over that many accounts. Throws
    /// [InterruptedException] between two rounds.
    public static SnapshotPause measure(int openOrders, int accounts, int rounds) throws InterruptedException {
        Desk desk = new Desk();
        desk.open(openOrders, accounts);
        List<Long> nanos = new ArrayList<>();
        int bytes = 0;
        for (int round = -WARM_UPS; round < rounds; round++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long began = System.nanoTime();
            bytes = desk.core.encode().length;
            long took = System.nanoTime() - began;
            if (round >= 0) {
                nanos.add(took);
            }
        }
        return new SnapshotPause(List.copyOf(nanos), desk.accepted, bytes);
    }

    /// A core that has decided what leads to the state.
    private static final class Desk {
        private final TradingCore core = new TradingCore();
        private int accepted;
        private long sequence;

        private void open(int openOrders, int accounts) {
            decide(new Command.DefineInstrument(BTC));
            decide(new Command.OpenAccount(MARKET, "market", AccountKind.LIQUIDITY, 0, 0, LIMITS));
            decide(new Command.UpdateQuote(MARKET, 0, 5_999_900, 1_000_000, 6_000_100, 1_000_000));
            for (int account = 1; account <= accounts; account++) {
                decide(new Command.OpenAccount(account, "bench-" + account, AccountKind.TRADER, 1_000, 1_000, LIMITS));
                decide(new Command.Deposit(account, "USDT", 10_000_000L * FixedPoint.ONE, "bench"));
            }
            for (int order = 0; order < openOrders; order++) {
                decide(rest(1 + order % accounts, 5_000_000 + order % 1_000));
            }
        }

        /// A buy far below the market.
        private static Command rest(int account, long price) {
            return new Command.SubmitOrder(
                    account, 0, "", "", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100, price, 0, false, 0, 0);
        }

        private void decide(Command command) {
            sequence++;
            core.decide(sequence, FIRST_NANOS + sequence, command, report -> {
                if (report instanceof Report.Accepted taken && !taken.liquidity()) {
                    accepted++;
                }
            });
        }
    }
}
