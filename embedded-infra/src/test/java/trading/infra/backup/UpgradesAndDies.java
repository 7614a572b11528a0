package trading.infra.backup;

import java.nio.file.Path;
import java.time.Instant;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.SharedRuntime;
import trading.infra.store.StoreConfig;

/// A process that upgrades a data directory and is gone without a word after so many steps.
final class UpgradesAndDies {
    private UpgradesAndDies() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int[] left = {Integer.parseInt(arguments[1])};
        DataDirectory data = SharedRuntime.open(folder);
        PostgresServer server = TradingDirectory.startPostgres(data);
        StoreConfig config = new StoreConfig(server.jdbcUrl(), server.user(), server.password());
        new Upgrade(data.root(), config, "2", null, step -> {
                    System.out.println("step " + step);
                    left[0]--;
                    if (left[0] == 0) {
                        Runtime.getRuntime().halt(9);
                    }
                })
                .perform(folder.resolve("backups"), Instant.parse("2026-02-03T04:05:06Z"));
        System.out.println("step none");
        Runtime.getRuntime().halt(0);
    }
}
