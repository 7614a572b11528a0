package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database of the product is lost, or somebody changed it.
class DatabaseIT {
    private static final String[] OPTIONS = {"--headless", "--no-auth", "--no-strategies"};

    @TempDir
    Path home;

    @Test
    void a_lost_database_has_the_same_rows_again_after_a_start_and_a_changed_one_is_refused() throws Exception {
        Map<String, String> ports = Product.freePorts();
        ports.putAll(Map.of("RISK_MESSAGES_PER_SECOND", "none", "RISK_DUPLICATE_MILLIS", "0"));
        try (Product product = Product.start(home, ports, OPTIONS)) {
            for (int i = 0; i < 40; i++) {
                String side = i % 3 == 2 ? "SELL" : "BUY";
                product.post(
                        "/api/orders",
                        "{\"symbol\":\"BTCUSDT\",\"type\":\"MARKET\",\"side\":\"" + side + "\",\"quantity\":\"0.01\"}");
            }
            assertThat(product.terminate()).as(product.output()).isZero();
        }
        // A stop ends the market, which goes on at each start: compared is what the journal of now makes.
        Map<String, List<String>> rows = rows();
        assertThat(rows.get("fills")).hasSizeGreaterThan(5);
        delete(home.resolve("data/postgres"));
        assertThat(rows()).isEqualTo(rows);

        try (Product product = Product.start(home, ports, OPTIONS)) {
            try (Connection connection = product.database();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP INDEX decisions_by_time");
            }
            assertThat(product.terminate()).isZero();
        }
        try (Product product = Product.launch(home, ports, OPTIONS)) {
            assertThat(product.process().waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(product.process().exitValue()).as(product.output()).isEqualTo(65);
            assertThat(product.output())
                    .contains("its tables are not as the migrations make them")
                    .contains("decisions_by_time")
                    .contains("trading db rebuild");
        }
        assertThat(run("db", "rebuild")).isZero();
        try (Product product = Product.start(home, ports, OPTIONS)) {
            JsonNode trades = product.getJson("/api/trades?status=all").path("trades");
            assertThat(trades).isNotEmpty();
        }
    }

    /// All rows of all tables, of PostgreSQL alone: `trading db backup` brings the tables up to the journal's end
    /// and writes them as SQL.
    private Map<String, List<String>> rows() throws Exception {
        Path file = home.resolve("rows-" + System.nanoTime() + ".tar");
        assertThat(run("db", "backup", "--output", file.toString())).isZero();
        Map<String, List<String>> rows = new TreeMap<>();
        Process sql = new ProcessBuilder("sh", "-c", "tar -xOf '" + file + "' database.sql.gz | gunzip").start();
        List<String> table = null;
        for (String line :
                new String(sql.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("COPY ")) {
                String name = line.substring(5, line.indexOf(' ', 5));
                table = new ArrayList<>();
                if (!name.equals("flyway_schema_history") && !name.equals("projection")) {
                    rows.put(name, table);
                }
            } else if (line.equals("\\.") && table != null) {
                table.sort(null);
                table = null;
            } else if (table != null) {
                table.add(line);
            }
        }
        assertThat(rows).hasSizeGreaterThan(10).containsKeys("orders", "fills", "trades", "positions");
        return rows;
    }

    private int run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", home.resolve("data").toString()));
        Process process = new ProcessBuilder(Product.command(home, all.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("output.txt").toFile()))
                .start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
