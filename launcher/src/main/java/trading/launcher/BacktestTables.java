package trading.launcher;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.TaxLot;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// What came of a run as CSV. Texts in it are symbols and words of ours, so that no cell can be a formula.
final class BacktestTables {
    private BacktestTables() {}

    static void trades(Path path, List<ClosedTrade> trades) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(path)) {
            csv.writeRecord(
                    "symbol",
                    "side",
                    "opened",
                    "closed",
                    "entry",
                    "exit",
                    "fees",
                    "profit",
                    "mae",
                    "mfe",
                    "exit reason");
            for (ClosedTrade trade : trades) {
                csv.writeRecord(
                        trade.symbol(),
                        trade.side().name(),
                        History.time(trade.openedNanos()),
                        History.time(trade.closedNanos()),
                        money(trade.entryNotional()),
                        money(trade.exitNotional()),
                        money(trade.fees()),
                        money(trade.profit()),
                        money(trade.adverse()),
                        money(trade.favorable()),
                        trade.exitReason().name());
            }
        }
    }

    static void lots(Path path, BacktestPlan plan, List<TaxLot> lots) throws IOException {
        Map<String, Instrument> instruments = new HashMap<>();
        for (BarFeed feed : plan.feeds()) {
            instruments.put(feed.instrument().symbol(), feed.instrument());
        }
        try (CsvWriter csv = CsvWriter.builder().build(path)) {
            csv.writeRecord("symbol", "side", "acquired", "disposed", "quantity", "cost", "proceeds", "gain");
            for (TaxLot lot : lots) {
                csv.writeRecord(
                        lot.symbol(),
                        lot.isShort() ? "short" : "long",
                        History.time(lot.acquiredNanos()),
                        History.time(lot.disposedNanos()),
                        Objects.requireNonNull(instruments.get(lot.symbol()))
                                .quantity(lot.quantity())
                                .toPlainString(),
                        FixedPoint.toDecimal(lot.cost()).toPlainString(),
                        FixedPoint.toDecimal(lot.proceeds()).toPlainString(),
                        FixedPoint.toDecimal(lot.gain()).toPlainString());
            }
        }
    }

    /// Without the exponent that a double may have.
    private static String money(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }
}
