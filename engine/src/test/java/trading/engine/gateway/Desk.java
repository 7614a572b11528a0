package trading.engine.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// Commands of a small desk: the demo account against one quote, from a seed.
final class Desk {
    static final long PRICE = 6_000_000;

    private final SplittableRandom random;
    private long orders;

    Desk(SplittableRandom random) {
        this.random = random;
    }

    static List<Command> opening() {
        List<Command> commands = new ArrayList<>(DemoMarket.commands());
        commands.add(quote(PRICE));
        return commands;
    }

    static Command.UpdateQuote quote(long price) {
        return new Command.UpdateQuote(DemoMarket.REPLAY_ACCOUNT, 0, price - 50, 1_000_000, price + 50, 1_000_000);
    }

    static Command.SubmitOrder buy(String clientOrderId) {
        return order(clientOrderId, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 1_000, 0);
    }

    static Command.SubmitOrder order(
            String clientOrderId, Side side, OrderType type, TimeInForce timeInForce, long quantity, long limitPrice) {
        return new Command.SubmitOrder(
                DemoMarket.ACCOUNT,
                0,
                clientOrderId,
                "",
                side,
                type,
                timeInForce,
                quantity,
                limitPrice,
                0,
                false,
                0,
                0);
    }

    Command next() {
        String id = "o-" + ++orders;
        return switch (random.nextInt(8)) {
            case 0, 1 -> quote(PRICE + random.nextInt(-2_000, 2_000));
            case 2, 3 -> order(id, Side.BUY, OrderType.MARKET, TimeInForce.IOC, random.nextInt(100, 2_000), 0);
            case 4 -> order(id, Side.SELL, OrderType.MARKET, TimeInForce.IOC, random.nextInt(100, 2_000), 0);
            case 5 ->
                order(
                        id,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        random.nextInt(100, 2_000),
                        PRICE - random.nextInt(1_000, 9_000));
            case 6 -> new Command.CancelAllOrders(DemoMarket.ACCOUNT, random.nextInt(3) - 1);
            default -> new Command.AdvanceTime();
        };
    }

    /// The order id if `reports` accept one, else 0.
    static long acceptedOrder(List<Report> reports) {
        return reports.stream()
                .filter(report -> report instanceof Report.Accepted accepted && !accepted.liquidity())
                .mapToLong(report -> ((Report.Accepted) report).order().orderId())
                .findFirst()
                .orElse(0);
    }
}
