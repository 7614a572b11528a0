package trading.bench;

import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.agrona.ExpandableArrayBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.ReportBuffer;
import trading.engine.model.AccountKind;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// A core that goes round and round and always comes back to where it was: two orders that rest and are
/// canceled, one of them amended before, and one that is filled by another; sides change every round, so
/// that trades are opened and closed. With `-prof gc` this shows that a decision allocates nothing.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SteadyDecideBenchmark {
    private static final int ROUND = 7;
    private static final long MONEY = 4_000_000_000_000_000L;
    private static final int ORDER_ID = 6;

    private final TradingCore core = new TradingCore();
    private final ReportBuffer reports = new ReportBuffer();
    private final Encoded bid = new Encoded(order(1, Side.BUY, TimeInForce.GTC, 10, 990));
    private final Encoded amend = new Encoded(new Command.AmendOrder(1, 1, 0, 991, 0));
    private final Encoded cancel = new Encoded(new Command.CancelOrder(1, 1));
    private final Encoded offerOfOne = new Encoded(order(1, Side.SELL, TimeInForce.GTC, 5, 1_000));
    private final Encoded takerOfTwo = new Encoded(order(2, Side.BUY, TimeInForce.IOC, 5, 1_000));
    private final Encoded offerOfTwo = new Encoded(order(2, Side.SELL, TimeInForce.GTC, 5, 1_000));
    private final Encoded takerOfOne = new Encoded(order(1, Side.BUY, TimeInForce.IOC, 5, 1_000));
    private final Encoded farOffer = new Encoded(order(1, Side.SELL, TimeInForce.GTC, 5, 1_010));
    private long sequence;
    private long lastOrderId;
    private boolean even;

    public SteadyDecideBenchmark() {
        RiskLimits limits = new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, 500_000, Long.MAX_VALUE);
        setUp(new Command.DefineInstrument(
                new Instrument(0, "COINUSDT", "COIN", "USDT", 1_000_000, 1_000_000, 1, 1_000_000, 0)));
        for (int account = 1; account <= 2; account++) {
            setUp(new Command.OpenAccount(account, "trader", AccountKind.TRADER, 1_000, 1_000, limits));
            setUp(new Command.Deposit(account, "USDT", MONEY, "money"));
            setUp(new Command.Deposit(account, "COIN", MONEY, "coins"));
        }
        setUp(new Command.OpenAccount(9, "market", AccountKind.LIQUIDITY, 0, 0, limits));
        setUp(new Command.UpdateQuote(9, 0, 900, 100, 1_100, 100));
        lastOrderId = 2;
    }

    private static Command order(int account, Side side, TimeInForce timeInForce, long quantity, long price) {
        return new Command.SubmitOrder(
                account, 0, "", "", side, OrderType.LIMIT, timeInForce, quantity, price, 0, false, 0, 0);
    }

    private void setUp(Command command) {
        core.decide(++sequence, sequence, command, report -> {});
    }

    @Benchmark
    @OperationsPerInvocation(ROUND)
    public int round() {
        long resting = lastOrderId + 1;
        decide(bid);
        amend.bytes.putLong(ORDER_ID, resting, ByteOrder.LITTLE_ENDIAN);
        decide(amend);
        decide(even ? offerOfOne : offerOfTwo);
        decide(even ? takerOfTwo : takerOfOne);
        cancel.bytes.putLong(ORDER_ID, resting, ByteOrder.LITTLE_ENDIAN);
        decide(cancel);
        decide(farOffer);
        lastOrderId += 4;
        cancel.bytes.putLong(ORDER_ID, lastOrderId, ByteOrder.LITTLE_ENDIAN);
        decide(cancel);
        even = !even;
        return reports.count();
    }

    private void decide(Encoded command) {
        reports.clear();
        core.decide(++sequence, sequence, command.bytes, 0, command.length, reports);
    }

    private static final class Encoded {
        private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(128);
        private final int length;

        Encoded(Command command) {
            this.length = CommandCodec.encode(command, bytes, 0);
        }
    }
}
