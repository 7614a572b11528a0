package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.history.BarColumns;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.ConflictException;
import trading.engine.history.MergeResult;
import trading.engine.history.SeriesKey;
import trading.engine.history.TickColumns;
import trading.engine.history.TickSeries;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

class HistoryImportTest {
    private static final HistoryImport.Options STRICT = new HistoryImport.Options(false, false, false, true);
    private static final String TRADES = """
            1,60000.10,0.5,30000.05,1640995200100,True,True
            2,60000.30,0.25,15000.075,1640995200100,False,True
            3,59999.90,1,59999.90,1640995200999,True,True
            4,60001.00,0.1,6000.10,1640995202000,False,True
            """;

    @TempDir
    Path directory;

    private BarStore store;

    @BeforeEach
    void open() {
        store = new BarStore(directory.resolve("history"));
    }

    private HistoryImport.Imported run(Path file, HistoryImport.Options options) throws Exception {
        return new HistoryImport(store, options).run(file, "BTCUSDT", HistoryImport.Progress.NONE);
    }

    private List<String> bars(TimeFrame frame) throws Exception {
        List<String> shown = new ArrayList<>();
        try (BarSeries series = store.open(new SeriesKey("BTCUSDT", frame)).orElseThrow()) {
            Instrument instrument = ReplayGrid.instrument(0, "BTCUSDT", series.tickSize(), series.lotSize());
            BarColumns bars = series.read(Long.MIN_VALUE, Long.MAX_VALUE);
            for (int i = 0; i < bars.count(); i++) {
                shown.add(bars.openTimeNanos(i) / 1_000_000_000L + " " + instrument.price(bars.open(i)) + " "
                        + instrument.price(bars.high(i)) + " " + instrument.price(bars.low(i)) + " "
                        + instrument.price(bars.close(i)) + " "
                        + instrument
                                .quantity(bars.volume(i))
                                .stripTrailingZeros()
                                .toPlainString() + " "
                        + bars.tradeCount(i));
            }
        }
        return shown;
    }

    @Test
    void trades_become_bars_of_a_second() throws Exception {
        HistoryImport.Imported imported = run(SampleFiles.write(directory, "t.csv", TRADES), STRICT);

        assertThat(imported.file().layout()).isEqualTo("Binance trades");
        assertThat(imported.key().frame()).isEqualTo(TimeFrame.S1);
        assertThat(bars(TimeFrame.S1))
                .containsExactly(
                        "1640995200 60000.1 60000.3 59999.9 59999.9 1.75 3",
                        "1640995202 60001 60001 60001 60001 0.1 1");
    }

    private List<String> ticks() throws Exception {
        List<String> shown = new ArrayList<>();
        TickSeries series = store.ticks().open("BTCUSDT").orElseThrow();
        Instrument instrument = ReplayGrid.instrument(0, "BTCUSDT", series.tickSize(), series.lotSize());
        for (TickColumns ticks : (Iterable<TickColumns>) series::blocks) {
            for (int i = 0; i < ticks.count(); i++) {
                shown.add(ticks.id(i) + " " + ticks.timeNanos(i) / 1_000_000L + " " + instrument.price(ticks.price(i))
                        + " "
                        + instrument
                                .quantity(ticks.quantity(i))
                                .stripTrailingZeros()
                                .toPlainString()
                        + (ticks.buyerIsMaker(i) ? " bid" : " ask"));
            }
        }
        return shown;
    }

    @Test
    void the_trades_themselves_are_kept_beside_their_bars_unless_one_does_not_want_them() throws Exception {
        Path file = SampleFiles.write(directory, "t.csv", TRADES);
        assertThat(run(file, new HistoryImport.Options(false, false, false, false))
                        .ticks())
                .isNull();
        assertThat(store.ticks().list()).isEmpty();

        assertThat(run(file, STRICT).ticks()).isEqualTo(new MergeResult(4, 0, 0, 4));
        assertThat(run(file, STRICT).ticks()).isEqualTo(new MergeResult(0, 4, 0, 4));

        assertThat(store.ticks().list()).containsExactly("BTCUSDT");
        assertThat(ticks())
                .containsExactly(
                        "1 1640995200100 60000.1 0.5 bid",
                        "2 1640995200100 60000.3 0.25 ask",
                        "3 1640995200999 59999.9 1 bid",
                        "4 1640995202000 60001 0.1 ask");
    }

    @Test
    void a_trade_that_comes_twice_and_one_with_a_lower_number_are_told_by_their_rows() throws Exception {
        Path file = SampleFiles.write(
                directory,
                "t.csv",
                TRADES + "4,60000,1,60000,1640995202000,True,True\n2,60000,1,60000,1640995203000,True,True\n"
                        + "5,60000,1,60000,1640995203000,Maybe,True\n");

        assertThatThrownBy(() -> run(file, STRICT))
                .hasMessageContaining("line=5 column=id: the same trade twice: '4'")
                .hasMessageContaining("line=6 column=id: lower than that of the row before: '2'")
                .hasMessageContaining("line=7 column=buyer is maker: neither true nor false: 'Maybe'");
        assertThat(store.ticks().list()).isEmpty();
    }

    @Test
    void a_trade_with_more_decimals_than_its_bar_needs_is_kept_exactly() throws Exception {
        run(
                SampleFiles.write(
                        directory,
                        "t.csv",
                        "1,60000,0.5005,1,1640995200100,True,True\n2,60000.25,0.4995,1,1640995200200,True,True\n"
                                + "3,60001,1,1,1640995200300,True,True\n"),
                STRICT);

        assertThat(ticks()).contains("1 1640995200100 60000 0.5005 bid", "2 1640995200200 60000.25 0.4995 bid");
    }

    @Test
    void where_the_bars_do_not_fit_no_tick_is_taken_either() throws Exception {
        run(SampleFiles.write(directory, "t.csv", TRADES), new HistoryImport.Options(false, false, false, false));
        Path other = SampleFiles.write(directory, "u.csv", TRADES.replace("59999.90,1,", "59999.90,2,"));

        assertThatThrownBy(() -> run(other, STRICT)).isInstanceOf(ConflictException.class);
        assertThat(store.ticks().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7,60000,0.5,100,104,1640995200100,True,True\n8,60001,0.5,105,105,1640995201000,True,True\n",
                "7,60000,0.5,100,104,1640995200100,true\n8,60001,0.5,105,105,1640995201000,false\n",
                "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n"
                        + "7,60000,0.5,100,104,1640995200100,true\n8,60001,0.5,105,105,1640995201000,false\n"
            })
    void an_aggregated_trade_counts_as_all_of_its_trades(String text) throws Exception {
        run(SampleFiles.write(directory, "a.csv", text), STRICT);

        assertThat(bars(TimeFrame.S1))
                .containsExactly(
                        "1640995200 60000 60000 60000 60000 0.5 5", "1640995201 60001 60001 60001 60001 0.5 1");
    }

    @Test
    void a_trade_before_the_one_before_refuses_the_file_and_nothing_is_in() throws Exception {
        Path file = SampleFiles.write(
                directory,
                "t.csv",
                TRADES + "5,60000,1,60000,1640995201000,True,True\n6,0,1,0,1640995203000,True,True\n");

        assertThatThrownBy(() -> run(file, STRICT))
                .isInstanceOf(BarFormatException.class)
                .hasMessageContaining("line=5 column=time: earlier than the row before: '2022-01-01T00:00:01Z'")
                .hasMessageContaining("line=6 column=open: must be above 0: '0'");
        assertThat(store.list()).isEmpty();
        assertThat(run(file, new HistoryImport.Options(true, false, false, true))
                        .file()
                        .badRows())
                .isEqualTo(2);
        assertThat(bars(TimeFrame.S1)).hasSize(2);
    }

    @Test
    void json_candles_are_read_as_they_are_written() throws Exception {
        Path file = SampleFiles.write(directory, "BTC_USDT-1m.json", """
                [[1640995200000, 46197.0, 46247.01, 46195.0, 46224.0, 72.54475],
                 [1640995260000, 46224.0, 46265.0, 46198.0, 46247.0, 2.5e2]]
                """);
        HistoryImport.Imported imported = run(file, STRICT);

        assertThat(imported.file().layout()).isEqualTo("JSON candles");
        assertThat(bars(TimeFrame.M1))
                .containsExactly(
                        "1640995200 46197 46247.01 46195 46224 72.54475 0", "1640995260 46224 46265 46198 46247 250 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1640995200000,1,1,1,1,1],[1640995260000,1,1,1,1]]",
                "[[1640995200000,1,1,1,1,1],[1640995260000,1,1,1,1,[1]]]",
                "[[1640995200000,1,1,1,1,1],[1640995260000,1,1,1,1,NaN]]",
                "[[1640995200000,1,1,1,1,1],[1640995260000,1,1,1,1,null]]",
                "[[1640995200000,1,1,1,1,1],[1640995260000,1,1,1,1,1]",
                "[[1640995200000,1,1,1,1,1],[1640995260000,1,1,1,1,1]] []",
                "[{\"time\":1640995200000}]",
                "[]",
                "["
            })
    void json_that_is_not_all_candles_is_refused(String text) throws Exception {
        Path file = SampleFiles.write(directory, "bad.json", text);

        assertThatThrownBy(() -> run(file, STRICT)).isInstanceOf(BarFormatException.class);
        assertThat(store.list()).isEmpty();
    }

    @Test
    void another_value_for_the_same_bar_changes_nothing_unless_it_is_to_be_replaced() throws Exception {
        run(SampleFiles.write(directory, "a.csv", SampleFiles.KLINES), STRICT);
        List<String> before = bars(TimeFrame.M1);
        Path other = SampleFiles.write(
                directory,
                "b.csv",
                SampleFiles.KLINES.replace("46224.0,72.544755", "46225.0,72.544755")
                        + "1640995380000,46320.0,46342.0,46243.0,46320.0,94.6,1640995439999,4382658.5656,0,0,0,0\n");

        assertThatThrownBy(() -> run(other, STRICT))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("2022-01-01T00:00:00Z");
        assertThat(bars(TimeFrame.M1)).isEqualTo(before);
        HistoryImport.Imported replaced = run(other, new HistoryImport.Options(false, false, true, true));
        assertThat(replaced.merged().replaced()).isEqualTo(1);
        assertThat(replaced.merged().added()).isEqualTo(1);
        assertThat(replaced.merged().same()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "btcusdt", "", "A/B", "BTC USDT", "=CMD"})
    void a_symbol_that_could_be_a_path_or_a_formula_is_refused(String symbol) throws Exception {
        Path file = SampleFiles.write(directory, "a.csv", SampleFiles.KLINES);
        HistoryImport into = new HistoryImport(store, STRICT);

        assertThatThrownBy(() -> into.run(file, symbol, HistoryImport.Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("symbol=");
    }

    @Test
    void the_symbol_is_what_the_name_begins_with() {
        assertThat(HistoryImport.symbolOf("BTCUSDT-1m-2024-01.zip")).contains("BTCUSDT");
        assertThat(HistoryImport.symbolOf("ETHUSDT.csv")).contains("ETHUSDT");
        assertThat(HistoryImport.symbolOf("klines.csv")).isEmpty();
    }
}
