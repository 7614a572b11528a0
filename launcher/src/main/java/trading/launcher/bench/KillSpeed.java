package trading.launcher.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import trading.engine.gateway.Answer;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.ReportHandler;
import trading.engine.gateway.TimeSource;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// How soon the kill switch has stopped everything, through the whole gateway with its journal on a disk and
/// its live view.
///
/// `answerNanos`: from the request to its durable answer while orders come as fast as they are taken.
/// `lastOrderNanos`: from that answer to the last order that a reader of the reports has seen go out, 0 when
/// that was before. `cancelNanos`: from the request to the answer, which comes when all open orders are
/// canceled and the view shows none.
public record KillSpeed(long answerNanos, long lastOrderNanos, int canceled, long cancelNanos) {
    private static final int ACCOUNT = 1;
    private static final int MARKET = 2;
    private static final int SENDING_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 60;
    private static final long NAP_NANOS = 20_000;

    private static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 900_000_000_000L, 5 * FixedPoint.ONE);

    private static final RiskLimits LIMITS = new RiskLimits(
            FixedPoint.ONE * 1_000_000_000L,
            1_000_000_000_000L,
            900_000,
            Duration.ofDays(1).toNanos());

    /// Needs two empty folders, and leaves them with files in them. `openOrders`: how many are canceled.
    public static KillSpeed measure(Path folder, Path otherFolder, int openOrders) throws Exception {
        long[] stop = stopInFlow(folder);
        try (ExecutionGateway gateway = open(otherFolder, (sequence, timeNanos, reports, endOfBatch) -> {})) {
            long last = 0;
            for (int i = 0; i < openOrders; i++) {
                last = put(gateway, order());
            }
            awaitSequence(gateway, last);
            int open = gateway.view().openOrders(ACCOUNT).size();
            long began = System.nanoTime();
            Answer answer = kill(gateway);
            long nanos = System.nanoTime() - began;
            int left = gateway.view().openOrders(ACCOUNT).size();
            if (!(answer instanceof Answer.Decided) || open != openOrders || left != 0) {
                throw new IllegalStateException("bench: kill: open=" + open + " left=" + left + " answer=" + answer);
            }
            return new KillSpeed(stop[0], stop[1], open, nanos);
        }
    }

    /// The answer's time, and that of the last order after it.
    private static long[] stopInFlow(Path folder) throws Exception {
        AtomicLong lastOut = new AtomicLong();
        ReportHandler reader = (sequence, timeNanos, reports, endOfBatch) -> {
            if (reports.stream().anyMatch(report -> report instanceof Report.Accepted out && !out.liquidity())) {
                lastOut.set(System.nanoTime());
            }
        };
        try (ExecutionGateway gateway = open(folder, reader)) {
            Thread sender = Thread.ofPlatform().name("bench-orders").start(() -> flood(gateway));
            long answered;
            long began;
            try {
                TimeUnit.MILLISECONDS.sleep(SENDING_MILLIS);
                began = System.nanoTime();
                kill(gateway);
                answered = System.nanoTime();
                TimeUnit.MILLISECONDS.sleep(SENDING_MILLIS);
            } finally {
                sender.interrupt();
                sender.join();
            }
            return new long[] {answered - began, Math.max(0, lastOut.get() - answered)};
        }
    }

    /// Goes on after the kill: what is sent then must not go out.
    private static void flood(ExecutionGateway gateway) {
        while (!Thread.currentThread().isInterrupted()) {
            if (gateway.trySubmit(order()) < 0) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    private static Answer kill(ExecutionGateway gateway) throws Exception {
        Command command = new Command.EngageKillSwitch(KillScope.GLOBAL, "", true, false, "bench", "bench");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Answer answer = gateway.submit(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!(answer instanceof Answer.Busy) || System.nanoTime() > end) {
                return answer;
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    private static ExecutionGateway open(Path folder, ReportHandler reader) throws Exception {
        ExecutionGateway gateway =
                ExecutionGateway.start(GatewayConfig.in(folder), TimeSource.wallClock(), List.of(reader));
        for (Command command : List.of(
                new Command.DefineInstrument(BTC),
                new Command.OpenAccount(ACCOUNT, "bench", AccountKind.TRADER, 1_000, 1_000, LIMITS),
                new Command.OpenAccount(MARKET, "market", AccountKind.LIQUIDITY, 0, 0, LIMITS),
                new Command.Deposit(ACCOUNT, "USDT", 10_000_000_000L * FixedPoint.ONE, "bench"),
                new Command.UpdateQuote(MARKET, 0, 5_999_900, 1_000_000, 6_000_100, 1_000_000))) {
            gateway.submit(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        return gateway;
    }

    /// A buy that rests far below the market.
    private static Command order() {
        return new Command.SubmitOrder(
                ACCOUNT, 0, "", "", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100, 5_000_000, 0, false, 0, 0);
    }

    private static long put(ExecutionGateway gateway, Command command) {
        while (true) {
            long sequence = gateway.trySubmit(command);
            if (sequence > 0) {
                return sequence;
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    private static void awaitSequence(ExecutionGateway gateway, long sequence) throws InterruptedException {
        if (!gateway.view().awaitSequence(sequence, Duration.ofSeconds(PATIENCE_SECONDS))) {
            throw new IllegalStateException("bench: kill: sequence=" + sequence + " was not decided in time");
        }
    }
}
