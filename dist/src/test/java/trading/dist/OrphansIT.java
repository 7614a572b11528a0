package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the launcher at random moments of its start and run, with nothing else to do. `-Dstart.kills=1000` for
/// a long run; `-Dkill.seed=…` to repeat one.
class OrphansIT {
    private static final int LONGEST_LIFE_MILLIS = 6_000;
    private static final int TOLD_EVERY_KILLS = 25;

    @TempDir
    Path home;

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void no_child_outlives_a_launcher_that_is_killed_at_any_moment() throws Exception {
        int kills = Integer.getInteger("start.kills", 3);
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("OrphansIT: kills=" + kills + " seed=" + seed + " (repeat with -Dkill.seed=" + seed + ")");
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> ports = Product.freePorts();
        int withChildren = 0;
        for (int kill = 1; kill <= kills; kill++) {
            Product product = Product.launch(home, ports, "--headless", "--no-auth");
            Thread.sleep(random.nextLong(50, LONGEST_LIFE_MILLIS));
            assertThat(product.process().isAlive())
                    .as("kill %s: it started: %s", kill, product.output())
                    .isTrue();
            List<ProcessHandle> children = product.descendants();
            withChildren += children.isEmpty() ? 0 : 1;
            product.kill();
            Verify.noneIsLeft(product, children);
            if (kill % TOLD_EVERY_KILLS == 0) {
                System.out.println(
                        "OrphansIT: " + kill + " of " + kills + " kills, " + withChildren + " with children");
            }
        }
        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            Verify.all(product, new Ledger());
        }
    }
}
