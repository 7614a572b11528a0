package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.message.Command;
import trading.engine.model.Bar;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.web.testing.ExchangeBot;
import trading.web.testing.ExchangeDesk;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class ExchangeMarketTest {
    private static final byte[] NOTHING = new byte[0];
    private static final long MINUTE = TimeFrame.M1.nanos();

    private ExchangeDesk exchange;

    @BeforeEach
    void start(@TempDir Path directory) {
        exchange = ExchangeDesk.open(directory);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private RawHttp.Answer sent(String path) {
        return exchange.desk().marketHttp().send("GET", "/api/v3/" + path, Map.of(), NOTHING);
    }

    private JsonNode get(String path) {
        RawHttp.Answer answer = sent(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private int code(String path) {
        return sent(path).json().path("code").asInt();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void the_exchange_is_there_and_tells_the_time_and_the_weight() {
        assertThat(sent("ping").text()).isEqualTo("{}");
        long before = System.currentTimeMillis();
        assertThat(get("time").path("serverTime").asLong()).isBetween(before, System.currentTimeMillis());
        assertThat(sent("time").header("X-MBX-USED-WEIGHT-1M")).hasValue("3");
        assertThat(sent("time").header("X-MBX-USED-WEIGHT")).hasValue("4");
    }

    @Test
    void instruments_are_described_with_their_filters() {
        JsonNode info = get("exchangeInfo");

        assertThat(names(info)).containsExactly("timezone", "serverTime", "rateLimits", "exchangeFilters", "symbols");
        assertThat(info.path("symbols").findValuesAsText("symbol")).containsExactly("BTCUSDT", "ETHUSDT");
        JsonNode btc = info.path("symbols").get(0);
        assertThat(btc.path("baseAsset").asText()).isEqualTo("BTC");
        assertThat(btc.path("quoteAsset").asText()).isEqualTo("USDT");
        assertThat(btc.path("orderTypes").toString())
                .isEqualTo("[\"LIMIT\",\"LIMIT_MAKER\",\"MARKET\",\"STOP_LOSS\",\"STOP_LOSS_LIMIT\",\"TAKE_PROFIT\","
                        + "\"TAKE_PROFIT_LIMIT\"]");
        assertThat(btc.path("filters").toString())
                .contains(
                        "{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.01000000\","
                                + "\"maxPrice\":\"10000000000.00000000\",\"tickSize\":\"0.01000000\"}",
                        "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001000\",\"maxQty\":\"9000.00000000\","
                                + "\"stepSize\":\"0.00001000\"}",
                        "\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\"");
        assertThat(get("exchangeInfo?symbols=%5B%22ETHUSDT%22%5D")
                        .path("symbols")
                        .findValuesAsText("symbol"))
                .containsExactly("ETHUSDT");
        assertThat(get("exchangeInfo?permissions=MARGIN").path("symbols").size())
                .isZero();
        assertThat(code("exchangeInfo?symbol=NOPE")).isEqualTo(-1121);
        assertThat(code("exchangeInfo?symbols=nonsense")).isEqualTo(-1100);
        assertThat(code("exchangeInfo?symbols=%5B%22ETHUSDT%22,%22ETHUSDT%22%5D"))
                .isEqualTo(-1151);
    }

    @Test
    void the_book_is_shown_best_first() {
        JsonNode depth = get("depth?symbol=BTCUSDT&limit=5");

        assertThat(names(depth)).containsExactly("lastUpdateId", "bids", "asks");
        assertThat(depth.path("lastUpdateId").asLong()).isPositive();
        assertThat(depth.path("bids").toString()).isEqualTo("[[\"59999.00000000\",\"10.00000000\"]]");
        assertThat(depth.path("asks").toString()).isEqualTo("[[\"60001.00000000\",\"10.00000000\"]]");
        assertThat(code("depth")).isEqualTo(-1102);
        assertThat(code("depth?symbol=BTCUSDT&limit=0")).isEqualTo(-1130);
        assertThat(code("depth?symbol=BTCUSDT&levels=5")).isEqualTo(-1104);
    }

    @Test
    void trades_of_the_market_are_shown_oldest_first() {
        var bot = exchange.bot(ExchangeDesk.OTHER);
        bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"));
        bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.05"));

        JsonNode trades = get("trades?symbol=BTCUSDT");
        assertThat(names(trades.get(0)))
                .containsExactly("id", "price", "qty", "quoteQty", "time", "isBuyerMaker", "isBestMatch");
        assertThat(trades.findValuesAsText("price")).containsExactly("60001.00000000", "59999.00000000");
        assertThat(trades.findValuesAsText("isBuyerMaker")).containsExactly("false", "true");
        assertThat(trades.get(0).path("quoteQty").asText()).isEqualTo("6000.10000000");
        JsonNode aggregated = get("aggTrades?symbol=BTCUSDT&limit=1");
        assertThat(names(aggregated.get(0))).containsExactly("a", "p", "q", "f", "l", "T", "m", "M");
        assertThat(aggregated.get(0).path("a").asLong())
                .isEqualTo(trades.get(1).path("id").asLong());
        assertThat(get("aggTrades?symbol=BTCUSDT&fromId="
                                + trades.get(0).path("id").asLong())
                        .size())
                .isEqualTo(2);
    }

    private void bar(long minute, long open, long close) {
        exchange.desk()
                .decide(new Command.PublishBar(new Bar(
                        0,
                        TimeFrame.M1,
                        minute * MINUTE,
                        open,
                        Math.max(open, close),
                        Math.min(open, close),
                        close,
                        100_000,
                        3)));
    }

    @Test
    void bars_are_rows_of_twelve_and_paged_by_time() {
        long first = System.currentTimeMillis() / 60_000 - 10;
        for (int i = 0; i < 5; i++) {
            bar(first + i, 6_000_000 + i * 100, 6_000_100 + i * 100);
        }

        JsonNode rows = get("klines?symbol=BTCUSDT&interval=1m");
        assertThat(rows.get(0).toString())
                .isEqualTo("[" + first * 60_000 + ",\"60000.00000000\",\"60001.00000000\",\"60000.00000000\","
                        + "\"60001.00000000\",\"1.00000000\"," + (first * 60_000 + 59_999)
                        + ",\"60000.50000000\",3,\"0.00000000\",\"0.00000000\",\"0\"]");
        assertThat(opens("klines?symbol=BTCUSDT&interval=1m&limit=2&startTime=0"))
                .containsExactly(first, first + 1);
        assertThat(opens("klines?symbol=BTCUSDT&interval=1m&limit=2&startTime=" + (first + 2) * 60_000))
                .containsExactly(first + 2, first + 3);
        assertThat(opens("klines?symbol=BTCUSDT&interval=1m&endTime=" + (first + 1) * 60_000))
                .containsExactly(first, first + 1);
        assertThat(get("klines?symbol=BTCUSDT&interval=1m&startTime=2000000000000&endTime=1")
                        .size())
                .isZero();
        assertThat(code("klines?symbol=BTCUSDT&interval=2h")).isEqualTo(-1120);
        assertThat(code("klines?symbol=BTCUSDT")).isEqualTo(-1102);
    }

    @Test
    void a_page_of_bars_is_full_though_minutes_without_one_lie_between() {
        long first = System.currentTimeMillis() / 60_000 - 60;
        for (int i = 0; i < 5; i++) {
            bar(first + i * 10L, 6_000_000, 6_000_100);
        }

        assertThat(opens("klines?symbol=BTCUSDT&interval=1m&limit=3&startTime=" + (first - 5) * 60_000))
                .containsExactly(first, first + 10, first + 20);
        assertThat(opens("klines?symbol=BTCUSDT&interval=1m&limit=3&startTime=" + (first + 11) * 60_000))
                .containsExactly(first + 20, first + 30, first + 40);
    }

    @Test
    void the_unfinished_bar_is_the_oldest_where_there_is_no_finished_one() {
        exchange.desk().quote(5_999_900, 6_000_100);
        ExchangeBot bot = exchange.bot(TestDesk.ACCOUNT);
        bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"));

        JsonNode oldest = get("klines?symbol=BTCUSDT&interval=1d&limit=1&startTime=0");

        assertThat(oldest.size()).isOne();
        assertThat(oldest).isEqualTo(get("klines?symbol=BTCUSDT&interval=1d&limit=1"));
    }

    private List<Long> opens(String path) {
        List<Long> opens = new ArrayList<>();
        get(path).forEach(row -> opens.add(row.get(0).asLong() / 60_000));
        return opens;
    }

    @Test
    void tickers_are_for_one_some_or_all() {
        exchange.marketOrder(Side.BUY, 1, 6_000_100);
        var bot = exchange.bot(ExchangeDesk.OTHER);
        bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"));

        JsonNode day = get("ticker/24hr?symbol=BTCUSDT");
        assertThat(names(day))
                .containsExactly(
                        "symbol",
                        "priceChange",
                        "priceChangePercent",
                        "weightedAvgPrice",
                        "prevClosePrice",
                        "lastPrice",
                        "lastQty",
                        "bidPrice",
                        "bidQty",
                        "askPrice",
                        "askQty",
                        "openPrice",
                        "highPrice",
                        "lowPrice",
                        "volume",
                        "quoteVolume",
                        "openTime",
                        "closeTime",
                        "firstId",
                        "lastId",
                        "count");
        assertThat(day.path("lastPrice").asText()).isEqualTo("60001.00000000");
        assertThat(day.path("volume").asText()).isEqualTo("0.10000000");
        assertThat(day.path("quoteVolume").asText()).isEqualTo("6000.10000000");
        assertThat(day.path("priceChangePercent").asText()).isEqualTo("0.000");
        assertThat(day.path("closeTime").asLong() - day.path("openTime").asLong())
                .isEqualTo(86_400_000);
        assertThat(names(get("ticker/24hr?symbol=BTCUSDT&type=MINI"))).doesNotContain("bidPrice");
        assertThat(get("ticker/24hr").size()).isEqualTo(2);
        assertThat(get("ticker/price?symbol=BTCUSDT").toString())
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"price\":\"60001.00000000\"}");
        assertThat(get("ticker/price?symbols=%5B%22BTCUSDT%22%5D").toString())
                .isEqualTo("[{\"symbol\":\"BTCUSDT\",\"price\":\"60001.00000000\"}]");
        assertThat(get("ticker/bookTicker?symbol=BTCUSDT").toString())
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"bidPrice\":\"59999.00000000\",\"bidQty\":\"10.00000000\","
                        + "\"askPrice\":\"60001.00000000\",\"askQty\":\"9.90000000\"}");
        assertThat(get("avgPrice?symbol=BTCUSDT").path("price").asText()).isEqualTo("60001.00000000");
        assertThat(code("ticker/24hr?symbol=BTCUSDT&type=HUGE")).isEqualTo(-1139);
        assertThat(code("ticker/price?symbol=BTCUSDT&symbols=%5B%22BTCUSDT%22%5D"))
                .isEqualTo(-1128);
    }
}
