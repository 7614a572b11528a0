package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the launcher while several strategies decide some hundred times a second. `-Ddecision.kills=50` for a
/// long run, `-Dkill.seed=…` to repeat one.
class DecisionKillIT {
    private static final int ENTRIES = 3;

    /// Enters several times on each second bar and leaves on the others.
    private static final String STRATEGY = """
            import trading.engine.model.Bar;
            import trading.engine.model.TimeFrame;
            import trading.engine.strategy.*;

            public final class @CLASS@ implements Strategy {
                public record Parameters() {}

                @Override
                public StrategyDeclaration declaration() {
                    return StrategyDeclaration.of("@NAME@", "Decides with every bar.", new Parameters())
                            .on("BTCUSDT")
                            .bars(TimeFrame.M1, 0)
                            .entries(@ENTRIES@);
                }

                @Override
                public void onBar(Bar bar, StrategyContext context) {
                    if (!context.openTrades().isEmpty()) {
                        context.exit("out of it");
                        return;
                    }
                    context.memory().put("entered", bar.openTimeNanos());
                    for (int i = 0; i < @ENTRIES@; i++) {
                        context.enter(Entry.buy("number " + i).quantity(500).stopLoss(bar.close() / 2));
                    }
                }
            }
            """;

    @TempDir
    Path home;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void no_kill_takes_a_decision_from_its_orders_or_makes_one_of_them_twice() throws Exception {
        int kills = Integer.getInteger("decision.kills", 3);
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println(
                "DecisionKillIT: kills=" + kills + " seed=" + seed + " (repeat with -Dkill.seed=" + seed + ")");
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : List.of("One", "Two", "Three", "Four")) {
            strategy(name);
        }
        Path bars = BarFile.write(home.resolve("bars.csv"), 200_000);
        Map<String, String> settings = Product.freePorts();
        settings.putAll(Map.of("RISK_DAILY_LOSS", "none", "RISK_DRAWDOWN_PERCENT", "none", "RISK_EXECUTIONS", "none"));
        String[] options = {
            "--headless", "--no-auth", "--replay", bars.toString(), "--symbol", "BTCUSDT", "--speed", "3600x"
        };
        Product product = Product.start(home, settings, options);
        long decidedBefore = 0;
        try {
            for (int kill = 1; kill <= kills; kill++) {
                Product running = product;
                long enough = decidedBefore + 100;
                await().atMost(Duration.ofSeconds(60)).until(() -> decisions(running) > enough);
                Thread.sleep(random.nextLong(0, 1_500));
                product.kill();
                product = Product.start(home, settings, options);
                decidedBefore = checked(product);
            }
            assertThat(product.terminate()).isZero();
        } finally {
            product.close();
        }
        System.out.println("DecisionKillIT: decisions=" + decidedBefore);
    }

    private void strategy(String name) throws IOException {
        Path folder = Files.createDirectories(home.resolve("config/strategies"));
        Files.writeString(
                folder.resolve(name + ".java"),
                STRATEGY.replace("@CLASS@", name)
                        .replace("@NAME@", name.toLowerCase(Locale.ROOT))
                        .replace("@ENTRIES@", Integer.toString(ENTRIES)));
    }

    /// Of all that the database has of now, since more comes while it is looked at. Returns how many decisions there
    /// are.
    private static long checked(Product product) throws Exception {
        long orders = number(product, "SELECT coalesce(max(id), 0) FROM orders");
        long trades = number(product, "SELECT coalesce(max(id), 0) FROM trades WHERE exit_reason = 'SIGNAL'");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(number(product, """
                    SELECT count(*) FROM orders o
                    WHERE o.id <= %d AND o.strategy IS NOT NULL AND o.client_order_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM decisions d
                        WHERE d.strategy = o.strategy AND d.symbol = o.symbol AND d.client_order_id = o.client_order_id
                            AND d.action = 'ENTER')
                    """.formatted(orders)))
                    .as("orders without a decision")
                    .isZero();
            assertThat(number(product, """
                    SELECT count(*) FROM trades t
                    WHERE t.id <= %d AND t.strategy IS NOT NULL AND t.exit_reason = 'SIGNAL' AND NOT EXISTS (
                        SELECT 1 FROM decisions d
                        WHERE d.strategy = t.strategy AND d.trade_id = t.id AND d.action = 'EXIT')
                    """.formatted(trades)))
                    .as("exits without a decision")
                    .isZero();
        });
        assertThat(number(product, """
                SELECT count(*) FROM (
                    SELECT 1 FROM decisions WHERE action = 'ENTER'
                    GROUP BY strategy, symbol, bar_open_nanos HAVING count(*) > %d) twice
                """.formatted(ENTRIES)))
                .as("bars that were decided on twice")
                .isZero();
        assertThat(number(product, """
                SELECT count(*) FROM (
                    SELECT 1 FROM orders WHERE client_order_id IS NOT NULL
                    GROUP BY client_order_id HAVING count(*) > 1) twice
                """)).as("decisions with two orders").isZero();
        assertThat(number(product, """
                SELECT count(*) FROM (
                    SELECT 1 FROM trades t JOIN orders o ON o.id = t.entry_order_id
                    GROUP BY o.client_order_id HAVING count(*) > 1) twice
                """)).as("decisions with two trades").isZero();
        assertThat(orders).as("there was something to look at").isPositive();
        return decisions(product);
    }

    private static long decisions(Product product) throws SQLException, IOException {
        return number(product, "SELECT count(*) FROM decisions");
    }

    private static long number(Product product, String sql) throws SQLException, IOException {
        try (Connection connection = product.database();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
