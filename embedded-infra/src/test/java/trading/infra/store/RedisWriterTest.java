package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static trading.infra.store.Story.NOON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.Position;
import trading.engine.model.StateReason;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingState;
import trading.engine.view.AccountAllowances;
import trading.engine.view.AccountRisk;

@ExtendWith(Servers.Extension.class)
class RedisWriterTest {
    private final Servers servers;

    RedisWriterTest(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void emptyRedis() {
        try (RedisClient redis = client()) {
            redis.flushAll();
        }
    }

    @Test
    void a_trade_a_position_and_a_quote_read_as_the_interface_shows_them() throws Exception {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection());
                RedisClient redis = client()) {
            writer.onReports(1, NOON, Story.opening(), true);
            writer.onReports(2, NOON, Story.bought(1), true);
            awaitKey(redis, "trade:1");
            awaitKey(redis, "quote:BTCUSDT");

            assertThat(json(redis.get("trade:1"))).isEqualTo(json("""
                    {"id":1,"symbol":"BTCUSDT","side":"BUY","status":"OPEN","quantity":"0.1","openQuantity":"0.1",
                     "entryPrice":"60000.01","exitPrice":null,"entryOrderId":1,"strategy":null,"stopLossPrice":"59000",
                     "takeProfitPrice":null,"exitReason":null,"fees":"6.000001","realizedPnl":"-6.000001",
                     "createdAt":"2026-11-23T12:00:00.123Z","openedAt":"2026-11-23T12:00:00.123Z","closedAt":null}
                    """));
            assertThat(json(redis.get("position:1:BTCUSDT"))).isEqualTo(json("""
                    {"account":1,"symbol":"BTCUSDT","side":"BUY","quantity":"0.1","averagePrice":"60000.01",
                     "realizedPnl":"-6.000001","fees":"6.000001"}
                    """));
            assertThat(json(redis.get("quote:BTCUSDT"))).isEqualTo(json("""
                    {"symbol":"BTCUSDT","bid":"60000","bidQuantity":"1.5","ask":"60000.01","askQuantity":"0.2",
                     "time":1795435200123}
                    """));
            assertThat(redis.ttl("trade:1")).isEqualTo(-1);
        }
    }

    @Test
    void an_accounts_risk_and_the_kill_switch_read_as_they_are() throws Exception {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection());
                RedisClient redis = client()) {
            writer.onReports(1, NOON, Story.opening(), true);
            writer.onReports(2, NOON, Story.badDay(), true);
            awaitKey(redis, "killswitch");

            assertThat(json(redis.get("risk:1"))).isEqualTo(json("""
                    {"account":1,"state":"REDUCING","reason":"DAILY_LOSS","text":"lost 10000 USDT","by":null,
                     "asset":"USDT","equity":"90000.0000005","peak":"101000","drawdown":"10999.9999995",
                     "dayStart":"100000","measuredAt":"2026-11-23T12:00:00.123Z"}
                    """));
            assertThat(json(redis.get("killswitch"))).isEqualTo(json("""
                    {"engaged":true,"switches":[{"scope":"STRATEGY","target":"rsi","reason":"runs wild","by":"alice",
                     "since":"2026-11-23T12:00:00.123Z"}]}
                    """));

            writer.onReports(3, NOON, Story.goodMorning(), true);
            await().untilAsserted(
                            () -> assertThat(json(redis.get("killswitch"))).isEqualTo(json("""
                    {"engaged":false,"switches":[]}
                    """)));
            await().untilAsserted(
                            () -> assertThat(redis.get("risk:1")).contains("\"ACTIVE\"", "\"bob\"", "90000.0000005"));
        }
    }

    @Test
    void what_one_report_does_not_tell_comes_from_the_current_state() {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection());
                RedisClient redis = client()) {
            writer.refillFrom(RedisWriterTest::state);
            awaitKey(redis, "risk:1");
            assertThat(redis.get("killswitch")).contains("GLOBAL");
            writer.onReports(5, NOON, List.of(Story.worth(80, 100, NOON)), true);
            await().untilAsserted(
                            () -> assertThat(redis.get("risk:1")).contains("0.0000008", "HALTED", "fell by 25 %"));
            writer.onReports(6, NOON, Story.badDay(), true);
            await().untilAsserted(() -> assertThat(redis.get("killswitch")).contains("GLOBAL", "STRATEGY"));
        }
    }

    @Test
    void an_ended_trade_stays_for_days_and_not_for_ever() {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection());
                RedisClient redis = client()) {
            writer.onReports(1, NOON, Story.opening(), true);
            writer.onReports(
                    2,
                    NOON,
                    List.of(new Report.TradeUpdated(Story.trade(1, TradeStatus.CLOSED, 10_000, 10_000), false)),
                    true);
            awaitKey(redis, "trade:1");
            assertThat(redis.get("trade:1"))
                    .contains("\"exitPrice\":\"61000.5\"", "\"closedAt\":\"2026-11-23T12:01:00.123Z\"");
            assertThat(redis.ttl("trade:1")).isGreaterThan(Duration.ofDays(6).toSeconds());
        }
    }

    @Test
    void a_quote_is_written_at_most_ten_times_a_second_and_the_last_one_wins() {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection());
                RedisClient redis = client()) {
            writer.onReports(1, NOON, Story.opening(), true);
            long writes = writes(redis);
            long start = System.nanoTime();
            long sequence = 2;
            while (System.nanoTime() - start < 1_000_000_000L) {
                writer.onReports(
                        sequence++, NOON, List.of(new Report.QuoteUpdated(Story.quote(6_000_000 + sequence))), true);
            }
            long last = 6_000_000 + sequence;
            await().untilAsserted(() -> assertThat(redis.get("quote:BTCUSDT"))
                    .contains("\"bid\":\"" + Story.BITCOIN.price(last).toPlainString() + "\""));
            assertThat(sequence).isGreaterThan(1_000);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(writes(redis) - writes).isLessThan((long) (11 * seconds) + 5);
        }
    }

    @Test
    void a_wiped_redis_is_filled_again_from_the_current_state() {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection());
                RedisClient redis = client()) {
            writer.refillFrom(RedisWriterTest::state);
            awaitKey(redis, "trade:5");
            redis.flushAll();
            awaitKey(redis, "trade:5");
            awaitKey(redis, "position:1:BTCUSDT");
            awaitKey(redis, "quote:BTCUSDT");
        }
    }

    @Test
    void a_state_that_is_behind_does_not_bring_back_what_is_gone() {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection());
                RedisClient redis = client()) {
            writer.onReports(9, NOON, Story.opening(), true);
            writer.onReports(
                    10,
                    NOON,
                    List.of(new Report.TradeUpdated(Story.trade(5, TradeStatus.CLOSED, 10_000, 10_000), false)),
                    true);
            awaitKey(redis, "trade:5");
            writer.refillFrom(RedisWriterTest::state); // of sequence 4, in which trade 5 is open
            await().during(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(redis.get("trade:5")).contains("\"CLOSED\""));
        }
    }

    @Test
    void without_redis_nobody_waits_and_afterwards_the_latest_is_there() {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection())) {
            writer.onReports(1, NOON, Story.opening(), true);
            await().until(writer::healthy);
            servers.withoutRedis(() -> {
                long start = System.nanoTime();
                for (long id = 1; id <= 5_000; id++) {
                    writer.onReports(id + 1, NOON, Story.bought(id), true);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
                await().until(() -> !writer.healthy());
                assertThat(writer.pending()).isGreaterThan(4_000);
                assertThat(writer.problem()).isPresent();
            });
            await().until(writer::healthy);
            try (RedisClient redis = client()) {
                awaitKey(redis, "trade:5000");
                await().until(() -> writer.pending() == 0);
                assertThat(redis.exists("trade:1", "trade:2500")).isEqualTo(2);
            }
        }
    }

    @Test
    void an_overflow_ends_in_a_redis_that_holds_the_current_state_and_nothing_older() {
        try (RedisWriter writer = new RedisWriter(servers.redisConnection(), 10)) {
            writer.refillFrom(() -> state(10_000));
            writer.onReports(1, NOON, Story.opening(), true);
            await().until(writer::healthy);
            servers.withoutRedis(() -> {
                await().until(() -> !tryWrite(writer));
                for (long id = 100; id <= 200; id++) {
                    writer.onReports(id, NOON, Story.bought(id), true);
                }
                assertThat(writer.pending()).isLessThan(12);
            });
            await().until(writer::healthy);
            try (RedisClient redis = client()) {
                awaitKey(redis, "trade:5");
                await().until(() -> writer.pending() == 0);
                assertThat(redis.exists("trade:100")).isFalse();
            }
        }
    }

    @Test
    void a_start_without_redis_and_a_close_do_not_hang() {
        long start = System.nanoTime();
        RedisWriter writer = new RedisWriter(new RedisConnection("127.0.0.1", 1, "secret"));
        writer.onReports(1, NOON, Story.opening(), true);
        await().until(() -> writer.problem().isPresent());
        writer.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static boolean tryWrite(RedisWriter writer) {
        writer.onReports(2, NOON, Story.bought(1), true);
        return writer.healthy();
    }

    private static CurrentState state() {
        return state(4);
    }

    private static CurrentState state(long sequence) {
        return new CurrentState(
                sequence,
                List.of(Story.BITCOIN),
                List.of(Story.trade(5, TradeStatus.OPEN, 10_000, 0)),
                List.of(new Position(1, 0, 10_000, 600_000_100_000L, 0, 0)),
                List.of(Story.quote(6_000_000)),
                List.of(new AccountRisk(
                        1,
                        TradingState.HALTED,
                        StateReason.DRAWDOWN,
                        "fell by 25 %",
                        "",
                        Story.LIMITS,
                        Optional.of(new Equity(1, "USDT", 75, 100, 90, NOON)),
                        List.of(),
                        List.of(),
                        new AccountAllowances(List.of(), List.of(), 0, false, Optional.empty()))),
                List.of(new KillSwitch(KillScope.GLOBAL, "", "fire", "alice", NOON)));
    }

    private static void awaitKey(RedisClient redis, String key) {
        await().atMost(Duration.ofSeconds(10)).until(() -> redis.exists(key));
    }

    private static long writes(RedisClient redis) {
        return redis.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_set:"))
                .map(line -> line.replaceAll(".*calls=(\\d+),.*", "$1"))
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private RedisClient client() {
        return RedisClient.builder()
                .hostAndPort(
                        new HostAndPort(servers.redis().host(), servers.redis().port()))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .resp2()
                        .password(servers.redis().password())
                        .build())
                .build();
    }
}
