package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ta4j.core.AnalysisCriterion;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseTradingRecord;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.criteria.NumberOfLosingPositionsCriterion;
import org.ta4j.core.criteria.NumberOfPositionsCriterion;
import org.ta4j.core.criteria.NumberOfWinningPositionsCriterion;
import org.ta4j.core.criteria.drawdown.MaximumDrawdownCriterion;
import org.ta4j.core.criteria.pnl.MaxPositionNetLossCriterion;
import org.ta4j.core.criteria.pnl.MaxPositionNetProfitCriterion;
import org.ta4j.core.criteria.pnl.NetAverageLossCriterion;
import org.ta4j.core.criteria.pnl.NetAverageProfitCriterion;
import org.ta4j.core.criteria.pnl.NetProfitLossCriterion;
import org.ta4j.core.criteria.pnl.NetProfitLossRatioCriterion;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import trading.engine.SampleData;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.backtest.metric.Metrics;
import trading.engine.history.BarStore;
import trading.engine.market.replay.HistoryImport;
import trading.engine.model.Side;
import trading.engine.strategy.StrategyCatalog;

/// A recorded week through a shipped strategy: what we say of its trades and its equity, ta4j says too.
///
/// Each trade is a position of one coin that is bought and sold for the trade's money, without costs: ta4j counts
/// costs its own way. The equity is a series of prices, held from its first to its last.
class Ta4jCriteriaTest {
    @TempDir
    Path folder;

    @Test
    void metrics_of_a_recorded_week_are_those_of_ta4j() throws Exception {
        BarStore store = new BarStore(folder);
        new HistoryImport(store, new HistoryImport.Options(false, false, false, true))
                .run(SampleData.file(SampleData.BITCOIN_WEEK), "BTCUSDT", HistoryImport.Progress.NONE);
        BacktestPlan plan = new StoredBars(store, Long.MAX_VALUE)
                .plan(
                        settings -> StrategyCatalog.create("ema-cross", settings),
                        Map.of(),
                        new StoredBars.Wanted(List.of("BTCUSDT"), null, null, null),
                        BacktestAccount.USUAL.withFees(0, 0));
        BacktestResult result = BacktestRun.run(plan, Watch.NONE);
        Metrics metrics = result.metrics();
        List<ClosedTrade> trades = result.measured(plan);
        assertThat(trades).hasSizeGreaterThan(50);
        assertThat(trades).allMatch(trade -> trade.side() == Side.BUY);

        Oracle positions = positions(trades);
        positions.says(new NumberOfPositionsCriterion(), metrics.trades().count());
        positions.says(new NumberOfWinningPositionsCriterion(), metrics.trades().won());
        positions.says(new NumberOfLosingPositionsCriterion(), metrics.trades().lost());
        positions.says(new NetProfitLossCriterion(), metrics.trades().profit());
        positions.says(new NetProfitLossRatioCriterion(), metrics.trades().payoff());
        positions.says(new NetAverageProfitCriterion(), metrics.trades().averageWin());
        positions.says(new NetAverageLossCriterion(), -metrics.trades().averageLoss());
        positions.says(new MaxPositionNetProfitCriterion(), metrics.trades().bestTrade());
        positions.says(new MaxPositionNetLossCriterion(), metrics.trades().worstTrade());
        held(result.equity()).says(new MaximumDrawdownCriterion(), metrics.maximumDrawdown());
    }

    private record Oracle(BarSeries series, TradingRecord record) {
        void says(AnalysisCriterion criterion, double ours) {
            assertThat(criterion.calculate(series, record).doubleValue())
                    .as(criterion.getClass().getSimpleName())
                    .isEqualTo(ours, within(1e-8 * Math.max(1, Math.abs(ours))));
        }
    }

    private static Oracle positions(List<ClosedTrade> trades) {
        BarSeries series = series();
        TradingRecord record = new BaseTradingRecord();
        for (ClosedTrade trade : trades) {
            enterAndExit(series, record, trade.entryNotional(), trade.exitNotional());
        }
        return new Oracle(series, record);
    }

    private static Oracle held(EquityCurve equity) {
        BarSeries series = series();
        for (int i = 0; i < equity.size(); i++) {
            add(series, equity.value(i));
        }
        TradingRecord record = new BaseTradingRecord();
        Num one = series.numFactory().one();
        record.enter(0, series.getBar(0).getClosePrice(), one);
        record.exit(series.getEndIndex(), series.getLastBar().getClosePrice(), one);
        return new Oracle(series, record);
    }

    private static void enterAndExit(BarSeries series, TradingRecord record, double bought, double sold) {
        Num one = series.numFactory().one();
        add(series, bought);
        record.enter(series.getEndIndex(), series.getLastBar().getClosePrice(), one);
        add(series, sold);
        record.exit(series.getEndIndex(), series.getLastBar().getClosePrice(), one);
    }

    private static BarSeries series() {
        return new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
    }

    private static void add(BarSeries series, double price) {
        series.barBuilder()
                .timePeriod(Duration.ofMinutes(1))
                .endTime(Instant.EPOCH.plus(Duration.ofMinutes(series.getBarCount() + 1L)))
                .openPrice(price)
                .highPrice(price)
                .lowPrice(price)
                .closePrice(price)
                .volume(1)
                .add();
    }
}
