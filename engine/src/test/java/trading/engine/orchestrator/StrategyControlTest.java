package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.orchestrator.PaperDesk.ACCOUNT;
import static trading.engine.orchestrator.PaperDesk.BTC;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.StrategyState;
import trading.engine.strategy.host.StrategyStatus;

/// What people may do to strategies while they run.
class StrategyControlTest {
    private final PaperDesk desk = new PaperDesk();
    private final List<Orchestrator> running = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private StrategySettings kept = StrategySettings.NONE;
    private boolean diskFull;

    @AfterEach
    void close() {
        running.forEach(Orchestrator::close);
    }

    private Orchestrator start() throws Exception {
        SettingsStore store = new SettingsStore() {
            @Override
            public StrategySettings read() {
                return kept;
            }

            @Override
            public void write(StrategySettings settings) throws IOException {
                if (diskFull) {
                    throw new IOException("the disk is full");
                }
                kept = settings;
            }
        };
        OrchestratorConfig config = OrchestratorConfig.of(
                ACCOUNT,
                List.of(
                        new Assignment(
                                "BTCUSDT", null, settings -> StrategyCatalog.create("ema-cross", settings), true),
                        new Assignment("ETHUSDT", null, settings -> StrategyCatalog.create("grid", settings), false)));
        Orchestrator orchestrator =
                new Orchestrator(config, store, MemoryStore.NONE, Insights.NONE, List.of(decisions::add));
        running.add(orchestrator);
        desk.reportTo(orchestrator);
        orchestrator.start(desk.opening(), desk.history(), desk);
        return orchestrator;
    }

    private static StrategyState seat(Orchestrator orchestrator, String name) {
        return orchestrator.states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static StrategyChange parameter(String name, String value) {
        return new StrategyChange(Map.of(name, value), null, null);
    }

    @Test
    void what_does_not_start_by_itself_waits_until_somebody_starts_it() throws Exception {
        Orchestrator orchestrator = start();
        assertThat(seat(orchestrator, "grid").status()).isEqualTo(StrategyStatus.STOPPED);
        assertThat(orchestrator.start("grid", null))
                .extracting(StrategyState::status)
                .containsExactly(StrategyStatus.RUNNING);
    }

    @Test
    void what_somebody_has_started_or_stopped_stays_so_over_a_restart() throws Exception {
        Orchestrator first = start();
        first.stop("ema-cross", "BTCUSDT");
        first.start("grid", null);
        Orchestrator second = start();
        assertThat(seat(second, "ema-cross").status()).isEqualTo(StrategyStatus.STOPPED);
        assertThat(seat(second, "grid").status()).isEqualTo(StrategyStatus.RUNNING);
    }

    @Test
    void changed_parameters_hold_at_once_and_over_a_restart() throws Exception {
        Orchestrator first = start();
        desk.bar(Bars.at(BTC, 0, 100_000));
        first.change("ema-cross", parameter("fast", "9"));
        assertThat(seat(first, "ema-cross").parameters().toString()).contains("fast=9");
        assertThat(seat(first, "ema-cross").barsSeen())
                .as("it is warmed up anew")
                .isEqualTo(1);
        assertThat(seat(start(), "ema-cross").parameters().toString()).contains("fast=9");
    }

    @Test
    void wrong_parameters_change_nothing() throws Exception {
        Orchestrator orchestrator = start();
        assertThatThrownBy(() -> orchestrator.change("ema-cross", parameter("fast", "60")))
                .hasMessage("ema-cross: fast=60 slow=50: fast must be less");
        assertThat(kept).isEqualTo(StrategySettings.NONE);
        assertThat(seat(orchestrator, "ema-cross").parameters().toString()).contains("fast=20");
    }

    @Test
    void a_parameter_that_is_not_live_is_changed_only_while_it_is_stopped() throws Exception {
        Orchestrator orchestrator = start();
        orchestrator.change("grid", parameter("levels", "3"));
        orchestrator.start("grid", null);
        assertThat(seat(orchestrator, "grid").parameters().toString()).contains("levels=3");
        assertThatThrownBy(() -> orchestrator.change("grid", parameter("levels", "4")))
                .hasMessage("parameters=[levels] of grid: cannot be changed while it runs on ETHUSDT: stop it first");
    }

    @Test
    void sizing_and_veto_hold_from_the_next_decision_on() throws Exception {
        Orchestrator orchestrator = start();
        orchestrator.change("ema-cross", new StrategyChange(Map.of(), new Sizing.Fixed(5), 0.7));
        assertThat(seat(orchestrator, "ema-cross").sizing()).isEqualTo(new Sizing.Fixed(5));
        assertThat(seat(orchestrator, "ema-cross").vetoConfidence()).isEqualTo(0.7);
        orchestrator.change("ema-cross", parameter("fast", "9"));
        assertThat(seat(orchestrator, "ema-cross").sizing()).isEqualTo(new Sizing.Fixed(5));
    }

    @Test
    void what_cannot_be_kept_is_not_done() throws Exception {
        Orchestrator orchestrator = start();
        diskFull = true;
        assertThatThrownBy(() -> orchestrator.stop("ema-cross", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> orchestrator.start("grid", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> orchestrator.change("ema-cross", parameter("fast", "9")))
                .isInstanceOf(IOException.class);
        assertThat(seat(orchestrator, "ema-cross").status()).isEqualTo(StrategyStatus.RUNNING);
        assertThat(seat(orchestrator, "grid").status()).isEqualTo(StrategyStatus.STOPPED);
        assertThat(seat(orchestrator, "ema-cross").parameters().toString()).contains("fast=20");
    }

    @Test
    void an_unknown_name_or_instrument_is_said_to_be_unknown() throws Exception {
        Orchestrator orchestrator = start();
        assertThatThrownBy(() -> orchestrator.stop("emacross", null))
                .isInstanceOf(UnknownStrategyException.class)
                .hasMessage("strategy: name=emacross: there is none");
        assertThatThrownBy(() -> orchestrator.start("ema-cross", "ETHUSDT"))
                .isInstanceOf(UnknownStrategyException.class);
    }

    @Test
    void another_version_takes_the_place_of_the_one_that_runs() throws Exception {
        Orchestrator orchestrator = start();
        orchestrator.replace("ema-cross", settings -> StrategyCatalog.create("ema-cross", Map.of("fast", "7")));
        assertThat(seat(orchestrator, "ema-cross").parameters().toString()).contains("fast=7");
        assertThat(seat(orchestrator, "ema-cross").status()).isEqualTo(StrategyStatus.RUNNING);
    }

    @Test
    void a_version_that_cannot_run_leaves_the_old_one_running() throws Exception {
        Orchestrator orchestrator = start();
        assertThatThrownBy(() -> orchestrator.replace(
                        "ema-cross", settings -> StrategyCatalog.create("ema-cross", Map.of("fast", "0"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(seat(orchestrator, "ema-cross").parameters().toString()).contains("fast=20");
        assertThat(seat(orchestrator, "ema-cross").status()).isEqualTo(StrategyStatus.RUNNING);
    }
}
