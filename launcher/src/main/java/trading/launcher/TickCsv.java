package trading.launcher;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import trading.engine.history.TickColumns;
import trading.engine.history.TickSeries;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.model.Instrument;

/// Ticks as text in the layout of Binance's files of trades, which `import` reads again.
final class TickCsv {
    private static final long MICROSECOND = 1_000;

    private TickCsv() {}

    /// Times in microseconds. Of aggregated trades the numbers of the single ones are not known: one is told of each.
    static void write(TickSeries series, Writer to) throws IOException {
        Instrument instrument = ReplayGrid.instrument(0, series.symbol(), series.tickSize(), series.lotSize());
        CsvWriter csv = CsvWriter.builder().build(to);
        if (series.isAggregated()) {
            csv.writeRecord(
                    "agg_trade_id",
                    "price",
                    "quantity",
                    "first_trade_id",
                    "last_trade_id",
                    "transact_time",
                    "is_buyer_maker");
        } else {
            csv.writeRecord("id", "price", "qty", "quote_qty", "time", "is_buyer_maker");
        }
        for (TickColumns ticks : (Iterable<TickColumns>) series::blocks) {
            for (int i = 0; i < ticks.count(); i++) {
                write(csv, series, instrument, ticks, i);
            }
        }
        csv.flush();
    }

    private static void write(CsvWriter csv, TickSeries series, Instrument instrument, TickColumns ticks, int i) {
        String id = Long.toString(ticks.id(i));
        String price = instrument.price(ticks.price(i)).toPlainString();
        String quantity = instrument.quantity(ticks.quantity(i)).toPlainString();
        String time = Long.toString(ticks.timeNanos(i) / MICROSECOND);
        String buyerIsMaker = Boolean.toString(ticks.buyerIsMaker(i));
        if (series.isAggregated()) {
            csv.writeRecord(id, price, quantity, "1", "1", time, buyerIsMaker);
        } else {
            String paid = instrument
                    .price(ticks.price(i))
                    .multiply(instrument.quantity(ticks.quantity(i)))
                    .stripTrailingZeros()
                    .toPlainString();
            csv.writeRecord(id, price, quantity, paid, time, buyerIsMaker);
        }
    }
}
