package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayState;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.launcher.service.RestartCount;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceBoard;
import trading.launcher.testing.QuotedGateway;

/// What is watched, really stuck: a gateway whose reader blocks, and a server whose threads answer nobody. Only the
/// time that the watchdog waits is made up.
@Timeout(120)
class StuckServicesTest {
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicBoolean blocks = new AtomicBoolean();

    private final ReportHandler reader = new ReportHandler() {
        @Override
        public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch)
                throws InterruptedException {
            if (blocks.get()) {
                letGo.await();
            }
        }
    };

    private Watchdog watching(ExecutionGateway gateway) {
        return new Watchdog(
                gateway::needsRestart,
                () -> gateway.state() == GatewayState.RUNNING && gateway.remainingCapacity() == 0,
                gateway::lastSequence,
                () -> gateway.sequenceOf(reader) < gateway.lastSequence(),
                () -> gateway.sequenceOf(reader));
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void a_gateway_whose_ring_is_full_and_stands_still_is_restarted_with_all_that_was_taken(@TempDir Path data)
            throws Exception {
        ServiceBoard board = new ServiceBoard(Clock.systemUTC(), "gateway", "orchestrator");
        RestartCount count = new RestartCount(RestartPolicy.USUAL);
        QuotedGateway quoted = QuotedGateway.small(data, reader);
        ExecutionGateway gateway = quoted.gateway();
        CoreWatch watch = new CoreWatch(watching(gateway), count, board, wait -> false);
        board.running("gateway", null, 0);
        assertThat(watch.wantsRestart(0)).isFalse();

        blocks.set(true);
        AtomicInteger taken = new AtomicInteger();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            while (gateway.trySubmit(new Command.AdvanceTime()) >= 0) {
                taken.incrementAndGet();
            }
            return gateway.remainingCapacity() == 0 && gateway.awaitForced(Duration.ofSeconds(5));
        });
        long last = gateway.lastSequence();
        String hash = gateway.stateHash().get();
        assertThat(gateway.submit(new Command.AdvanceTime()).get(1, TimeUnit.SECONDS))
                .as("whoever asks is told at once")
                .isNotNull();

        assertThat(watch.wantsRestart(seconds(1))).isFalse();
        assertThat(watch.wantsRestart(seconds(14))).isFalse();
        assertThat(watch.wantsRestart(seconds(17))).isTrue();
        assertThat(board.services().getFirst().lastError()).contains("stood still", "at sequence " + last);

        quoted.close(); // a reader that does not come to an end is left behind
        try (ExecutionGateway again = QuotedGateway.reopened(data)) {
            assertThat(again.lastSequence()).isEqualTo(last);
            assertThat(again.stateHash().get()).isEqualTo(hash);
            assertThat(taken).hasPositiveValue();
        } finally {
            letGo.countDown();
        }
    }

    @Test
    void an_orchestrator_that_reads_nothing_more_is_named_before_the_ring_is_full(@TempDir Path data) throws Exception {
        try (QuotedGateway quoted = QuotedGateway.small(data, reader)) {
            ExecutionGateway gateway = quoted.gateway();
            Watchdog watchdog = watching(gateway);
            await().atMost(Duration.ofSeconds(20)).until(() -> gateway.sequenceOf(reader) == gateway.lastSequence());
            assertThat(watchdog.stuck(0)).isNull();

            blocks.set(true);
            gateway.submit(new Command.AdvanceTime()).get(5, TimeUnit.SECONDS);
            gateway.submit(new Command.AdvanceTime()).get(5, TimeUnit.SECONDS);

            assertThat(watchdog.stuck(seconds(1))).isNull();
            Watchdog.Stuck stuck = watchdog.stuck(seconds(20));
            assertThat(stuck).isNotNull();
            assertThat(stuck.service()).isEqualTo("orchestrator");
            letGo.countDown();
            await().atMost(Duration.ofSeconds(20)).until(() -> watchdog.stuck(seconds(21)) == null);
        }
    }

    @Test
    void a_server_that_takes_connections_and_answers_nobody_is_silent_after_three_looks() throws Exception {
        AtomicInteger well = new AtomicInteger();
        AtomicBoolean answers = new AtomicBoolean(true);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            FutureTask<Void> serving = new FutureTask<>(() -> serve(server, answers));
            Thread.ofVirtual().start(serving);
            ApiWatch watch = new ApiWatch(
                    () -> "http://127.0.0.1:" + server.getLocalPort(),
                    Optional::empty,
                    well::incrementAndGet,
                    Duration.ofSeconds(2));
            long now = System.nanoTime();

            assertThat(watch.isSilent(now + seconds(6))).isFalse();
            assertThat(well).hasValue(1);
            answers.set(false);
            assertThat(watch.isSilent(now + seconds(12))).isFalse();
            assertThat(watch.isSilent(now + seconds(13))).as("not its time").isFalse();
            assertThat(watch.isSilent(now + seconds(18))).isFalse();
            assertThat(watch.isSilent(now + seconds(24))).isTrue();
            assertThat(well).hasValue(1);
        }
    }

    private static Void serve(ServerSocket server, AtomicBoolean answers) throws Exception {
        while (true) {
            Socket client = server.accept();
            if (answers.get()) {
                client.getInputStream().read(new byte[4_096]);
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                client.close();
            }
        }
    }
}
