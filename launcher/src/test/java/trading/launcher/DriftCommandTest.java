package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.orchestrator.OpeningDesk;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.engine.orchestrator.SettingsStore;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;

class DriftCommandTest {
    private static final Instrument BTC = DemoMarket.instrument("BTCUSDT").orElseThrow();
    private static final long START = 1_641_204_000_000_000_000L;
    private static final int BARS = 600;

    @TempDir
    Path data;

    private Terminal terminal = new Terminal();

    private int drift(String... more) {
        terminal = new Terminal();
        String[] all = new String[more.length + 3];
        all[0] = "drift";
        all[1] = "--data-dir";
        all[2] = data.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return terminal.run(all);
    }

    private static Bar bar(int i) {
        long open = 4_000_000 + Math.round(60_000 * Math.sin(i / 25.0));
        long close = 4_000_000 + Math.round(60_000 * Math.sin((i + 1) / 25.0));
        return new Bar(
                BTC.id(),
                TimeFrame.M1,
                START + i * TimeFrame.M1.nanos(),
                open,
                Math.max(open, close) + 500,
                Math.min(open, close) - 500,
                close,
                1_000_000,
                9);
    }

    private void session(boolean somebodyCloses) throws Exception {
        AtomicLong time = new AtomicLong(START);
        try (Orchestrator orchestrator = new Orchestrator(
                        OrchestratorConfig.of(
                                DemoMarket.ACCOUNT,
                                List.of(new Assignment(
                                        "BTCUSDT", TimeFrame.M1, () -> StrategyCatalog.create("ema-cross", Map.of())))),
                        SettingsStore.NONE,
                        MemoryStore.NONE,
                        Insights.NONE,
                        List.of(),
                        new SessionFile(data));
                ExecutionGateway gateway =
                        ExecutionGateway.start(GatewayConfig.in(data), time::get, List.of(orchestrator))) {
            long last = 0;
            for (Command command : DemoMarket.commands()) {
                last = gateway.trySubmit(command);
            }
            assertThat(gateway.view().awaitSequence(last, Duration.ofSeconds(10)))
                    .isTrue();
            OpeningDesk desk = OpeningDesk.of(gateway, time::get, () -> Opening.of(gateway.view(), DemoMarket.ACCOUNT));
            orchestrator.start(desk, BarHistory.NONE, gateway::trySubmit);
            boolean closes = somebodyCloses;
            for (int i = 0; i < BARS; i++) {
                Bar bar = bar(i);
                time.set(bar.openTimeNanos() + 1);
                gateway.trySubmit(new Command.UpdateQuote(
                        DemoMarket.REPLAY_ACCOUNT, BTC.id(), bar.open(), 1_000_000_000, bar.open() + 1, 1_000_000_000));
                List<Trade> open = gateway.view().openTrades(DemoMarket.ACCOUNT);
                if (closes && !open.isEmpty()) {
                    closes = false;
                    gateway.trySubmit(new Command.CloseTrade(
                            DemoMarket.ACCOUNT, open.getFirst().tradeId(), ExitReason.MANUAL));
                }
                time.set(bar.closeTimeNanos());
                orchestrator.await(gateway.trySubmit(new Command.PublishBar(bar)));
            }
            orchestrator.await(gateway.lastSequence());
        }
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(terminal.out());
    }

    @Test
    void a_day_without_disturbance_has_no_difference() throws Exception {
        session(false);

        assertThat(drift("--json")).as(terminal.err()).isZero();
        assertThat(json().path("fills").asInt()).isGreaterThan(3);
        assertThat(json().path("same")).isEqualTo(json().path("fills"));
        assertThat(drift("--day", "2022-01-03")).isZero();
        assertThat(terminal.out()).contains(" 0 differences");
        assertThat(drift("--day", "2021-01-01")).isZero();
        assertThat(terminal.out()).contains("No session of strategies is known for that time.");
    }

    @Test
    void what_a_person_did_is_a_difference_with_its_cause() throws Exception {
        session(true);

        assertThat(drift()).isEqualTo(1);
        assertThat(terminal.out()).contains("was closed by hand at 2022-01-03T");
    }

    @Test
    void a_day_that_is_none_and_a_folder_without_a_journal_are_told() {
        assertThat(drift("--day", "yesterday")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("write it like 2024-01-31");
        assertThat(drift()).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("nothing has traded in " + data);
    }
}
