package trading.engine.market.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntFunction;
import trading.engine.core.TradingCore;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.message.Report.BarClosed;
import trading.engine.message.Report.Denied;
import trading.engine.message.Report.DepthUpdated;
import trading.engine.message.Report.MarketTraded;
import trading.engine.model.Bar;
import trading.engine.model.Side;

/// A simulated market on the real core, without journal and threads: a command is decided at once.
final class Desk {
    static final long STEP_NANOS = 100_000_000;

    final List<Command> commands = new ArrayList<>();
    final List<Bar> bars = new ArrayList<>();
    final List<Denied> denials = new ArrayList<>();
    final List<MarketTraded> tape = new ArrayList<>();
    final List<TreeMap<Long, Long>> bids = new ArrayList<>();
    final List<TreeMap<Long, Long>> asks = new ArrayList<>();
    final TradingCore core = new TradingCore();
    final SimulatedMarket market;

    private final AgentReports agentReports = new AgentReports();
    private long sequence;
    private boolean busy;
    private long nowNanos;

    Desk(SimulationConfig config, long startNanos, IntFunction<OptionalLong> lastPrices) {
        nowNanos = startNanos;
        for (int i = 0; i < DemoMarket.instruments().size(); i++) {
            bids.add(new TreeMap<>());
            asks.add(new TreeMap<>());
        }
        DemoMarket.commands().forEach(this::decide);
        commands.clear();
        denials.clear();
        market = new SimulatedMarket(
                this::submit, () -> nowNanos, agentReports, config, DemoMarket.instruments(), lastPrices);
    }

    long nowNanos() {
        return nowNanos;
    }

    void busy(boolean isBusy) {
        busy = isBusy;
    }

    void step() {
        nowNanos += STEP_NANOS;
        market.step(nowNanos);
    }

    void run(int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            step();
        }
    }

    long submit(Command command) {
        return busy ? -1 : decide(command);
    }

    double middle(int instrument) {
        return (bids.get(instrument).lastKey() + asks.get(instrument).firstKey()) / 2.0;
    }

    private long decide(Command command) {
        sequence++;
        commands.add(command);
        List<Report> decided = new ArrayList<>();
        core.decide(sequence, nowNanos, command, decided::add);
        decided.forEach(this::see);
        agentReports.onReports(sequence, nowNanos, decided, true);
        return sequence;
    }

    private void see(Report report) {
        if (report instanceof DepthUpdated depth) {
            TreeMap<Long, Long> side = (depth.side() == Side.BUY ? bids : asks).get(depth.instrument());
            if (depth.quantity() == 0) {
                side.remove(depth.price());
            } else {
                side.put(depth.price(), depth.quantity());
            }
        } else if (report instanceof MarketTraded traded) {
            tape.add(traded);
        } else if (report instanceof BarClosed closed) {
            bars.add(closed.bar());
        } else if (report instanceof Denied denied) {
            denials.add(denied);
        }
    }
}
