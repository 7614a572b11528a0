package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Command.PublishBar;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.StrategyState;

/// The shipped strategies on the real gateway, with its journal and its threads.
class StrategiesOnTheGatewayTest {
    private static final Instrument BTC = DemoMarket.instrument("BTCUSDT").orElseThrow();

    private final AtomicLong marketTime = new AtomicLong();

    @TempDir
    Path directory;

    /// What there is at the end of a course.
    private record Outcome(String stateHash, long closedTrades) {}

    @Test
    void threads_and_restarts_do_not_change_what_a_replay_comes_to() throws Exception {
        List<Bar> bars = Bars.wave(BTC, 13, 1_100);
        Outcome through = play("through", bars, Set.of());
        assertThat(through.closedTrades()).isGreaterThan(5);
        assertThat(play("restarted", bars, Set.of(800, 801, 950)).stateHash()).isEqualTo(through.stateHash());
    }

    /// Plays the bars; the gateway is closed and started anew before the bars of those numbers.
    private Outcome play(String name, List<Bar> bars, Set<Integer> restarts) throws Exception {
        List<Integer> stops = new ArrayList<>(restarts);
        stops.add(bars.size());
        stops.sort(null);
        int next = 0;
        Outcome outcome = null;
        for (int stop : stops) {
            outcome = session(directory.resolve(name), bars, next, stop);
            next = stop;
        }
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private Outcome session(Path data, List<Bar> bars, int from, int to) throws Exception {
        marketTime.set(bars.get(from).openTimeNanos());
        try (Orchestrator orchestrator = new Orchestrator(config());
                ExecutionGateway gateway =
                        ExecutionGateway.start(GatewayConfig.in(data), marketTime::get, List.of(orchestrator))) {
            long last = 0;
            for (Command command : DemoMarket.commands()) {
                last = taken(gateway, command);
            }
            assertThat(gateway.view().awaitSequence(last, Duration.ofSeconds(10)))
                    .isTrue();
            List<Bar> past = bars.subList(0, from);
            orchestrator.start(
                    OpeningDesk.of(gateway, marketTime::get, () -> Opening.of(gateway.view(), DemoMarket.ACCOUNT)),
                    (instrument, frame, count) -> past,
                    gateway::trySubmit);
            for (Bar bar : bars.subList(from, to)) {
                play(gateway, orchestrator, bar);
            }
            orchestrator.await(gateway.lastSequence());
            return new Outcome(
                    gateway.stateHash().get(),
                    orchestrator.states().stream()
                            .mapToLong(StrategyState::closedTrades)
                            .sum());
        }
    }

    private void play(ExecutionGateway gateway, Orchestrator orchestrator, Bar bar) throws InterruptedException {
        long[] path = {bar.open(), bar.low(), bar.high(), bar.close()};
        for (int i = 0; i < path.length; i++) {
            marketTime.set(bar.openTimeNanos() + bar.frame().nanos() * (i + 1) / path.length - 1);
            taken(
                    gateway,
                    new UpdateQuote(
                            DemoMarket.REPLAY_ACCOUNT,
                            bar.instrument(),
                            path[i] - 1,
                            1_000_000_000,
                            path[i] + 1,
                            1_000_000_000));
        }
        marketTime.set(bar.closeTimeNanos());
        orchestrator.await(taken(gateway, new PublishBar(bar)));
    }

    private static long taken(ExecutionGateway gateway, Command command) {
        long sequence = gateway.trySubmit(command);
        assertThat(sequence).isPositive();
        return sequence;
    }

    private static OrchestratorConfig config() {
        return OrchestratorConfig.of(
                DemoMarket.ACCOUNT,
                StrategyCatalog.STARTED.stream()
                        .map(name ->
                                new Assignment("BTCUSDT", TimeFrame.M1, () -> StrategyCatalog.create(name, Map.of())))
                        .toList());
    }
}
