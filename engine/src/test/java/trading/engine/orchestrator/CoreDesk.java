package trading.engine.orchestrator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import trading.engine.core.TradingCore;
import trading.engine.market.CommandSink;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Command.PublishBar;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.StrategyState;
import trading.engine.view.LiveView;

/// The demo market on the real core, without journal and threads: bars go in, the shipped strategies trade,
/// and everything can crash.
final class CoreDesk implements CommandSink, AutoCloseable {
    private static final OrchestratorConfig CONFIG = OrchestratorConfig.of(
            DemoMarket.ACCOUNT,
            StrategyCatalog.names().stream()
                    .map(name -> new Assignment("BTCUSDT", TimeFrame.M1, () -> StrategyCatalog.create(name, Map.of())))
                    .toList());

    private record Queued(long sequence, Command command) {}

    final List<Report> reports = new ArrayList<>();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final List<Bar> bars = new ArrayList<>();
    private TradingCore core = new TradingCore();
    private Orchestrator orchestrator = new Orchestrator(CONFIG);
    private long sequence;
    private long timeNanos;

    CoreDesk(long startNanos) throws Exception {
        timeNanos = startNanos;
        DemoMarket.commands().forEach(this::trySubmit);
        settle();
        begin();
    }

    @Override
    public long trySubmit(Command command) {
        sequence++;
        queue.add(new Queued(sequence, command));
        return sequence;
    }

    /// The price goes from open to low to high to close, and the bar closes.
    void bar(Bar bar) throws Exception {
        long[] path = {bar.open(), bar.low(), bar.high(), bar.close()};
        for (int i = 0; i < path.length; i++) {
            timeNanos = bar.openTimeNanos() + bar.frame().nanos() * (i + 1) / path.length - 1;
            trySubmit(new UpdateQuote(
                    DemoMarket.REPLAY_ACCOUNT,
                    bar.instrument(),
                    path[i] - 1,
                    1_000_000_000,
                    path[i] + 1,
                    1_000_000_000));
            settle();
        }
        timeNanos = bar.closeTimeNanos();
        trySubmit(new PublishBar(bar));
        bars.add(bar);
        settle();
    }

    /// All that is not in the core's state is lost, and it starts anew.
    void crash() throws Exception {
        orchestrator.close();
        core = TradingCore.decode(core.encode());
        orchestrator = new Orchestrator(CONFIG);
        begin();
    }

    String stateHash() {
        core.verify();
        return core.stateHash();
    }

    List<StrategyState> states() {
        return orchestrator.states();
    }

    @Override
    public void close() {
        orchestrator.close();
    }

    private void begin() throws Exception {
        orchestrator.start(opening(), this::recent, this);
    }

    private List<Bar> recent(int instrument, TimeFrame frame, int count) {
        return bars.subList(Math.max(0, bars.size() - count), bars.size());
    }

    private void settle() throws Exception {
        while (!queue.isEmpty()) {
            Queued next = queue.remove();
            List<Report> decided = new ArrayList<>();
            core.decide(next.sequence(), timeNanos, next.command(), decided::add);
            reports.addAll(decided);
            orchestrator.onReports(next.sequence(), timeNanos, decided, queue.isEmpty());
        }
    }

    private Opening opening() {
        List<Report> state = new ArrayList<>();
        core.describe(state::add);
        LiveView view = new LiveView();
        view.onReports(sequence, timeNanos, state, true);
        return Opening.of(view, DemoMarket.ACCOUNT);
    }
}
