package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.OwnerOnly;

/// `kill -9` of the launcher at random moments of its start and the first moments of its run. How long a start takes is
/// looked at again and again, so that kills meet all of it on a slow machine, too; one in ten is of a first start.
/// `-Dstart.kills=1000` for a long run; `-Dkill.seed=…` to repeat one.
class OrphansIT {
    private static final double LONGEST_LIFE_IN_STARTS = 1.3;
    private static final int LOOKED_AT_EVERY_KILLS = 25;
    private static final int FIRST_START_EVERY_KILLS = 10;

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
        startMillis(ports); // unpacks, and makes the database
        long longest = 0;
        for (int kill = 1; kill <= kills; kill++) {
            if (kill % LOOKED_AT_EVERY_KILLS == 1) {
                longest = Math.round(LONGEST_LIFE_IN_STARTS * startMillis(ports));
                System.out.println("OrphansIT: " + (kill - 1) + " of " + kills + " kills, " + withChildren
                        + " with children; the next within " + longest + " ms");
            }
            boolean first = kill % FIRST_START_EVERY_KILLS == 0;
            Path place = first ? Files.createDirectory(home.resolve("first")) : home;
            Product product = Product.launch(place, ports, "--headless", "--no-auth");
            Thread.sleep(random.nextLong(50, longest));
            assertThat(product.process().isAlive())
                    .as("kill %s: it started: %s", kill, product.output())
                    .isTrue();
            withChildren += kill(product) ? 1 : 0;
            if (first) {
                OwnerOnly.delete(place);
            }
        }
        System.out.println("OrphansIT: " + kills + " kills, " + withChildren + " with children");
        assertThat(withChildren).as("kills that met children").isGreaterThanOrEqualTo(kills / 4);
        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            Verify.all(product, new Ledger());
        }
    }

    /// How long it takes to be healthy; then it is killed, too.
    private long startMillis(Map<String, String> ports) throws Exception {
        long before = System.nanoTime();
        Product product = Product.start(home, ports, "--headless", "--no-auth");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertThat(kill(product)).isTrue();
        return millis;
    }

    /// True when it had children; none of them is left.
    private static boolean kill(Product product) throws Exception {
        List<ProcessHandle> children = product.descendants();
        product.kill();
        Verify.noneIsLeft(product, children);
        return !children.isEmpty();
    }
}
