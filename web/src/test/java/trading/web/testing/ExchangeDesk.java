package trading.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import trading.engine.message.Command;
import trading.engine.model.AccountKind;
import trading.engine.model.FillModel;
import trading.engine.model.FixedPoint;
import trading.engine.model.LimitFill;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// A desk with a login, a second account with money, and API keys made as people make them.
public final class ExchangeDesk implements AutoCloseable {
    public static final int OTHER = 2;

    private static final RiskLimits LIMITS = new RiskLimits(
            1_000_000 * FixedPoint.ONE,
            100_000_000L,
            50_000,
            Duration.ofHours(1).toNanos());
    private static final byte[] NOTHING = new byte[0];

    private final TestDesk desk;
    private final String cookie;

    private ExchangeDesk(TestDesk desk) {
        this.desk = desk;
        RawHttp.Answer login = desk.http().send("GET", desk.security().newLoginLink(), Map.of(), NOTHING);
        cookie = login.header("Set-Cookie").orElseThrow().split(";")[0];
        desk.decide(new Command.OpenAccount(OTHER, "other", AccountKind.TRADER, 1000, 1000, LIMITS));
        desk.decide(new Command.Deposit(OTHER, "USDT", 100_000 * FixedPoint.ONE, "other-1"));
    }

    public static ExchangeDesk open(Path directory) {
        return new ExchangeDesk(TestDesk.withLogin(directory));
    }

    public TestDesk desk() {
        return desk;
    }

    /// A request of a person who is logged in, to the desk's own server.
    public RawHttp.Answer person(String method, String path) {
        return desk.http().send(method, path, Map.of("Cookie", cookie, "Content-Type", "application/json"), NOTHING);
    }

    public JsonNode newKey(int account) {
        RawHttp.Answer answer = person("POST", "/api/accounts/" + account + "/exchange-keys");
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    public ExchangeBot bot(int account) {
        JsonNode key = newKey(account);
        return new ExchangeBot(
                desk.marketHttp(),
                key.path("apiKey").asText(),
                key.path("secret").asText());
    }

    /// The market sells or buys so many lots at a price in ticks, whoever is there.
    public void marketOrder(Side side, long lots, long ticks) {
        desk.decide(new Command.SubmitOrder(
                TestDesk.MARKET,
                TestDesk.BTC.id(),
                "",
                "",
                side,
                OrderType.LIMIT,
                TimeInForce.IOC,
                lots,
                ticks,
                0,
                false,
                0,
                0));
    }

    /// From here on what the account sends takes so long to the venue.
    public void latency(int account, Duration latency) {
        FillModel far = new FillModel(latency.toNanos(), 0, 0, 1_000_000, LimitFill.TOUCH, 1);
        desk.decide(
                new Command.OpenAccount(account, "far", AccountKind.TRADER, 1000, 1000, LIMITS, MarginTerms.SPOT, far));
    }

    public WebSocketClient socket(String path) throws Exception {
        return WebSocketClient.at(desk.marketPort(), path);
    }

    @Override
    public void close() {
        desk.close();
    }
}
