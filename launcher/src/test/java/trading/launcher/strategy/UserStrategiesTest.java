package trading.launcher.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.Instrument;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.StrategyStatus;
import trading.web.strategy.StrategyFile;

class UserStrategiesTest {
    private static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 100, 1, 1_000_000_000, 0);
    private static final Opening DESK = new Opening(List.of(BTC), List.of(), List.of(), List.of(), List.of());

    @TempDir
    Path folder;

    private final Orchestrator orchestrator = new Orchestrator(OrchestratorConfig.of(
            1,
            List.of(new Assignment("BTCUSDT", null, settings -> StrategyCatalog.create("ema-cross", settings), true))));
    private UserStrategies strategies;

    @BeforeEach
    void start() throws Exception {
        orchestrator.start(DESK, BarHistory.NONE, command -> -1);
        strategies = new UserStrategies(folder, orchestrator, sequence -> DESK, Clock.systemUTC());
        strategies.start();
    }

    @AfterEach
    void close() {
        strategies.close();
        orchestrator.close();
    }

    private void save(String file, String name, String body) throws IOException {
        Files.writeString(folder.resolve(file), """
                import trading.engine.model.*;
                import trading.engine.strategy.*;
                class %s implements Strategy {
                    record None() {}
                    public StrategyDeclaration declaration() {
                        return StrategyDeclaration.of("%s", "For a test.", new None()).on("BTCUSDT").bars(TimeFrame.M1, 1);
                    }
                    public void onBar(Bar bar, StrategyContext context) { %s }
                }
                """.formatted(file.replace(".java", ""), name, body));
    }

    private List<StrategyStatus> status(String name) {
        return orchestrator.states().stream()
                .filter(state -> state.name().equals(name))
                .map(state -> state.status())
                .toList();
    }

    private StrategyFile file(String file) {
        return strategies.files().stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitThat(java.util.concurrent.Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(60)).until(holds);
    }

    @Test
    void what_is_saved_runs_beside_the_others() throws IOException {
        save("Mine.java", "mine", "");

        awaitThat(() -> status("mine").equals(List.of(StrategyStatus.RUNNING)));
        assertThat(status("ema-cross")).containsExactly(StrategyStatus.RUNNING);
        assertThat(orchestrator.states().getLast().version())
                .isEqualTo(file("Mine.java").version());
    }

    @Test
    void what_does_not_compile_leaves_the_version_before_running() throws IOException {
        save("Mine.java", "mine", "");
        awaitThat(() -> !strategies.files().isEmpty());
        String version = file("Mine.java").version();
        save("Mine.java", "mine", "nonsense();");

        awaitThat(() -> !file("Mine.java").compiles());
        assertThat(file("Mine.java").version()).isEqualTo(version);
        assertThat(file("Mine.java").problems().getFirst()).startsWith("Mine.java:8:");
        assertThat(status("mine")).containsExactly(StrategyStatus.RUNNING);
    }

    @Test
    void a_file_that_goes_stops_its_strategy_and_one_that_comes_back_starts_it() throws IOException {
        save("Mine.java", "mine", "");
        awaitThat(() -> status("mine").contains(StrategyStatus.RUNNING));
        Files.delete(folder.resolve("Mine.java"));
        awaitThat(() -> status("mine").contains(StrategyStatus.STOPPED));
        save("Mine.java", "mine", "context.note(\"back\");");

        awaitThat(() -> status("mine").equals(List.of(StrategyStatus.RUNNING)));
    }

    @Test
    void a_name_that_is_taken_is_refused() throws IOException {
        save("Mine.java", "ema-cross", "");

        awaitThat(() -> !strategies.files().isEmpty());
        assertThat(file("Mine.java").problems().getFirst()).contains("taken by a strategy of the product");
    }

    @Test
    void a_file_that_takes_another_name_stops_the_one_before() throws IOException {
        save("Mine.java", "mine", "");
        awaitThat(() -> status("mine").contains(StrategyStatus.RUNNING));
        save("Mine.java", "other", "");

        awaitThat(() -> status("other").contains(StrategyStatus.RUNNING));
        assertThat(status("mine")).containsExactly(StrategyStatus.STOPPED);
    }

    @Test
    void one_that_throws_dice_is_marked_and_runs_all_the_same() throws IOException {
        save("Dice.java", "dice", """
                if (Math.random() < 0.5) { return; }
                if (context.openTrade().isEmpty()) { context.buy(1, bar.close() / 2, 0, "dice"); }
                else { context.exit("dice"); }
                """);

        awaitThat(() ->
                !strategies.files().isEmpty() && !file("Dice.java").marks().isEmpty());
        assertThat(file("Dice.java").marks())
                .anyMatch(mark -> mark.contains("uses java.lang.Math.random"))
                .anyMatch(mark -> mark.contains("decides differently when the same bars are played again"));
        assertThat(status("dice")).containsExactly(StrategyStatus.RUNNING);
    }
}
