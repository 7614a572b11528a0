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
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.StrategyState;
import trading.engine.view.LiveView;

/// The demo market on the real core, without journal and threads: bars go in, the shipped strategies trade,
/// and everything can crash.
final class CoreDesk implements CommandSink, AutoCloseable {
    /// Those that start by themselves, on bitcoin.
    private static final List<Assignment> STARTED = StrategyCatalog.STARTED.stream()
            .map(name -> new Assignment("BTCUSDT", TimeFrame.M1, () -> StrategyCatalog.create(name, Map.of())))
            .toList();

    private record Queued(long sequence, Command command) {}

    private static final int PATH = 4;

    final List<Report> reports = new ArrayList<>();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final List<Bar> bars = new ArrayList<>();
    private TradingCore core = new TradingCore();
    private final List<Assignment> assignments;
    private final MemoryStore memories;
    private final Insights insights;
    private final List<Decision> decisions = new ArrayList<>();
    private Orchestrator orchestrator;
    private long sequence;
    private long timeNanos;

    CoreDesk(long startNanos) throws Exception {
        this(startNanos, STARTED, MemoryStore.NONE, Insights.NONE);
    }

    CoreDesk(long startNanos, List<Assignment> assignments, MemoryStore memories, Insights insights) throws Exception {
        this.assignments = assignments;
        this.memories = memories;
        this.insights = insights;
        orchestrator = made();
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
        bars(bar);
    }

    /// The same minute of several instruments.
    void bars(Bar... minute) throws Exception {
        long length = minute[0].frame().nanos();
        for (int i = 0; i < PATH; i++) {
            timeNanos = minute[0].openTimeNanos() + length * (i + 1) / PATH - 1;
            for (Bar bar : minute) {
                long price = new long[] {bar.open(), bar.low(), bar.high(), bar.close()}[i];
                trySubmit(new UpdateQuote(
                        DemoMarket.REPLAY_ACCOUNT,
                        bar.instrument(),
                        price - 1,
                        1_000_000_000,
                        price + 1,
                        1_000_000_000));
                settle();
            }
        }
        timeNanos = minute[0].closeTimeNanos();
        for (Bar bar : minute) {
            trySubmit(new PublishBar(bar));
            bars.add(bar);
            settle();
        }
    }

    /// All that is not in the core's state is lost, and it starts anew.
    void crash() throws Exception {
        orchestrator.close();
        core = TradingCore.decode(core.encode());
        orchestrator = made();
        begin();
    }

    private Orchestrator made() {
        return new Orchestrator(
                OrchestratorConfig.of(DemoMarket.ACCOUNT, assignments),
                SettingsStore.NONE,
                memories,
                insights,
                List.of(decisions::add));
    }

    /// What was decided, and what became of it, in order.
    List<Decision> decisions() {
        return decisions;
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
        List<Bar> found = bars.stream()
                .filter(bar -> bar.instrument() == instrument && bar.frame() == frame)
                .toList();
        return found.subList(Math.max(0, found.size() - count), found.size());
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
