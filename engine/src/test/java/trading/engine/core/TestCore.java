package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// A core with one instrument (one tick is 1 USD, one lot is 1 COIN), a trader 1 with 1,000,000 USD, a
/// trader 2 with 1,000,000 USD and 1,000 COIN, both paying 0.1 %, and the market 100.
final class TestCore {
    static final long UNIT = 100_000_000L;
    static final int ONE = 1;
    static final int TWO = 2;
    static final int FEED = 100;
    static final Instrument COIN = new Instrument(0, "COINUSD", "COIN", "USD", UNIT, UNIT, 1, 10_000, 10 * UNIT);
    static final RiskLimits LIMITS = new RiskLimits(500_000 * UNIT, 5_000, 100_000, 5_000_000_000L);

    final TradingCore core = new TradingCore();
    long sequence;
    long now = 1_000_000_000_000L;

    TestCore() {
        send(new Command.DefineInstrument(COIN));
        send(new Command.OpenAccount(ONE, "one", AccountKind.TRADER, 1000, 1000, LIMITS));
        send(new Command.OpenAccount(TWO, "two", AccountKind.TRADER, 1000, 1000, LIMITS));
        send(new Command.OpenAccount(FEED, "feed", AccountKind.LIQUIDITY, 0, 0, LIMITS));
        send(new Command.Deposit(ONE, "USD", 1_000_000 * UNIT, "first"));
        send(new Command.Deposit(TWO, "USD", 1_000_000 * UNIT, "first"));
        send(new Command.Deposit(TWO, "COIN", 1_000 * UNIT, "coins"));
    }

    List<Report> send(Command command) {
        List<Report> reports = new ArrayList<>();
        core.decide(++sequence, now, command, reports::add);
        return reports;
    }

    <T extends Report> List<T> send(Command command, Class<T> kind) {
        return of(kind, send(command));
    }

    static <T extends Report> List<T> of(Class<T> kind, List<Report> reports) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The only report of that kind.
    static <T extends Report> T one(Class<T> kind, List<Report> reports) {
        List<T> found = of(kind, reports);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + kind.getSimpleName() + " in " + reports);
        }
        return found.getFirst();
    }

    /// The outside market at `bid` and `ask`, 1,000 lots each.
    List<Report> quote(long bid, long ask) {
        return send(new Command.UpdateQuote(FEED, 0, bid, 1_000, ask, 1_000));
    }

    static Request buy(long quantity) {
        return new Request(ONE, "", "", Side.BUY, TimeInForce.IOC, quantity, 0, 0, false, 0, 0);
    }

    static Request sell(long quantity) {
        return new Request(ONE, "", "", Side.SELL, TimeInForce.IOC, quantity, 0, 0, false, 0, 0);
    }

    List<Report> submit(Request request) {
        return send(request.command());
    }

    /// Accepted or not is the caller's to know.
    long orderId(Request request) {
        return one(Report.Accepted.class, submit(request)).order().orderId();
    }

    /// An order in the making: a market order unless it is given a limit.
    record Request(
            int account,
            String clientOrderId,
            String strategy,
            Side side,
            TimeInForce timeInForce,
            long quantity,
            long limitPrice,
            long tradeId,
            boolean opensTrade,
            long stopLossPrice,
            long takeProfitPrice) {

        Request of(int owner) {
            return new Request(
                    owner,
                    clientOrderId,
                    strategy,
                    side,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    opensTrade,
                    stopLossPrice,
                    takeProfitPrice);
        }

        Request called(String id) {
            return new Request(
                    account,
                    id,
                    strategy,
                    side,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    opensTrade,
                    stopLossPrice,
                    takeProfitPrice);
        }

        Request by(String itsStrategy) {
            return new Request(
                    account,
                    clientOrderId,
                    itsStrategy,
                    side,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    opensTrade,
                    stopLossPrice,
                    takeProfitPrice);
        }

        Request at(long price) {
            return at(price, TimeInForce.GTC);
        }

        Request at(long price, TimeInForce itsTimeInForce) {
            return new Request(
                    account,
                    clientOrderId,
                    strategy,
                    side,
                    itsTimeInForce,
                    quantity,
                    price,
                    tradeId,
                    opensTrade,
                    stopLossPrice,
                    takeProfitPrice);
        }

        Request exiting(long trade) {
            return new Request(
                    account,
                    clientOrderId,
                    strategy,
                    side,
                    timeInForce,
                    quantity,
                    limitPrice,
                    trade,
                    opensTrade,
                    stopLossPrice,
                    takeProfitPrice);
        }

        Request asTrade() {
            return new Request(
                    account,
                    clientOrderId,
                    strategy,
                    side,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    true,
                    stopLossPrice,
                    takeProfitPrice);
        }

        Request stop(long price) {
            return new Request(
                    account,
                    clientOrderId,
                    strategy,
                    side,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    opensTrade,
                    price,
                    takeProfitPrice);
        }

        Request target(long price) {
            return new Request(
                    account,
                    clientOrderId,
                    strategy,
                    side,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    opensTrade,
                    stopLossPrice,
                    price);
        }

        SubmitOrder command() {
            return new SubmitOrder(
                    account,
                    0,
                    clientOrderId,
                    strategy,
                    side,
                    limitPrice == 0 ? OrderType.MARKET : OrderType.LIMIT,
                    timeInForce,
                    quantity,
                    limitPrice,
                    tradeId,
                    opensTrade,
                    stopLossPrice,
                    takeProfitPrice);
        }
    }
}
