package trading.engine.market.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.drift.DriftReport;
import trading.engine.drift.DriftRun;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.journal.Storage;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.orchestrator.OpeningDesk;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.engine.orchestrator.SessionMark;
import trading.engine.orchestrator.SettingsStore;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;

/// Strategies on the simulated market, whose agents trade in the same book and never wait for them.
class SimulatedSessionDriftTest {
    private static final long NOON = 1_709_208_000_000_000_000L;
    private static final long STEP = 100_000_000;
    private static final int MINUTES = 90;

    @TempDir
    Path data;

    @Test
    void a_session_on_the_simulated_market_is_met_fill_by_fill() throws Exception {
        AtomicLong time = new AtomicLong(NOON);
        List<SessionMark> marks = new ArrayList<>();
        List<Instrument> instruments = DemoMarket.instruments().subList(0, 2);
        AgentReports reports = new AgentReports();
        try (Orchestrator orchestrator = new Orchestrator(
                        config(), SettingsStore.NONE, MemoryStore.NONE, Insights.NONE, List.of(), marks::add);
                ExecutionGateway gateway =
                        ExecutionGateway.start(GatewayConfig.in(data), time::get, List.of(orchestrator, reports))) {
            long last = 0;
            for (Command command : DemoMarket.commands()) {
                last = taken(gateway, command);
            }
            assertThat(gateway.view().awaitSequence(last, Duration.ofSeconds(10)))
                    .isTrue();
            OpeningDesk desk = OpeningDesk.of(gateway, time::get, () -> Opening.of(gateway.view(), DemoMarket.ACCOUNT));
            orchestrator.start(desk, BarHistory.NONE, gateway::trySubmit);
            SimulatedMarket market = new SimulatedMarket(
                    gateway::trySubmit,
                    time::get,
                    reports,
                    new SimulationConfig(5, 40, Duration.ofHours(3)),
                    instruments,
                    instrument -> OptionalLong.empty());
            for (long step = 0; step < MINUTES * TimeFrame.M1.nanos() / STEP; step++) {
                time.addAndGet(STEP);
                market.step(time.get());
                // the market goes on while strategies think, but not for ever
                orchestrator.await(gateway.lastSequence() - 20);
            }
            orchestrator.await(gateway.lastSequence());
        }

        DriftReport report = DriftRun.run(
                Storage.in(data.resolve("journal")),
                marks,
                name -> Optional.of(settings -> StrategyCatalog.create(name, settings)),
                0,
                Long.MAX_VALUE,
                () -> true);

        assertThat(report.findings()).isEmpty();
        assertThat(report.fills()).isGreaterThan(5);
        assertThat(report.same()).isEqualTo(report.fills());
    }

    private static long taken(ExecutionGateway gateway, Command command) throws InterruptedException {
        long sequence = gateway.trySubmit(command);
        while (sequence < 0) {
            Thread.sleep(1);
            sequence = gateway.trySubmit(command);
        }
        return sequence;
    }

    private static OrchestratorConfig config() {
        List<Assignment> assignments = new ArrayList<>();
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
            for (String name : List.of("ema-cross", "rsi-reversion", "bollinger-squeeze", "grid")) {
                assignments.add(new Assignment(symbol, TimeFrame.M1, () -> StrategyCatalog.create(name, Map.of())));
            }
        }
        return OrchestratorConfig.of(DemoMarket.ACCOUNT, assignments);
    }
}
