package trading.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Position;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.Watch;
import trading.engine.history.BarColumns;
import trading.engine.model.Instrument;
import trading.engine.model.Trade;

class CrossesTest {
    /// From when to when, and at which prices in ticks.
    private record Trip(long inNanos, long outNanos, long in, long out) {}

    /// ta4j buys at the open; of us the ask is taken, which is a tick above. Both sell at the open.
    @ParameterizedTest
    @CsvSource({"20, 50, 300", "50, 200, 100"})
    void both_make_the_same_trades(int fast, int slow, int trades) throws Exception {
        SmaCross.Parameters averages = new SmaCross.Parameters(fast, slow);
        BarColumns bars = Crosses.walk(50_000);
        BacktestPlan plan = Crosses.plan(bars, averages);
        Instrument instrument = plan.feeds().getFirst().instrument();
        List<Trip> ours = BacktestRun.run(plan, Watch.NONE).closed().stream()
                .map(trade -> trip(trade, instrument))
                .toList();

        assertThat(ours).hasSizeGreaterThan(trades);
        for (NumFactory numbers : List.of(DoubleNumFactory.getInstance(), DecimalNumFactory.getInstance())) {
            BarSeries series = Crosses.series(bars, numbers);
            List<Trip> ta4j = Crosses.ta4j(series, averages).getPositions().stream()
                    .map(position -> trip(position, bars))
                    .toList();
            assertThat(ta4j).isEqualTo(ours);
        }
    }

    @Test
    void ta4j_has_decimal_numbers_when_nobody_asks_for_others() {
        assertThat(new BaseBarSeriesBuilder().build().numFactory()).isInstanceOf(DecimalNumFactory.class);
    }

    private static Trip trip(Position position, BarColumns bars) {
        return new Trip(
                bars.openTimeNanos(position.getEntry().getIndex()),
                bars.openTimeNanos(position.getExit().getIndex()),
                position.getEntry().getPricePerAsset().longValue() + 1,
                position.getExit().getPricePerAsset().longValue());
    }

    private static Trip trip(Trade trade, Instrument instrument) {
        return new Trip(
                trade.openedNanos(),
                trade.closedNanos(),
                trade.entryNotional() / instrument.notional(1, 1),
                trade.exitNotional() / instrument.notional(1, 1));
    }
}
