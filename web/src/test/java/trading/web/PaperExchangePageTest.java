package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.route.Route;
import trading.web.testing.ExchangeBot;
import trading.web.testing.ExchangeDesk;
import trading.web.testing.TestDesk;

/// The page about the exchange shows what the exchange does.
class PaperExchangePageTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path PAGE = Path.of("..", "docs", "paper-exchange.md");
    private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private ExchangeDesk exchange;
    private ExchangeBot bot;

    @BeforeEach
    void start(@TempDir Path directory) {
        exchange = ExchangeDesk.open(directory);
        bot = exchange.bot(TestDesk.ACCOUNT);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    /// The block of JSON that begins so.
    private static JsonNode shown(String beginning) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            if (blocks.group(1).startsWith(beginning)) {
                return MAPPER.readTree(blocks.group(1));
            }
        }
        throw new AssertionError("the page has no block that begins with " + beginning);
    }

    @Test
    void the_order_on_the_page_is_answered_so() throws Exception {
        JsonNode shown = shown("{\n  \"symbol\"");
        ObjectNode answer = (ObjectNode) bot.ok(
                bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&newClientOrderId=bot-1"));
        for (String differing : List.of("orderId", "transactTime", "workingTime")) {
            assertThat(answer.path(differing).isIntegralNumber()).isTrue();
            answer.set(differing, shown.path(differing));
        }
        ((ObjectNode) answer.path("fills").get(0))
                .set("tradeId", shown.path("fills").get(0).path("tradeId"));

        assertThat(answer.toString()).isEqualTo(shown.toString());
    }

    @Test
    void the_refusal_on_the_page_is_said_so() throws Exception {
        JsonNode refused = bot.post(
                        "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=70000")
                .json();

        assertThat(refused.toString()).isEqualTo(shown("{\n  \"code\"").toString());
    }

    @Test
    void every_path_is_on_the_page() throws Exception {
        String page = Files.readString(PAGE);
        TreeSet<String> missing = new TreeSet<>();
        List<String> paths = exchange.desk().market().server().table().routes().stream()
                .map(Route::path)
                .toList();
        for (String path : paths) {
            String rest = path.replace("/api/v3/", "");
            if (path.startsWith("/api/v3/") && !page.contains(rest)) {
                missing.add(path);
            }
        }

        assertThat(paths).contains("/api/v3/order", "/api/v3/ticker/24hr");
        assertThat(missing).isEmpty();
    }
}
