package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.exchange.key.ExchangeKeys;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.testing.Api;
import trading.web.testing.ExchangeBot;
import trading.web.testing.ExchangeDesk;
import trading.web.testing.RawHttp;
import trading.web.testing.WebSocketClient;

/// What keys of the paper exchange may do: their own role, and never more than their user's.
class ExchangeKeyRolesTest {
    private static final String KEYS = "/api/accounts/1/exchange-keys";
    private static final String PASSWORD = "four words of a sentence";
    private static final String ORDER = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=59000";

    @TempDir
    private Path directory;

    private ExchangeDesk exchange;

    @BeforeEach
    void start() {
        exchange = ExchangeDesk.open(directory);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private ExchangeBot bot(RawHttp.Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return bot(made.json());
    }

    private ExchangeBot bot(JsonNode key) {
        return new ExchangeBot(
                exchange.desk().marketHttp(),
                key.path("apiKey").asText(),
                key.path("secret").asText());
    }

    private static boolean isRefused(RawHttp.Answer answer) {
        return answer.status() == 401 && answer.json().path("code").asInt() == -2015;
    }

    @Test
    void a_key_that_reads_reads_everything_and_changes_nothing() {
        ExchangeBot reader = bot(exchange.person("POST", KEYS + "?role=viewer"));
        List<String> refused = new ArrayList<>();
        for (String path : List.of("account", "openOrders", "myTrades", "allOrders", "rateLimit/order", "order")) {
            if (isRefused(reader.get("/api/v3/" + path, "symbol=BTCUSDT"))) {
                refused.add(path);
            }
        }
        assertThat(refused).isEmpty();
        assertThat(reader.sent("POST", "/api/v3/userDataStream", "").status()).isEqualTo(200);

        for (RawHttp.Answer answer : List.of(
                reader.post("/api/v3/order", ORDER),
                reader.post("/api/v3/order/test", ORDER),
                reader.delete("/api/v3/order", "symbol=BTCUSDT&orderId=1"),
                reader.post("/api/v3/order/cancelReplace", ORDER),
                reader.put("/api/v3/order/amend/keepPriority", "symbol=BTCUSDT&orderId=1&newQty=1"),
                reader.post("/api/v3/countdownCancelAll", "countdownTime=0"),
                reader.delete("/api/v3/openOrders", "symbol=BTCUSDT"),
                reader.post("/api/v3/orderList/oco", ORDER),
                reader.post("/api/v3/order/oco", ORDER))) {
            assertThat(isRefused(answer)).as(answer.text()).isTrue();
        }
        assertThat(bot(exchange.person("POST", KEYS))
                        .post("/api/v3/order", ORDER)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_key_may_do_what_its_user_may_at_that_time_and_its_stream_ends_with_the_user() throws Exception {
        exchange.desk().security().users().add("tom", Role.TRADER, PasswordHash.of(PASSWORD));
        ExchangeBot toms =
                bot(new Api(exchange.desk()).loggedIn("tom", PASSWORD).post(KEYS, "{}"));
        assertThat(toms.post("/api/v3/order", ORDER).status()).isEqualTo(200);

        exchange.desk().security().users().setRole("tom", Role.VIEWER);
        assertThat(isRefused(toms.post("/api/v3/order", ORDER))).isTrue();
        assertThat(toms.get("/api/v3/account", "").status()).isEqualTo(200);

        String listenKey = toms.ok(toms.sent("POST", "/api/v3/userDataStream", ""))
                .path("listenKey")
                .asText();
        try (WebSocketClient stream = exchange.socket("/ws/" + listenKey)) {
            stream.say("{'method':'LIST_SUBSCRIPTIONS','id':1}");
            stream.await(frame -> frame.has("result"));
            exchange.desk().security().users().setDisabled("tom", true);
            assertThat(isRefused(toms.get("/api/v3/account", ""))).isTrue();
            stream.await(event -> event.path("e").asText().equals("listenKeyExpired"));
        }
    }

    @Test
    void a_token_of_a_script_makes_no_key() {
        exchange.desk().security().users().add("tom", Role.TRADER, PasswordHash.of(PASSWORD));
        String token = new Api(exchange.desk())
                .loggedIn("tom", PASSWORD)
                .post("/api/tokens", "{'label': 'bot', 'scope': 'trade'}")
                .json()
                .path("token")
                .asText();
        Api script = new Api(exchange.desk()).with("Authorization", "Bearer " + token);

        assertThat(script.get(KEYS).status()).isEqualTo(200);
        assertThat(script.post(KEYS, "{}").status()).isEqualTo(403);
    }

    @Test
    void a_key_of_an_older_release_still_trades(@TempDir Path other) throws Exception {
        Path file = other.resolve("exchange-keys");
        Files.writeString(file, "abc def 7 2026-01-01T00:00:00Z\n");

        assertThat(ExchangeKeys.in(file).find("abc"))
                .hasValueSatisfying(key -> assertThat(key.role()).isEqualTo(Role.TRADER));
    }
}
