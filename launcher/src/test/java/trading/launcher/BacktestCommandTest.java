package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `backtest` and `optimize` on four days of made-up minutes.
class BacktestCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private Terminal terminal = new Terminal();

    @BeforeAll
    static void importBars() throws IOException {
        MadeUpMinutes.bringInto(folder.resolve("data"), 4);
    }

    private static String data() {
        return folder.resolve("data").toString();
    }

    private int run(String... arguments) {
        terminal = new Terminal();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--symbol", "BTCUSDT", "--data-dir", data()));
        return terminal.run(all.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(terminal.out());
    }

    @Test
    void a_run_tells_figures_and_how_far_to_believe_them() {
        assertThat(run("backtest", "ema-cross", "--param", "fast=5", "--param", "slow=20"))
                .isZero();
        assertThat(terminal.out())
                .contains("ema-cross {fast=5, slow=20} on BTCUSDT, bars of 1m")
                .contains("annual return (CAGR)", "Sharpe / Sortino", "maximum drawdown", "profit factor", "MAE / MFE")
                .contains("Against buy and hold", "How far to believe it", "random entries as good")
                .contains("annual figures, Sharpe and alpha are blown up")
                .containsPattern("hash [0-9a-f]{64}");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void the_same_run_has_the_same_hash_and_other_fees_another() throws Exception {
        String[] run = {"backtest", "ema-cross", "--param", "fast=5", "--param", "slow=20", "--json"};
        assertThat(run(run)).isZero();
        JsonNode first = json();
        assertThat(run(run)).isZero();
        assertThat(json()).isEqualTo(first);
        assertThat(run(
                        "backtest",
                        "ema-cross",
                        "--param",
                        "fast=5",
                        "--param",
                        "slow=20",
                        "--json",
                        "--fees",
                        "0.02/0.05"))
                .isZero();
        assertThat(json().path("hash").asText()).isNotEqualTo(first.path("hash").asText());
        assertThat(json().at("/metrics/trades/fees").asDouble())
                .isLessThan(first.at("/metrics/trades/fees").asDouble());
    }

    @Test
    void the_json_has_all_figures_the_equity_and_the_trades() throws Exception {
        assertThat(run("backtest", "ema-cross", "--param", "fast=5", "--param", "slow=20", "--json"))
                .isZero();
        JsonNode all = json();
        int trades = all.at("/metrics/trades/count").asInt();

        assertThat(trades).isPositive();
        assertThat(all.path("trades")).hasSize(trades);
        assertThat(all.at("/metrics/startEquity").asDouble()).isEqualTo(10_000);
        assertThat(all.at("/equity/0/equity").asDouble()).isEqualTo(10_000);
        double profit = 0;
        for (JsonNode trade : all.path("trades")) {
            profit += trade.path("profit").asDouble();
        }
        assertThat(all.at("/metrics/trades/profit").asDouble()).isEqualTo(profit, within(1e-6));
        assertThat(all.at("/honesty/trials").asInt()).isEqualTo(1);
        assertThat(all.at("/honesty/warnings").isArray()).isTrue();
    }

    @Test
    void report_trades_and_lots_are_written_as_files() throws Exception {
        Path html = folder.resolve("report.html");
        Path trades = folder.resolve("trades.csv");
        Path lots = folder.resolve("lots.csv");
        assertThat(run(
                        "backtest",
                        "ema-cross",
                        "--param",
                        "fast=5",
                        "--param",
                        "slow=20",
                        "--html",
                        html.toString(),
                        "--trades",
                        trades.toString(),
                        "--lots",
                        "HIFO",
                        "--lots-file",
                        lots.toString()))
                .isZero();

        String page = Files.readString(html);
        assertThat(page).startsWith("<!doctype html>").contains("How far to believe it", "<svg", "</html>");
        assertThat(page).doesNotContain("<script", "http://", "https://", "NaN", "null");
        List<String> rows = Files.readAllLines(trades);
        assertThat(rows.getFirst()).startsWith("symbol,side,opened,closed,entry,exit,fees,profit");
        assertThat(rows.size()).isGreaterThan(1);
        assertThat(Files.readAllLines(lots).getFirst())
                .isEqualTo("symbol,side,acquired,disposed,quantity,cost,proceeds,gain");
        assertThat(rows).noneMatch(row -> row.matches("(?s)[=+@].*"));
        assertThat(sum(lots, 7)).isEqualTo(sum(trades, 7), within(1e-6));
    }

    private static double sum(Path csv, int column) throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
                .sum();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backtest nix|is none of",
                "backtest nix.java|no such file",
                "backtest ema-cross --from yesterday|write 2024-01-31",
                "backtest ema-cross --from 2024-01-03 --to 2024-01-02|the end must be after the start",
                "backtest ema-cross --from 2030-01-01|no bars to play",
                "backtest ema-cross --from 9999999999-01-01|write 2024-01-31",
                "backtest ema-cross --frame 7m|write one of 1s 1m",
                "backtest ema-cross --frame 1h|cannot be built from longer ones",
                "backtest ema-cross --fees a|write a percentage",
                "backtest ema-cross --fees -1|must be a percentage from 0 to 10",
                "backtest ema-cross --fees 0.00001|at most 4 decimals",
                "backtest ema-cross --cash 0|must be above 0",
                "backtest ema-cross --cash 1e30|at most 1000000000",
                "backtest ema-cross --latency -5|must be 0 to 60000",
                "backtest ema-cross --participation 0|never filled",
                "backtest ema-cross --param fast=0|fast=0 from=2",
                "backtest ema-cross --param fast=90|fast must be less",
                "backtest ema-cross --param speed=9|unknown parameter=speed",
                "backtest ema-cross --symbol NOPE|no bars of BTCUSDT, NOPE",
                "backtest ema-cross --lots XIFO|FIFO",
                "optimize ema-cross|--param",
                "optimize ema-cross --param fast=|fast",
                "optimize ema-cross --param fast=2..500 --param slow=3..1000|--trials",
                "optimize ema-cross --param fast=5,10 --walk-forward 3|write days, like 90/30",
                "optimize ema-cross --param fast=5,10 --walk-forward 30/10|too few for one step",
                "optimize ema-cross --param fast=5,10 --walk-forward 0/1|too few for one step"
            })
    void what_is_wrong_is_a_usage_error_with_a_reason(String line, String message) {
        assertThat(run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains(message).doesNotContain("bug");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void a_grid_is_tried_whole_and_the_best_comes_first() throws Exception {
        assertThat(run("optimize", "ema-cross", "--param", "fast=5..15:5", "--param", "slow=20,40", "--json"))
                .isZero();
        JsonNode all = json();

        assertThat(all.path("trials")).hasSize(6);
        assertThat(all.at("/trials/0/metrics/returns/sharpe").asDouble())
                .isGreaterThanOrEqualTo(
                        all.at("/trials/5/metrics/returns/sharpe").asDouble());
        assertThat(all.has("deflatedSharpe")).isTrue();
        assertThat(run("optimize", "ema-cross", "--param", "fast=5..15:5", "--param", "slow=20,40"))
                .isZero();
        assertThat(terminal.out())
                .contains("6 trials, the best by sharpe first")
                .contains("deflated Sharpe")
                .contains("probability of overfitting: unknown, there are too few trials or days");
    }

    @Test
    void drawn_settings_are_the_same_for_the_same_seed() throws Exception {
        String[] draw = {
            "optimize", "ema-cross", "--param", "fast=2..30", "--param", "slow=40..80", "--trials", "4", "--json"
        };
        assertThat(run(draw)).isZero();
        JsonNode first = json();
        assertThat(run(draw)).isZero();
        assertThat(json()).isEqualTo(first);
        assertThat(first.path("trials")).hasSize(4);
    }

    @Test
    void walking_forward_uses_each_choice_after_it_was_made() throws Exception {
        String[] walk = {
            "optimize", "ema-cross", "--param", "fast=5,10", "--param", "slow=20,40", "--walk-forward", "1/1"
        };
        assertThat(run(walk)).isZero();
        assertThat(terminal.out()).contains("2 steps, each used after it was chosen", "return outside", "efficiency");
        List<String> more = new ArrayList<>(List.of(walk));
        more.add("--json");
        assertThat(run(more.toArray(String[]::new))).isZero();
        JsonNode step = json().at("/steps/0");
        assertThat(step.path("split").asText()).isGreaterThan(step.path("from").asText());
        assertThat(step.at("/inside/settings")).isEqualTo(step.at("/outside/settings"));
    }
}
