package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.message.Command;
import trading.engine.model.KillScope;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.launcher.testing.OwnedDesk;
import trading.web.testing.TestDesk;

class RunningStrategyCommandTest {
    @TempDir
    Path data;

    private OwnedDesk owned;
    private Terminal terminal = new Terminal();

    @BeforeEach
    void open() throws Exception {
        owned = OwnedDesk.open(data);
    }

    @AfterEach
    void close() throws Exception {
        owned.close();
    }

    private int run(String... words) {
        terminal = new Terminal();
        List<String> line = new ArrayList<>(List.of("strategy"));
        line.addAll(List.of(words));
        line.addAll(List.of("--data-dir", data.toString()));
        return terminal.run(line.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(terminal.out());
    }

    /// A trade of 0.1 BTC that a strategy opens at the market.
    private void buys(String strategy) {
        owned.desk()
                .decide(new Command.SubmitOrder(
                        TestDesk.ACCOUNT,
                        TestDesk.BTC.id(),
                        "",
                        strategy,
                        Side.BUY,
                        OrderType.MARKET,
                        TimeInForce.IOC,
                        10_000,
                        0,
                        0,
                        true,
                        0,
                        0));
    }

    private List<String> lines() {
        return terminal.out().lines().toList();
    }

    @Test
    void the_owner_sees_every_strategy_with_its_position_and_needs_no_password() {
        buys("ema-cross");

        assertThat(run("status")).isZero();

        assertThat(lines().get(0)).startsWith("Account demo, equity ").contains(" USDT. Today is 20");
        assertThat(lines().get(2)).startsWith("STRATEGY   SYMBOL   STATE    POSITION  ORDERS  OPEN P/L");
        assertThat(lines().get(3))
                .matches("ema-cross  BTCUSDT  RUNNING {6}\\+0\\.1 {7}0 +[-+0-9.]+ +0\\.00 +0\\.00  -");
        assertThat(lines().get(4)).matches("ema-cross  ETHUSDT  RUNNING {9}- {7}0 +- +0\\.00 +0\\.00  -");
        assertThat(lines()).hasSize(6);
        assertThat(terminal.out()).doesNotContain("\u001b");
    }

    @Test
    void a_closed_trade_is_todays_result() throws Exception {
        buys("ema-cross");
        assertThat(run("stop", "ema-cross", "--flatten")).isZero();

        assertThat(run("status", "ema-cross", "--symbol", "BTCUSDT", "--json")).isZero();

        JsonNode seat = json().get(0);
        assertThat(json()).hasSize(1);
        assertThat(seat.path("account").asText()).isEqualTo("demo");
        assertThat(seat.path("status").asText()).isEqualTo("STOPPED");
        assertThat(seat.path("positions")).isEmpty();
        assertThat(seat.path("realizedToday").asText()).startsWith("-");
    }

    @Test
    void a_strategy_is_stopped_on_one_instrument_and_started_again() {
        assertThat(run("stop", "ema-cross", "--symbol", "ETHUSDT")).isZero();
        assertThat(terminal.out()).contains("ema-cross  ETHUSDT  STOPPED").doesNotContain("BTCUSDT");

        assertThat(run("start", "ema-cross", "--symbol", "ETHUSDT", "--param", "fast=9"))
                .isZero();
        assertThat(terminal.out()).contains("ema-cross  ETHUSDT  RUNNING");
        assertThat(run("show", "ema-cross")).isZero();
        assertThat(terminal.out()).containsPattern("fast +9 +20 +2 +500 +1 +live");
    }

    @Test
    void a_stop_says_what_stays_open_and_flatten_closes_it() {
        buys("ema-cross");
        buys("grid");

        assertThat(run("stop", "grid")).isZero();
        assertThat(run("stop", "ema-cross", "--symbol", "BTCUSDT", "--flatten")).isZero();

        assertThat(terminal.out()).contains("Trade ", " of BTCUSDT is CLOSED at 59999, result -");
        assertThat(owned.desk().view().openTrades(TestDesk.ACCOUNT))
                .singleElement()
                .satisfies(left -> assertThat(left.strategy()).isEqualTo("grid"));
    }

    @Test
    void what_cannot_be_closed_is_told_and_the_strategy_is_stopped_all_the_same() {
        buys("ema-cross");
        owned.desk().decide(new Command.EngageKillSwitch(KillScope.GLOBAL, "", true, false, "lunch", "alice"));

        assertThat(run("stop", "ema-cross", "--flatten")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(terminal.out()).contains("ema-cross  BTCUSDT  STOPPED");
        assertThat(terminal.err()).contains("NOT CLOSED: trade ", "0.1 BTCUSDT: ");
    }

    @Test
    void settings_change_while_it_runs() {
        assertThat(run("set", "ema-cross", "fast=9", "stopRanges=2.5", "--sizing", "kelly:50:2:20:0.5", "--veto", "70"))
                .isZero();
        assertThat(terminal.out())
                .containsPattern("fast +9 ")
                .containsPattern("stopRanges +2\\.5 ")
                .contains("Sizing: KELLY fractionPercent 50, capPercent 2, leastTrades 20, startPercent 0.5")
                .contains("Analyst's veto: from 70 % sure");

        assertThat(run("set", "ema-cross", "--veto", "off", "--sizing", "equity-share:5"))
                .isZero();
        assertThat(terminal.out())
                .containsPattern("fast +9 ")
                .contains("Sizing: EQUITY_SHARE percent 5", "Analyst's veto: off");
    }

    @Test
    void a_value_out_of_range_is_refused_with_the_range_and_nothing_changes_or_starts() {
        run("stop", "ema-cross");

        assertThat(run("start", "ema-cross", "--param", "fast=1")).isEqualTo(ExitCode.USAGE);

        assertThat(terminal.err()).contains("fast=1 from=2 to=500");
        run("show", "ema-cross");
        assertThat(terminal.out()).contains("STOPPED").doesNotContain("RUNNING").containsPattern("fast +20 ");
    }

    @Test
    void scripts_read_errors_as_json_too() throws Exception {
        assertThat(run("set", "grid", "levels=7", "--json")).isEqualTo(ExitCode.USAGE);
        assertThat(json().path("detail").asText()).contains("stop it first");
        assertThat(terminal.err()).contains("stop it first");
    }

    @Test
    void an_unknown_name_is_told_with_the_nearest_and_with_all_there_are() {
        assertThat(run("stop", "emacross")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .contains("There is no strategy emacross. Did you mean ema-cross? There are: ema-cross, grid.");
        assertThat(run("start", "grid", "--symbol", "SOLUSDT")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("grid does not run on --symbol SOLUSDT; it runs on ETHUSDT.");
        assertThat(run("show", "ema\u202ecross")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("There is no strategy ema\\u202ecross.");
    }

    @Test
    void where_nothing_runs_the_folder_and_the_way_to_start_are_told() throws Exception {
        Path empty = data.resolve("empty");
        terminal = new Terminal();
        assertThat(terminal.run("strategy", "status", "--json", "--data-dir", empty.toString()))
                .isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.err())
                .contains("Nothing is running on " + empty)
                .contains("trading start --data-dir " + empty, "--data-dir.");
        assertThat(json().path("running").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set ema-cross",
                "set ema-cross fast",
                "set ema-cross fast=nine",
                "set ema-cross --veto 0",
                "set ema-cross --veto 101",
                "set ema-cross --sizing risk",
                "set ema-cross --sizing kelly:1:2",
                "set ema-cross --sizing all:1",
                "set ema-cross --sizing risk:much",
                "start",
                "start ema-cross --param fast",
                "stop",
                "show"
            })
    void a_slip_of_the_pen_is_told_before_anything_is_asked(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--help");
        assertThat(owned.tokensGiven()).isZero();
    }
}
