package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import trading.engine.SampleData;
import trading.engine.core.TradingCore;
import trading.engine.market.CommandSink;
import trading.engine.market.DemoMarket;
import trading.engine.market.Pace;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// A recorded week through the real core.
class ReplayedWeekTest {
    private final List<Report> reports = new ArrayList<>();

    @Test
    void its_bars_are_the_files_own_and_longer_ones_are_built_from_them() throws Exception {
        Path path = SampleData.file(SampleData.BITCOIN_WEEK);
        BarFile file = BarFile.inspect(path, false);
        replay(file);

        Instrument bitcoin = DemoMarket.instruments().getFirst();
        List<Bar> minutes = bars(TimeFrame.M1);
        try (BarReader rows = file.rowsAgain()) {
            for (Bar bar : minutes) {
                BarRow row = rows.next();
                assertThat(row).isNotNull();
                assertThat(bar.openTimeNanos()).isEqualTo(row.openTimeNanos());
                assertThat(bitcoin.price(bar.open())).isEqualByComparingTo(row.open());
                assertThat(bitcoin.price(bar.high())).isEqualByComparingTo(row.high());
                assertThat(bitcoin.price(bar.low())).isEqualByComparingTo(row.low());
                assertThat(bitcoin.price(bar.close())).isEqualByComparingTo(row.close());
                assertThat(bitcoin.quantity(bar.volume())).isEqualByComparingTo(row.volume());
            }
            assertThat(rows.next()).isNull();
        }
        assertThat(bars(TimeFrame.H1)).hasSize(7 * 24);
        assertThat(bars(TimeFrame.D1)).hasSize(7);
        assertThat(reports).noneMatch(Report.Denied.class::isInstance);
    }

    private void replay(BarFile file) throws Exception {
        TradingCore core = new TradingCore();
        ReplayClock clock = new ReplayClock(file.startNanos());
        AtomicLong sequence = new AtomicLong();
        CommandSink sink = command -> {
            core.decide(sequence.incrementAndGet(), clock.nowNanos(), command, reports::add);
            return sequence.get();
        };
        DemoMarket.commands().forEach(sink::trySubmit);
        ReplayGrid grid = ReplayGrid.of(file, "BTCUSDT", DemoMarket.instruments(), false);
        try (BarReplay replay = new BarReplay(sink, clock, file, grid, ReplayConfig.at(Speed.MAX), Pace.FREE)) {
            replay.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> replay.status().ended());
        }
    }

    private List<Bar> bars(TimeFrame frame) {
        return reports.stream()
                .filter(Report.BarClosed.class::isInstance)
                .map(report -> ((Report.BarClosed) report).bar())
                .filter(bar -> bar.frame() == frame)
                .toList();
    }
}
