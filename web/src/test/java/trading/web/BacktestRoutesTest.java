package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.backtest.search.TrialLog;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// The history and runs on it, over HTTP.
class BacktestRoutesTest {
    private static final String RUN =
            "{'strategy':'ema-cross','settings':[{'name':'fast','value':5},{'name':'slow','value':20}],'symbols':['BTCUSDT']%s}";

    private static final String MANY = "{'strategy':'ema-cross','symbols':['BTCUSDT'],'objective':'TOTAL_RETURN',"
            + "'ranges':[{'name':'fast','values':'5,10'},{'name':'slow','values':'20,40'}]%s}";

    @TempDir
    Path directory;

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void open() {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String minutes(int count) {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        Random dice = new Random(7);
        double price = 40_000;
        for (int i = 0; i < count; i++) {
            double next = price * (1 + 0.0015 * dice.nextGaussian());
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%.2f,%.2f,5%n",
                    1_704_067_200L + 60L * i,
                    price,
                    Math.max(price, next) + 5,
                    Math.min(price, next) - 5,
                    next));
            price = next;
        }
        return csv.toString();
    }

    private RawHttp.Answer upload(String query, String text) {
        return desk.http()
                .send(
                        "POST",
                        "/api/history" + query,
                        Map.of("Content-Type", "application/octet-stream"),
                        text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode finished(long id) throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            JsonNode job = api.json("/api/backtests/" + id);
            if (!job.path("status").asText().matches("QUEUED|RUNNING")) {
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("still running: " + api.json("/api/backtests/" + id));
    }

    @Test
    void a_file_is_brought_in_shown_and_taken_out() throws Exception {
        RawHttp.Answer imported = upload("?name=BTCUSDT-1m.csv", minutes(10));

        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        assertThat(imported.json().path("added").asInt()).isEqualTo(10);
        JsonNode series = api.json("/api/history").get(0);
        assertThat(series.path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(series.path("bars").asInt()).isEqualTo(10);
        assertThat(series.path("last").asText()).isEqualTo("2024-01-01T00:09:00Z");
        assertThat(api.json("/api/history/BTCUSDT/1m").path("gapCount").asInt()).isZero();
        try (Stream<Path> left = Files.list(directory.resolve("backtests"))) {
            assertThat(left).isEmpty();
        }
        assertThat(api.delete("/api/history/BTCUSDT/1m").status()).isEqualTo(204);
        assertThat(api.delete("/api/history/BTCUSDT/1m").status()).isEqualTo(404);
        assertThat(api.json("/api/history")).isEmpty();
    }

    @Test
    void bad_rows_are_told_by_line_and_nothing_is_brought_in() {
        String bad = minutes(3) + "1704067380,1,1,2,1,1\n1704067440,=cmd(),1,1,1,1\n";
        RawHttp.Answer refused = upload("?symbol=BTCUSDT", bad);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("type").asText()).endsWith("history-file");
        assertThat(refused.json().path("errors")).hasSize(2);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/line/5/high");
        assertThat(refused.text()).doesNotContain(directory.toString());
        assertThat(api.json("/api/history")).isEmpty();
        assertThat(upload("?symbol=BTCUSDT&skipBad=true", bad)
                        .json()
                        .path("badRows")
                        .asInt())
                .isEqualTo(2);
        assertThat(upload("?symbol=BTCUSDT", minutes(3).replace("40000.00", "40001.00"))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"?symbol=../etc,422", "?name=file.csv,422", "?symbol=BTCUSDT&skipBad=yes,400", "?nonsense=1,400"})
    void an_upload_that_makes_no_sense_is_refused(String query, int status) {
        assertThat(upload(query, minutes(3)).status()).isEqualTo(status);
    }

    @Test
    void an_upload_must_be_a_file_and_not_a_form() {
        assertThat(api.post("/api/history?symbol=BTCUSDT", "{}").status()).isEqualTo(415);
        assertThat(upload("?symbol=BTCUSDT", "").status()).isEqualTo(400);
        assertThat(upload("?symbol=BTCUSDT", "hello").status()).isEqualTo(422);
    }

    @Test
    void a_run_is_made_and_its_result_is_there_after_a_restart() throws Exception {
        assertThat(upload("?symbol=BTCUSDT", minutes(3_000)).status()).isEqualTo(201);
        RawHttp.Answer accepted = api.post("/api/backtests", RUN.formatted(",'takerFeePercent':'0.05'"));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        long id = accepted.json().path("id").asLong();
        assertThat(accepted.header("location")).contains("/api/backtests/" + id);
        JsonNode job = finished(id);

        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("DONE");
        assertThat(job.path("progress").asDouble()).isEqualTo(1);
        JsonNode result = api.json("/api/backtests/" + id + "/result");
        assertThat(result.path("hash").asText()).hasSize(64);
        assertThat(result.path("trades")).hasSize(job.at("/figures/trades").asInt());
        desk.close();
        open();
        assertThat(api.json("/api/backtests").get(0)).isEqualTo(job);
        assertThat(api.json("/api/backtests/" + id + "/result")).isEqualTo(result);
        assertThat(api.delete("/api/backtests/" + id).status()).isEqualTo(204);
        assertThat(api.get("/api/backtests/" + id).status()).isEqualTo(404);
        assertThat(api.get("/api/backtests/" + id + "/result").status()).isEqualTo(404);
    }

    @Test
    void an_optimisation_is_made_with_its_best_trial_first() throws Exception {
        assertThat(upload("?symbol=BTCUSDT", minutes(3_000)).status()).isEqualTo(201);
        RawHttp.Answer accepted = api.post(
                "/api/optimizations",
                "{'strategy':'ema-cross','symbols':['BTCUSDT'],'ranges':[{'name':'fast','values':'5,10'},"
                        + "{'name':'slow','values':'20..40:20'}],'objective':'TOTAL_RETURN'}");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        long id = accepted.json().path("id").asLong();
        JsonNode job = finished(id);

        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("DONE");
        JsonNode trials = api.json("/api/backtests/" + id + "/result").path("trials");
        assertThat(trials).hasSize(4);
        assertThat(trials.at("/0/metrics/totalReturn").asDouble())
                .isEqualTo(job.at("/figures/totalReturn").asDouble())
                .isGreaterThanOrEqualTo(trials.at("/3/metrics/totalReturn").asDouble());
    }

    private long optimised(String more) throws Exception {
        RawHttp.Answer accepted = api.post("/api/optimizations", MANY.formatted(more));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        long id = accepted.json().path("id").asLong();
        assertThat(finished(id).path("status").asText()).isEqualTo("DONE");
        return id;
    }

    @Test
    void a_hold_out_is_looked_at_once_and_the_second_look_is_told_when_and_by_whom() throws Exception {
        assertThat(upload("?symbol=BTCUSDT", minutes(6_000)).status()).isEqualTo(201);
        long id = optimised(",'holdOutPercent':20");
        String path = "/api/optimizations/" + id + "/hold-out";
        JsonNode result = api.json("/api/backtests/" + id + "/result");
        JsonNode unseen = api.json(path);
        assertThat(unseen.path("look").isNull()).isTrue();
        assertThat(unseen.path("from").asText()).isEqualTo("2024-01-04T09:18:00Z");
        assertThat(unseen.path("best")).isEqualTo(result.at("/trials/0/settings"));
        assertThat(api.json("/api/backtests/" + id).at("/figures/to")).isEqualTo(unseen.path("from"));

        RawHttp.Answer accepted = api.post(path + "/look", "{}");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        JsonNode run = finished(accepted.json().path("id").asLong());
        assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("DONE");
        JsonNode look = api.json(path).path("look");
        assertThat(look.path("settings")).isEqualTo(unseen.path("best"));
        assertThat(look.path("totalReturn")).isEqualTo(run.at("/figures/totalReturn"));
        assertThat(look.path("totalReturn").isNumber()).isTrue();

        desk.close();
        open();
        assertThat(api.json(path).path("look")).isEqualTo(look);
        RawHttp.Answer second = api.post(path + "/look", "{}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("type").asText()).endsWith("hold-out-seen");
        assertThat(second.json().path("detail").asText())
                .contains(look.path("time").asText(), look.path("by").asText(), "Wait for new bars");
        assertThat(look.path("by").asText()).isNotEmpty();
        long another = optimised(",'takerFeePercent':'0.02','holdOutFrom':'2024-01-05'");
        assertThat(api.json("/api/optimizations/" + another + "/hold-out").path("look"))
                .isEqualTo(look);
        assertThat(api.post("/api/optimizations/" + another + "/hold-out/look", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void several_objectives_show_the_front_of_the_trials() throws Exception {
        assertThat(upload("?symbol=BTCUSDT", minutes(3_000)).status()).isEqualTo(201);
        String several = MANY.replace("'objective':'TOTAL_RETURN'", "'objectives':['TOTAL_RETURN','FEES']");
        long id = api.post("/api/optimizations", several.formatted(""))
                .json()
                .path("id")
                .asLong();

        assertThat(finished(id).path("status").asText()).isEqualTo("DONE");
        JsonNode result = api.json("/api/backtests/" + id + "/result");
        assertThat(result.path("objectives").toString()).isEqualTo("[\"TOTAL_RETURN\",\"FEES\"]");
        assertThat(result.at("/front/0/values/FEES").isNumber()).isTrue();
        RawHttp.Answer refused =
                api.post("/api/optimizations", several.replace("FEES", "LUCK").formatted(""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/objectives/1");
    }

    @Test
    void a_look_is_where_the_command_line_looks_for_it() throws Exception {
        assertThat(upload("?symbol=BTCUSDT", minutes(6_000)).status()).isEqualTo(201);
        String path = "/api/optimizations/" + optimised(",'holdOutFrom':'2024-01-04'") + "/hold-out";
        Path trials = directory.resolve(TrialLog.FOLDER);
        assertThat(TrialLog.lookAt(trials, "ema-cross", List.of("BTCUSDT"), 0, Long.MAX_VALUE))
                .isEmpty();

        finished(api.post(path + "/look", "{}").json().path("id").asLong());

        JsonNode seen = api.json(path).path("look");
        TrialLog.Look look = TrialLog.lookAt(trials, "ema-cross", List.of("BTCUSDT"), 0, Long.MAX_VALUE)
                .orElseThrow();
        assertThat(look.time()).isEqualTo(seen.path("time").asText());
        assertThat(look.by()).isEqualTo(seen.path("by").asText());
    }

    @Test
    void walking_forward_leaves_the_hold_out_alone_and_has_nothing_to_look_with() throws Exception {
        assertThat(upload("?symbol=BTCUSDT", minutes(9_000)).status()).isEqualTo(201);
        long id = optimised(",'insideDays':2,'outsideDays':1,'anchored':true,'holdOutFrom':'2024-01-06'");
        JsonNode steps = api.json("/api/backtests/" + id + "/result").path("steps");

        assertThat(steps).hasSizeGreaterThan(1);
        steps.forEach(step -> assertThat(step.path("to").asText()).isLessThanOrEqualTo("2024-01-06T00:00:00Z"));
        assertThat(api.json("/api/optimizations/" + id + "/hold-out")
                        .path("best")
                        .isNull())
                .isTrue();
        RawHttp.Answer refused = api.post("/api/optimizations/" + id + "/hold-out/look", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("has chosen many");
        long without = optimised("");
        assertThat(api.get("/api/optimizations/" + without + "/hold-out").status())
                .isEqualTo(404);
        assertThat(api.post("/api/optimizations/" + without + "/hold-out/look", "{}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'holdOutPercent':20,'holdOutFrom':'2024-01-01T05:00:00Z'|not both",
                "'holdOutPercent':100|below 1",
                "'holdOutFrom':'2031-01-01'|must lie between",
                "'objectives':['SHARPE','FEES'],'search':'CMA_ES','trials':3|it looks for one objective",
                "'objectives':['SHARPE','FEES'],'folds':2|takes one objective",
                "'objectives':['SHARPE','FEES'],'insideDays':1,'outsideDays':1|takes one objective"
            })
    void an_optimisation_that_cannot_be_is_refused_at_once(String more, String words) {
        assertThat(upload("?symbol=BTCUSDT", minutes(1_000)).status()).isEqualTo(201);
        String many = more.contains("objectives") ? MANY.replace("'objective':'TOTAL_RETURN',", "") : MANY;
        RawHttp.Answer refused = api.post("/api/optimizations", many.formatted("," + more));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains(words);
        assertThat(api.json("/api/backtests")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/backtests|{'strategy':'nix'}|422|no strategy of that name",
                "/api/backtests|{'strategy':'ema-cross','symbols':['NOPE']}|422|no bars of NOPE",
                "/api/backtests|{'strategy':'ema-cross','symbols':['BTCUSDT'],'frame':'7m'}|422|write one of 1s",
                "/api/backtests|{'strategy':'ema-cross','symbols':['BTCUSDT'],'from':'2031-01-01'}|422|no bars to play",
                "/api/backtests|{'strategy':'ema-cross','symbols':['BTCUSDT'],'from':'2024-01-02','to':'2024-01-01'}"
                        + "|422|the end must be after",
                "/api/backtests|{'strategy':'ema-cross','symbols':['BTCUSDT'],'cash':'1e99'}|422|cash",
                "/api/backtests|{'strategy':'ema-cross','speed':1}|422|not known",
                "/api/backtests|{}|422|strategy is required",
                "/api/optimizations|{'strategy':'ema-cross','symbols':['BTCUSDT'],'ranges':[]}|422|the range of one",
                "/api/optimizations|{'strategy':'ema-cross','symbols':['BTCUSDT'],"
                        + "'ranges':[{'name':'fast','values':'2..500'},{'name':'slow','values':'3..1000'}]}|422|trials"
            })
    void a_run_that_is_not_possible_is_refused_at_once(String path, String body, int status, String words) {
        assertThat(upload("?symbol=BTCUSDT", minutes(1_000)).status()).isEqualTo(201);
        RawHttp.Answer refused = api.post(path, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.text()).contains(words);
        assertThat(api.json("/api/backtests")).isEmpty();
    }

    @Test
    void only_a_few_runs_wait_the_same_one_not_twice_and_each_can_be_canceled() throws Exception {
        assertThat(upload("?symbol=BTCUSDT", minutes(200_000)).status()).isEqualTo(201);
        for (int i = 0; i < 4; i++) {
            String run = RUN.formatted(",'cash':" + (1_000 + i));
            RawHttp.Answer accepted = api.post("/api/backtests", run);
            assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        }
        assertThat(api.post("/api/backtests", RUN.formatted(",'cash':1003")).status())
                .isEqualTo(409);
        RawHttp.Answer full = api.post("/api/backtests", RUN.formatted(",'cash':9"));
        assertThat(full.status()).isEqualTo(429);
        assertThat(full.header("retry-after")).isPresent();
        for (JsonNode job : api.json("/api/backtests")) {
            assertThat(api.delete("/api/backtests/" + job.path("id").asLong()).status())
                    .isEqualTo(204);
        }
        assertThat(finished(4).path("status").asText()).isEqualTo("CANCELED");
        assertThat(finished(1).path("status").asText()).isEqualTo("CANCELED");
    }

    @Test
    void what_was_running_when_the_product_stopped_has_failed() throws Exception {
        desk.close();
        Files.writeString(directory.resolve("backtests/7.json"), """
                {"id":7,"kind":"BACKTEST","status":"RUNNING","strategy":"ema-cross","settings":{},"symbols":["BTCUSDT"],
                "created":"2024-01-01T00:00:00Z","progress":0.5,"secondsLeft":9,"problem":null,"figures":null}""");
        Files.writeString(directory.resolve("backtests/8.json"), "{broken");
        open();

        assertThat(api.json("/api/backtests")).hasSize(1);
        assertThat(api.json("/api/backtests/7").path("status").asText()).isEqualTo("FAILED");
        assertThat(api.json("/api/backtests/7").path("problem").asText()).contains("stopped before");
    }

    @Test
    void the_strategies_that_can_be_run_say_what_may_be_set() {
        JsonNode strategies = api.json("/api/backtests/strategies");
        assertThat(strategies.findValuesAsText("name")).contains("ema-cross", "fast");
    }
}
