package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the system does not let it have: files, and a disk to run programs from. Each needs what Debian has; where it
/// is missing it is skipped.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LimitsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FILES = 640;
    private static final int CLIENTS = 900;

    @TempDir
    Path home;

    private final Ledger ledger = new Ledger();

    private static long openFiles(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.count();
        }
    }

    @Test
    void more_clients_than_files_keep_nobody_who_is_inside_from_trading() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is missing");
        Map<String, String> ports = Product.freePorts();
        List<String> limited = List.of("/usr/bin/prlimit", "--nofile=" + FILES + ":" + FILES);
        List<Socket> clients = new ArrayList<>();
        try (Product product = Product.launch(home, ports, limited, List.of())) {
            product.awaitHealthy();
            ledger.order(product);

            for (String port : List.of("API_PORT", "GATEWAY_PORT")) {
                for (int i = 0; i < CLIENTS / 2; i++) {
                    Socket client = new Socket();
                    clients.add(client);
                    client.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ports.get(port))),
                            5_000);
                }
            }
            for (int i = 0; i < 20; i++) {
                ledger.order(product);
            }
            assertThat(openFiles(product.pid())).isLessThan(FILES);
            for (Socket client : clients) {
                client.close();
            }

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> product.get("/health").statusCode() == 200);
            assertThat(product.output()).doesNotContain("Too many open files");
            ledger.order(product);
            Verify.all(product, ledger);
        }
    }

    @Test
    void on_a_disk_that_runs_no_programs_the_start_says_what_to_do() throws Exception {
        Path data = Files.createDirectory(home.resolve("data"));
        assumeTrue(mount(data), "nobody may mount here: a disk of its own needs root");
        try (Product product = Product.launch(home, Product.freePorts(), "--headless", "--no-auth")) {
            assertThat(product.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(product.process().exitValue()).as(product.output()).isEqualTo(77);
            assertThat(product.output()).contains("failed to start", "noexec", "--data-dir");
            Verify.noneIsLeft(product, List.of());
        } finally {
            assertThat(SystemProgram.run("umount", "-l", data.toString())).isZero();
        }
    }

    private static boolean mount(Path folder) throws InterruptedException {
        return SystemProgram.run("mount", "-t", "tmpfs", "-o", "size=1g,noexec", "none", folder.toString()) == 0;
    }
}
