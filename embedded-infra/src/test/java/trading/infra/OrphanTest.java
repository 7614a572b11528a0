package trading.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.OtherJvm;
import trading.infra.process.SharedRuntime;

class OrphanTest {
    @TempDir
    Path folder;

    @Test
    void no_child_outlives_a_killed_jvm_by_more_than_two_seconds() throws Exception {
        try (var jvm = start(SharedRuntime.FOLDER)) {
            String[] started = jvm.awaitLine("started").split(" ");
            long postgres = Long.parseLong(started[0]);
            long redis = Long.parseLong(started[1]);
            assertThat(SharedRuntime.processesIn(folder))
                    .contains(postgres, redis)
                    .hasSizeGreaterThan(6);

            // A session in the middle of a long query must not hold the end up.
            try (var connection = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + started[2] + "/trading",
                            "trading",
                            Files.readString(folder.resolve("secrets/postgres.password"))
                                    .strip());
                    var busy = connection.createStatement()) {
                var thread = Thread.ofVirtual().start(() -> {
                    try {
                        busy.execute("SELECT count(*) FROM generate_series(1, 10000000000)");
                    } catch (java.sql.SQLException ended) {
                        // what this is about
                    }
                });
                Thread.sleep(100);

                jvm.kill();

                awaitNoneLeft();
                thread.join(5_000);
            }
        }
        try (var jvm = start(SharedRuntime.FOLDER)) {
            assertThat(jvm.awaitLine("started"))
                    .as("and the next start is in order")
                    .isNotEmpty();
        }
        awaitNoneLeft();
        assertThat(Files.readString(folder.resolve("logs/postgres.log"))).doesNotContain("not properly shut down");
    }

    @Test
    void the_kernel_alone_ends_the_children_too() throws Exception {
        try (var jvm = start(SharedRuntime.FOLDER)) {
            jvm.awaitLine("started");
            assertThat(SharedRuntime.killWatchersIn(folder)).isEqualTo(2);

            jvm.kill();

            awaitNoneLeft();
        }
    }

    @Test
    void a_start_killed_at_any_stage_does_not_stop_the_next_one() throws Exception {
        Path runtime = folder.resolve("runtime");
        for (String stage :
                new String[] {"runtime/.unpack-", "postgres.init-", "postgres/postmaster.pid", "redis/appendonlydir"}) {
            try (var jvm = start(runtime)) {
                await(stage)
                        .atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> reached(stage));
                jvm.kill();
            }
        }
        try (var jvm = start(runtime)) {
            assertThat(jvm.awaitLine("started")).isNotEmpty();
            assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("postgres.init-"));
            assertThat(runtime.toFile().list()).noneMatch(name -> name.startsWith(".unpack-"));
        }
        awaitNoneLeft();
    }

    private boolean reached(String stage) {
        Path start = folder.resolve(stage);
        String[] names = start.getParent().toFile().list();
        return names != null
                && Stream.of(names)
                        .anyMatch(name -> name.startsWith(start.getFileName().toString()));
    }

    private OtherJvm start(Path runtime) throws IOException {
        return new OtherJvm(StartsServers.class, folder.toString(), runtime.toString());
    }

    private void awaitNoneLeft() {
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> SharedRuntime.processesIn(folder).findAny().isEmpty());
    }
}
