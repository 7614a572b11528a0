package trading.launcher.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import trading.engine.gateway.Answer;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.ReportHandler;
import trading.engine.gateway.TimeSource;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// A real gateway in a folder, with the demo's instruments and accounts, and quotes for BTCUSDT (0) and
/// ETHUSDT (1).
public final class QuotedGateway implements AutoCloseable {
    private static final long BID = 2_999_900;
    private static final long ASK = 3_000_100;
    private static final long FAR_BELOW = 2_950_000;
    private static final long QUANTITY = 100_000;

    private final ExecutionGateway gateway;

    private QuotedGateway(ExecutionGateway gateway) {
        this.gateway = gateway;
    }

    public static QuotedGateway open(Path data) {
        return new QuotedGateway(reopened(data)).quoted();
    }

    /// What is in the folder, and nothing sent.
    public static ExecutionGateway reopened(Path data) {
        return ExecutionGateway.start(GatewayConfig.in(data), TimeSource.wallClock(), List.of());
    }

    /// With a ring of 64 places, and one who reads it.
    public static QuotedGateway small(Path data, ReportHandler handler) {
        return new QuotedGateway(ExecutionGateway.start(
                        new GatewayConfig(data, 64, 1 << 20, 0), TimeSource.wallClock(), List.of(handler)))
                .quoted();
    }

    private QuotedGateway quoted() {
        DemoMarket.commands().forEach(this::decide);
        for (int instrument = 0; instrument < 2; instrument++) {
            decide(new Command.UpdateQuote(
                    DemoMarket.REPLAY_ACCOUNT, instrument, BID, 10 * QUANTITY, ASK, 10 * QUANTITY));
        }
        return this;
    }

    public ExecutionGateway gateway() {
        return gateway;
    }

    public Answer.Decided decide(Command command) {
        try {
            return (Answer.Decided) gateway.submit(command).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("not decided: " + command, e);
        }
    }

    /// A limit order that rests below the market.
    public void rest(int instrument, String strategy) {
        decide(order(instrument, strategy, OrderType.LIMIT, TimeInForce.GTC, FAR_BELOW));
    }

    /// A market order that opens a trade of 0.1.
    public void buy(int instrument, String strategy) {
        decide(order(instrument, strategy, OrderType.MARKET, TimeInForce.IOC, 0));
    }

    /// True when risk lets a small order through.
    public boolean takesOrders(int instrument) {
        return decide(order(instrument, "", OrderType.MARKET, TimeInForce.IOC, 0)).reports().stream()
                .noneMatch(Report.Denied.class::isInstance);
    }

    private static Command.SubmitOrder order(
            int instrument, String strategy, OrderType type, TimeInForce timeInForce, long limitPrice) {
        return new Command.SubmitOrder(
                DemoMarket.ACCOUNT,
                instrument,
                "",
                strategy,
                Side.BUY,
                type,
                timeInForce,
                QUANTITY,
                limitPrice,
                0,
                true,
                0,
                0);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
