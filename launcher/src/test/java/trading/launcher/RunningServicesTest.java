package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.web.service.LogLineJson;
import trading.web.service.ServiceDesk.Answer;

class RunningServicesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path logs;

    private final ServiceBoard board = new ServiceBoard(Clock.systemUTC(), "postgres", "redis", "gateway", "api");
    private final Restarts restarts = Restarts.of(ServiceDefinition.BUILT_IN);

    private RunningServices services() {
        return new RunningServices(board, restarts, logs);
    }

    private void say(String text) throws IOException {
        Files.writeString(
                logs.resolve("redis.log"),
                "1:M 26 Nov 2026 22:00:03.000 * " + text + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static List<String> messages(List<LogLineJson> lines) {
        return lines.stream().map(LogLineJson::message).toList();
    }

    @Test
    void a_log_is_read_from_its_end_by_level_and_only_of_services_that_there_are() throws IOException {
        say("one");
        Files.writeString(logs.resolve("redis.log"), "1:M 26 Nov 2026 22:00:03.000 # bad\n", StandardOpenOption.APPEND);
        say("two");

        assertThat(messages(services().logs("redis", 2, "trace").orElseThrow())).containsExactly("bad", "two");
        assertThat(messages(services().logs("redis", 9, "warn").orElseThrow())).containsExactly("bad");
        assertThat(services().logs("../redis", 9, "warn")).isEmpty();
        assertThat(services().newest("../redis")).isEmpty();
    }

    @Test
    void whoever_follows_a_log_gets_what_there_was_and_what_comes_newest_first() throws IOException {
        RunningServices services = services();
        say("one");
        say("two");
        await().atMost(PATIENCE).until(() -> messages(services.newest("redis")).equals(List.of("two", "one")));

        say("three");

        await().atMost(PATIENCE).until(() -> messages(services.newest("redis")).equals(List.of("three", "two", "one")));
        assertThat(services.newest("redis").stream().map(LogLineJson::id)).containsExactly("3", "2", "1");
    }

    @Test
    void a_restart_is_begun_and_a_second_one_has_to_wait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        restarts.offer("redis", () -> {
            begun.countDown();
            goOn.await();
        });
        RunningServices services = services();

        assertThat(services.restart("redis", "api:me")).isEqualTo(new Answer.Begun(List.of("redis")));
        begun.await();
        assertThat(services.restart("redis", "api:me"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("Another restart"));
        goOn.countDown();
        await().atMost(PATIENCE).until(() -> services.restart("redis", "api:me") instanceof Answer.Begun);
    }

    @Test
    void what_is_not_ours_to_restart_is_refused() {
        board.external("postgres");

        assertThat(services().restart("none", "api:me")).isEqualTo(new Answer.Unknown());
        assertThat(services().restart("postgres", "api:me"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("external"));
        assertThat(services().restart("api", "api:me"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("not started"));
    }
}
