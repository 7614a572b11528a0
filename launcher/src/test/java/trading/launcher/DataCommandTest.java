package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {
    private static final String KLINES = """
            1640995200000,46197.0,46247.0,46195.0,46224.0,72.54475,1640995259999,3353308.7635,5,0,0,0
            1640995260000,46224.0,46265.0,46198.0,46247.0,268.94269,1640995319999,12437792.5648,9,0,0,0
            1640995380000,46247.0,46342.0,46243.0,46320.0,94.61698,1640995439999,4382658.5656,3,0,0,0
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Terminal terminal = new Terminal();

    private int run(String... arguments) {
        terminal = new Terminal();
        String[] all = Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--data-dir", folder.resolve("data").toString()))
                .toArray(String[]::new);
        return terminal.run(all);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(terminal.out());
    }

    @Test
    void what_is_imported_is_listed_verified_and_removed() throws Exception {
        assertThat(run("data", "list")).isZero();
        assertThat(terminal.out()).contains("No history yet").contains("trading data import");

        assertThat(run("data", "import", file("BTCUSDT-1m.csv", KLINES))).isZero();
        assertThat(terminal.out())
                .contains("BTCUSDT 1m: Binance klines, 3 bars of 1m from 2022-01-01T00:00:00Z to 2022-01-01T00:04:00Z")
                .contains("1 gaps (1 bars missing)")
                .contains("3 new, 0 known already, 0 replaced; 3 bars in all");

        assertThat(run("data", "list", "--json")).isZero();
        assertThat(json().get(0).path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(json().get(0).path("bars").asLong()).isEqualTo(3);
        assertThat(json().get(0).path("last").asText()).isEqualTo("2022-01-01T00:03:00Z");

        assertThat(run("data", "verify")).isZero();
        assertThat(terminal.out())
                .contains("BTCUSDT 1m: 3 bars, 1 gaps with 1 missing bars")
                .contains("2022-01-01T00:02:00Z to 2022-01-01T00:03:00Z: 1 missing");

        assertThat(run("data", "remove", "BTCUSDT", "1m")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--force");
        assertThat(run("data", "remove", "BTCUSDT", "1m", "--force")).isZero();
        assertThat(run("data", "remove", "BTCUSDT", "1m", "--force")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("no history of BTCUSDT 1m");
    }

    private static final String TRADES = """
            1,60000.10,0.5,30000.05,1640995200100,True,True
            2,60000.30,0.25,15000.075,1640995200100,False,True
            4,60001.00,0.1,6000.10,1640995202000,False,True
            """;

    @Test
    void trades_are_kept_as_ticks_which_are_listed_verified_exported_and_removed() throws Exception {
        assertThat(run("data", "import", file("BTCUSDT-trades.csv", TRADES))).isZero();
        assertThat(terminal.out()).contains("3 ticks, 2 bars of 1s").contains("3 new ticks, 0 known already");

        assertThat(run("data", "list")).isZero();
        assertThat(terminal.out()).containsPattern("BTCUSDT +ticks +3 +2022-01-01T00:00:00Z +2022-01-01T00:00:02Z");
        assertThat(run("data", "verify", "BTCUSDT")).isZero();
        assertThat(terminal.out()).contains("BTCUSDT ticks: 3 trades, 1 gaps with 1 missing numbers");

        String out = folder.resolve("ticks.csv").toString();
        assertThat(run("data", "export", "BTCUSDT", "ticks", "--output", out)).isZero();
        assertThat(run("data", "import", out, "--symbol", "BTCUSDT", "--json")).isZero();
        assertThat(json().get(0).at("/ticks/same").asLong()).isEqualTo(3);

        assertThat(run("data", "remove", "BTCUSDT", "ticks")).isEqualTo(ExitCode.USAGE);
        assertThat(run("data", "remove", "BTCUSDT", "ticks", "--force")).isZero();
        assertThat(run("data", "remove", "BTCUSDT", "ticks", "--force")).isEqualTo(ExitCode.USAGE);
        assertThat(run("data", "export", "BTCUSDT", "ticks")).isEqualTo(ExitCode.USAGE);
        assertThat(run("data", "list")).isZero();
        assertThat(terminal.out()).contains("1s").doesNotContain("ticks");
    }

    @Test
    void who_does_not_want_ticks_gets_the_bars_alone() throws Exception {
        assertThat(run("data", "import", file("BTCUSDT-trades.csv", TRADES), "--no-ticks", "--json"))
                .isZero();
        assertThat(json().get(0).path("added").asLong()).isEqualTo(2);
        assertThat(json().get(0).has("ticks")).isFalse();

        assertThat(run("data", "list")).isZero();
        assertThat(terminal.out()).doesNotContain("ticks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.csv.gz"})
    void what_is_exported_comes_back_the_same(String name) throws Exception {
        assertThat(run("data", "import", file("BTCUSDT-1m.csv", KLINES))).isZero();
        String out = folder.resolve(name).toString();
        assertThat(run("data", "export", "BTCUSDT", "1m", "--output", out)).isZero();

        assertThat(run("data", "import", out, "--symbol", "BTCUSDT", "--json")).isZero();
        assertThat(json().get(0).path("same").asLong()).isEqualTo(3);
        assertThat(json().get(0).path("added").asLong()).isZero();
        assertThat(run("data", "export", "BTCUSDT", "1m", "--output", out)).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(terminal.err()).contains("is there already");
    }

    @Test
    void an_export_to_the_terminal_is_only_the_bars() throws Exception {
        assertThat(run("data", "import", file("BTCUSDT-1m.csv", KLINES))).isZero();
        assertThat(run("data", "export", "BTCUSDT", "1m")).isZero();

        assertThat(terminal.out().lines())
                .startsWith(
                        "time,open,high,low,close,volume,trades",
                        "2022-01-01T00:00:00Z,46197,46247,46195,46224,72.54475,5")
                .hasSize(4);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void bad_rows_are_told_one_by_one_and_nothing_is_imported_unless_they_are_left_out() throws Exception {
        String bad = KLINES
                + "1640995440000,1.234,56,1,1,1,1640995499999,0,0,0,0,0\n"
                + "1640995440000,\"1.234,56\",1,1,1,1,1640995499999,0,0,0,0,0\n"
                + "1640995500000,=cmd(),1,1,1,1,1640995559999,0,0,0,0,0\n"
                + "1640995200000,1,1,1,1,1,1640995259999,0,0,0,0,0\n"
                + "1640995560000,2,1,3,2,1,1640995619999,0,0,0,0,0\n"
                + "1640995620000,1,1,1,1,-1,1640995679999,0,0,0,0,0\n"
                + "1640995680000,0,1,0,1,1,1640995739999,0,0,0,0,0\n";
        String path = file("BTCUSDT-1m.csv", bad);

        assertThat(run("data", "import", path)).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err())
                .contains("badRows=6")
                .contains("line=5 column=open: not a decimal number: '1.234,56'")
                .contains("line=6 column=open: not a decimal number: '=cmd()'")
                .contains("line=7 column=time: earlier than the row before: '2022-01-01T00:00:00Z'")
                .contains("line=8 column=high: below low")
                .contains("line=9 column=volume: below 0: '-1'")
                .contains("line=10 column=open: must be above 0: '0'");
        assertThat(run("data", "list", "--json")).isZero();
        assertThat(json()).isEmpty();

        assertThat(run("data", "import", path, "--skip-bad", "--json")).isZero();
        assertThat(json().get(0).path("badRows").asLong()).isEqualTo(6);
        assertThat(json().get(0).path("total").asLong()).isEqualTo(4);
    }

    @Test
    void a_file_that_says_something_else_needs_replace() throws Exception {
        assertThat(run("data", "import", file("BTCUSDT-1m.csv", KLINES))).isZero();
        String other = file("BTCUSDT-other.csv", KLINES.replace("46320.0,94.61698", "46321.0,94.61698"));

        assertThat(run("data", "import", other)).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("BTCUSDT 1m has other values for the bar of 2022-01-01T00:03:00Z");
        assertThat(run("data", "import", other, "--replace")).isZero();
        assertThat(terminal.out()).contains("0 new, 2 known already, 1 replaced");
    }

    @Test
    void a_zip_that_climbs_out_of_its_folder_is_refused() throws Exception {
        Path zip = folder.resolve("BTCUSDT-1m.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../../evil.csv"));
            out.write(KLINES.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run("data", "import", zip.toString())).isEqualTo(ExitCode.IO);
        assertThat(terminal.err()).contains("without a path");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(zip);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data import|64|Missing required parameter",
                "data import nothere.csv|64|--symbol",
                "data import nothere.csv --symbol BTCUSDT|65|no such file",
                "data import {file} --symbol btc|64|symbol=btc",
                "data import {file} --symbol XYZ|65|must end with what it is paid in",
                "data verify NOPE|64|no history of NOPE",
                "data export BTCUSDT 7m|64|frame=7m: write one of",
                "data export BTCUSDT 1m|64|no history of BTCUSDT 1m",
                "data export ../x 1m|64|symbol=../x",
                "data remove ../x 1m --force|64|symbol=../x"
            })
    void what_is_wrong_is_said_with_an_exit_code(String line, int code, String message) throws Exception {
        String file = file("klines.csv", KLINES);
        assertThat(run(line.replace("{file}", file).split(" ", -1))).isEqualTo(code);
        assertThat(terminal.err()).contains(message);
        assertThat(terminal.err()).doesNotContain("bug");
    }

    @Test
    void a_damaged_series_is_named_by_list_and_verify_and_the_others_are_shown() throws Exception {
        assertThat(run("data", "import", file("BTCUSDT-1m.csv", KLINES), file("ETHUSDT-1m.csv", KLINES)))
                .isZero();
        Path series = folder.resolve("data/history/BTCUSDT/1m-1.bars");
        byte[] bytes = Files.readAllBytes(series);
        bytes[200] ^= 1;
        Files.write(series, bytes);

        assertThat(run("data", "verify")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("BTCUSDT 1m").contains("remove it and import it again");
        assertThat(terminal.out()).contains("ETHUSDT 1m: 3 bars");
        Files.write(series, new byte[10]);
        assertThat(run("data", "list")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.out()).contains("ETHUSDT");
        assertThat(run("backtest", "ema-cross", "--symbol", "BTCUSDT")).isEqualTo(ExitCode.DATA);
    }
}
