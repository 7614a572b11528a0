package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.ExchangeBot;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;
import trading.web.tls.PinnedCertificate;
import trading.web.tls.SelfSigned;

/// Who may come in where nobody logs in, and where others than this machine reach the port.
class ExchangeWithoutLoginTest {
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    private Path directory;

    private TestDesk desk;

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void without_a_login_any_key_trades_the_desks_account() {
        desk = TestDesk.open(directory);
        ExchangeBot bot = new ExchangeBot(desk.marketHttp(), "any-key", "any secret");

        assertThat(bot.ok(bot.get("/api/v3/account", "")).path("uid").asInt()).isEqualTo(TestDesk.ACCOUNT);
        assertThat(bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"))
                        .path("status")
                        .asText())
                .isEqualTo("FILLED");
        assertThat(bot.sent("GET", "/api/v3/account", "timestamp=" + System.currentTimeMillis())
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(-1102);
        assertThat(new ExchangeBot(desk.marketHttp(), "no key!", "x")
                        .get("/api/v3/account", "")
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(-2014);
    }

    @Test
    void on_an_address_that_others_reach_market_data_needs_a_key_too() throws Exception {
        ListenConfig everywhere = new ListenConfig(
                        "0.0.0.0", 0, java.util.Set.of(), java.util.Set.of(), 64, Duration.ofSeconds(10))
                .withTls(SelfSigned.in(directory.resolve("tls"), java.util.List.of()));
        desk = TestDesk.with(directory, AuthMode.REQUIRED, everywhere);
        String cookie = desk.http()
                .send("GET", desk.security().newLoginLink(), Map.of(), NOTHING)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        String key = desk.http()
                .send("POST", "/api/accounts/1/exchange-keys", Map.of("Cookie", cookie), NOTHING)
                .json()
                .path("apiKey")
                .asText();
        RawHttp http = desk.marketHttp();

        assertThat(http.send("GET", "/api/v3/ping", Map.of(), NOTHING).status()).isEqualTo(401);
        assertThat(http.send("GET", "/api/v3/ping", Map.of("X-MBX-APIKEY", key), NOTHING)
                        .text())
                .isEqualTo("{}");
        try (WebSocketClient refused = WebSocketClient.at(
                desk.marketPort(),
                "/ws/btcusdt@trade",
                PinnedCertificate.context(desk.web().certificate().orElseThrow().encoded()))) {
            assertThat(refused.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void keys_are_made_shown_once_and_only_for_accounts_that_are_there() {
        desk = TestDesk.open(directory);
        RawHttp http = desk.http();

        RawHttp.Answer made = http.send("POST", "/api/accounts/1/exchange-keys", Map.of(), NOTHING);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("secret").asText()).matches("[A-Za-z0-9]{64}");
        RawHttp.Answer listed = http.send("GET", "/api/accounts/1/exchange-keys", Map.of(), NOTHING);
        assertThat(listed.json().get(0).path("apiKey").asText())
                .isEqualTo(made.json().path("apiKey").asText());
        assertThat(listed.text()).doesNotContain(made.json().path("secret").asText());
        assertThat(http.send("POST", "/api/accounts/77/exchange-keys", Map.of(), NOTHING)
                        .status())
                .isEqualTo(404);
        assertThat(http.send("DELETE", "/api/accounts/1/exchange-keys/none", Map.of(), NOTHING)
                        .status())
                .isEqualTo(404);
    }
}
