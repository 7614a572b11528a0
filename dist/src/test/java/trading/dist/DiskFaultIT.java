package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is slow, fails or is full. These need strace that may attach to a process, and root that may mount;
/// where there is none they are skipped.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DiskFaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path home;

    private final Ledger ledger = new Ledger();

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(condition);
    }

    /// System calls of a running process, changed for as long as it is open.
    private static final class Injection implements AutoCloseable {
        private final Process strace;

        Injection(long pid, String calls, String what) throws IOException, InterruptedException {
            strace = new ProcessBuilder(
                            "strace",
                            "-f",
                            "-p",
                            Long.toString(pid),
                            "-o",
                            "/dev/null",
                            "-e",
                            "trace=" + calls,
                            "-e",
                            "inject=" + calls + ":" + what)
                    .redirectErrorStream(true)
                    .start();
            String said = strace.inputReader().readLine(); // strace: Process 4711 attached with 40 threads
            assertThat(said).contains("attached");
        }

        @Override
        public void close() throws InterruptedException {
            strace.destroy();
            strace.waitFor();
        }
    }

    private static void assumeStrace() throws InterruptedException {
        assumeTrue(
                SystemProgram.run("strace", "-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true") == 0,
                "there is no strace here, or it may not trace");
    }

    @Test
    void a_disk_that_fails_to_force_once_halts_the_gateway_which_is_recovered_with_all_it_acknowledged()
            throws Exception {
        assumeStrace();
        try (Product product = Product.start(home, Product.freePorts(), "--headless", "--no-auth")) {
            ledger.order(product);

            try (Injection slow = new Injection(product.pid(), "fsync,fdatasync", "delay_exit=200000")) {
                long before = System.nanoTime();
                ledger.order(product);
                assertThat(System.nanoTime() - before)
                        .as("an answer comes after the force")
                        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
                ledger.order(product);
                assertThat(product.get("/health/live").statusCode()).isEqualTo(200);
            }
            try (Injection broken = new Injection(product.pid(), "fsync,fdatasync", "error=EIO:when=1")) {
                until(() -> product.service("gateway").path("restartCount").asInt() == 1);
            }
            until(() -> product.service("gateway").path("status").asText().equals("running"));
            until(() -> product.get("/health").statusCode() == 200);
            assertThat(product.service("gateway").path("lastError").asText()).contains("failed write");
            ledger.order(product);
            Verify.all(product, ledger);
        }
    }

    @Test
    void on_a_full_disk_no_order_is_taken_and_with_room_they_are_again_by_themselves() throws Exception {
        Path data = Files.createDirectory(home.resolve("data"));
        assumeTrue(
                SystemProgram.run("mount", "-t", "tmpfs", "-o", "size=1800m", "none", data.toString()) == 0,
                "nobody may mount here: a disk of its own needs root");
        try (Product product = Product.start(home, Product.freePorts(), "--headless", "--no-auth")) {
            ledger.order(product);
            List<Path> fillers = List.of(data.resolve("fill-1"), data.resolve("fill-2"));
            fill(fillers.get(0), free(data) - 700 * MEGABYTE);
            until(() -> ledger.send(product).statusCode() == 503);
            int taken = ledger.size();
            fill(fillers.get(1), free(data));
            for (int i = 0; i < 5; i++) {
                assertThat(ledger.send(product).statusCode()).isEqualTo(503);
            }
            assertThat(ledger.size()).isEqualTo(taken);

            for (Path filler : fillers) {
                Files.delete(filler);
            }
            until(() -> ledger.send(product).statusCode() == 201);
            until(() -> product.get("/health").statusCode() == 200);
            Verify.all(product, ledger);
        } finally {
            assertThat(SystemProgram.run("umount", "-l", data.toString())).isZero();
        }
    }

    private static long free(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// With bytes, as a tmpfs counts those only; as many as there is room for.
    private static void fill(Path file, long bytes) throws IOException {
        byte[] block = new byte[(int) MEGABYTE];
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            for (long written = 0; written < bytes; written += block.length) {
                out.write(block, 0, (int) Math.min(block.length, bytes - written));
            }
        } catch (IOException full) {
            assertThat(free(file.getParent())).isLessThan(MEGABYTE);
        }
    }
}
