package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the launcher at random moments while orders come in. `-Dkills=500` for a long run, which
/// tells after every 25 kills how far it is; `-Dkill.seed=…` to repeat one.
class KillIT {
    private static final int CLIENTS = 4;
    private static final int TOLD_EVERY_KILLS = 25;

    @TempDir
    Path home;

    /// What a client sent, and what it was told: `orderId` 0 when there was no answer.
    private record Sent(String clientOrderId, String body, long orderId) {}

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void every_acknowledged_order_is_there_once_after_every_kill() throws Exception {
        int kills = Integer.getInteger("kills", 20);
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("KillIT: kills=" + kills + " seed=" + seed + " (repeat with -Dkill.seed=" + seed + ")");
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> settings = Product.freePorts();
        settings.putAll(
                Map.of("RISK_MESSAGES_PER_SECOND", "none", "RISK_DUPLICATE_MILLIS", "0", "RISK_OPEN_ORDERS", "none"));
        List<Sent> acknowledged = new ArrayList<>();
        List<Long> healthyAfterMillis = new ArrayList<>();

        Product product = Product.start(home, settings, "--headless", "--no-auth");
        try {
            for (int kill = 1; kill <= kills; kill++) {
                // What rests gives its money back, so that no round runs out of it.
                assertThat(product.delete("/api/orders").statusCode()).isEqualTo(200);
                List<ProcessHandle> children = product.descendants();
                Queue<Sent> answered = new ConcurrentLinkedQueue<>();
                Queue<Sent> unanswered = new ConcurrentLinkedQueue<>();
                AtomicInteger number = new AtomicInteger();
                String round = "k" + kill;
                try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int client = 0; client < CLIENTS; client++) {
                        long clientSeed = random.nextLong();
                        Product target = product;
                        clients.submit(() ->
                                load(target, round, number, new SplittableRandom(clientSeed), answered, unanswered));
                    }
                    try {
                        await().atMost(Duration.ofSeconds(20)).until(() -> !answered.isEmpty());
                        Thread.sleep(random.nextLong(0, 2_400));
                    } finally {
                        product.kill();
                    }
                }
                await().atMost(Duration.ofSeconds(2))
                        .untilAsserted(() -> assertThat(children).noneMatch(Product::runs));
                Path copy = copyOfJournal(product.data(), home.resolve("copy"));

                long began = System.nanoTime();
                product = Product.start(home, settings, "--headless", "--no-auth");
                healthyAfterMillis.add((System.nanoTime() - began) / 1_000_000);

                JsonNode recovery = product.status().path("recovery");
                Replay replay =
                        Replay.fromZero(copy, recovery.path("lastSequence").asLong());
                assertThat(recovery.path("stateHash").asText())
                        .as("the state at sequence %s is that of the journal from zero", replay.sequence())
                        .isEqualTo(replay.stateHash());
                List<Sent> now = new ArrayList<>(answered);
                for (Sent sent : unanswered) {
                    now.add(new Sent(sent.clientOrderId(), sent.body(), resent(product, sent)));
                }
                eachIsThereOnce(product, now);
                acknowledged.addAll(now);
                if (kill % TOLD_EVERY_KILLS == 0) {
                    System.out.println("KillIT: " + kill + " of " + kills + " kills, acknowledged="
                            + acknowledged.size() + ", healthy after " + healthyAfterMillis.getLast() + " ms");
                }
            }
            eachIsThereOnce(product, acknowledged);
            assertThat(product.terminate()).isZero();
        } finally {
            product.close();
        }
        System.out.println("KillIT: acknowledged=" + acknowledged.size() + " healthyAfterMillis=" + healthyAfterMillis);
    }

    private static Void load(
            Product product,
            String round,
            AtomicInteger number,
            SplittableRandom random,
            Queue<Sent> answered,
            Queue<Sent> unanswered)
            throws InterruptedException {
        while (true) {
            String clientOrderId = round + "-" + number.incrementAndGet();
            String body = order(clientOrderId, random);
            try {
                HttpResponse<String> answer = product.post("/api/orders", body);
                if (answer.statusCode() == 201) {
                    answered.add(new Sent(
                            clientOrderId,
                            body,
                            Product.JSON.readTree(answer.body()).path("orderId").asLong()));
                }
            } catch (IOException e) {
                unanswered.add(new Sent(clientOrderId, body, 0));
                if (!product.process().isAlive()) {
                    return null;
                }
            }
        }
    }

    /// Mostly small limit orders far from the market that rest, some that trade at once.
    private static String order(String clientOrderId, SplittableRandom random) {
        String common = "\"symbol\":\"DOGEUSDT\",\"clientOrderId\":\"" + clientOrderId + "\"";
        return random.nextInt(4) == 0
                ? "{" + common + ",\"type\":\"MARKET\",\"side\":\"" + (random.nextBoolean() ? "BUY" : "SELL")
                        + "\",\"quantity\":\"" + random.nextInt(30, 60) + "\"}"
                : "{" + common + ",\"type\":\"LIMIT\",\"side\":\"BUY\",\"quantity\":\"" + random.nextInt(170, 200)
                        + "\",\"limitPrice\":\"0.0" + random.nextInt(3, 7) + "\"}";
    }

    /// An order whose answer was lost is sent again: it is taken now, or was taken then, or is refused now
    /// as then. While the database cannot tell what became of it, once more.
    private static long resent(Product product, Sent sent) throws Exception {
        HttpResponse<String> answer = await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> product.post("/api/orders", sent.body()), given -> given.statusCode() != 503);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 422);
        return answer.statusCode() == 422
                ? 0
                : Product.JSON.readTree(answer.body()).path("orderId").asLong();
    }

    private static void eachIsThereOnce(Product product, List<Sent> acknowledged) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            try (Connection connection = product.database();
                    PreparedStatement query =
                            connection.prepareStatement("SELECT id FROM orders WHERE client_order_id = ?")) {
                for (Sent sent : acknowledged) {
                    if (sent.orderId() == 0) {
                        continue;
                    }
                    query.setString(1, sent.clientOrderId());
                    try (ResultSet rows = query.executeQuery()) {
                        assertThat(rows.next()).as("%s is there", sent).isTrue();
                        assertThat(rows.getLong(1)).isEqualTo(sent.orderId());
                        assertThat(rows.next()).as("%s is there once", sent).isFalse();
                    }
                }
            }
        });
    }

    private static Path copyOfJournal(Path data, Path target) throws IOException {
        Path journal = data.resolve("journal");
        Path copy = target.resolve("journal");
        Files.createDirectories(copy);
        Files.walkFileTree(journal, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        copy.resolve(journal.relativize(file)),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }
}
