package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import trading.engine.SampleData;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.StrategyStatus;

/// The shipped strategies on a recorded week of bitcoin.
class RecordedWeekTest {
    @Test
    void both_strategies_trade_some_tens_of_times_in_a_week() throws Exception {
        PaperDesk desk = new PaperDesk();
        List<Assignment> assignments = StrategyCatalog.names().stream()
                .map(name -> new Assignment("BTCUSDT", TimeFrame.M1, () -> StrategyCatalog.create(name, Map.of())))
                .toList();
        try (Orchestrator orchestrator = new Orchestrator(OrchestratorConfig.of(PaperDesk.ACCOUNT, assignments))) {
            desk.reportTo(orchestrator);
            orchestrator.start(desk.opening(), BarHistory.NONE, desk);
            week().forEach(desk::bar);

            Map<String, Long> trades =
                    desk.trades().stream().collect(Collectors.groupingBy(Trade::strategy, Collectors.counting()));
            assertThat(trades.get("ema-cross")).isBetween(30L, 150L);
            assertThat(trades.get("rsi-reversion")).isBetween(30L, 150L);
            assertThat(orchestrator.states())
                    .allSatisfy(state -> assertThat(state.status()).isEqualTo(StrategyStatus.RUNNING));
        }
    }

    private static List<Bar> week() throws IOException {
        List<Bar> bars = new ArrayList<>();
        for (String line : Files.readAllLines(SampleData.file(SampleData.BITCOIN_WEEK))) {
            String[] fields = line.split(",", -1);
            bars.add(new Bar(
                    PaperDesk.BTC.id(),
                    TimeFrame.M1,
                    Long.parseLong(fields[0]) * 1_000_000,
                    PaperDesk.BTC.ticks(new BigDecimal(fields[1])),
                    PaperDesk.BTC.ticks(new BigDecimal(fields[2])),
                    PaperDesk.BTC.ticks(new BigDecimal(fields[3])),
                    PaperDesk.BTC.ticks(new BigDecimal(fields[4])),
                    1_000,
                    0));
        }
        return bars;
    }
}
