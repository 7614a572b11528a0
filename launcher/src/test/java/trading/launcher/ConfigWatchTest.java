package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import trading.launcher.config.AnalystConfig;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.TradingConfig;
import trading.launcher.secret.SecretStore;

class ConfigWatchTest {
    private static final String MODEL = """
            [analyst]
            provider = "openai"
            model = "%s"
            price_input = 0
            price_output = 0
            """;

    @TempDir
    Path home;

    private final List<AnalystConfig> taken = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(ConfigWatch.class);

    @BeforeEach
    void listen() {
        // The watch logs on its own thread.
        said.list = new CopyOnWriteArrayList<>();
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
    }

    private Path data() {
        return home.resolve("data");
    }

    private TradingConfig load() throws Exception {
        return new ConfigLoader(home, Map.of()).load(folder -> data());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(name), text);
    }

    private ConfigWatch watch() throws Exception {
        ConfigLoader loader = new ConfigLoader(home, Map.of());
        return ConfigWatch.start(load(), data(), () -> loader.load(folder -> data()), taken::add);
    }

    private void awaitSaid(String text) {
        await().until(() ->
                said.list.stream().anyMatch(event -> event.getFormattedMessage().contains(text)));
    }

    @Test
    void a_change_of_the_analyst_is_taken_while_it_runs() throws Exception {
        write(".env", "OPENAI_API_KEY=sk-first\n");
        write("config/config.toml", MODEL.formatted("one"));
        try (ConfigWatch watch = watch()) {
            write("config/config.toml", MODEL.formatted("two") + "day_money = 7\n");
            await().until(() -> taken.size() == 1);
            assertThat(taken.getFirst().model().orElseThrow().model()).isEqualTo("two");
            assertThat(taken.getFirst()).isEqualTo(load().analyst());

            write(".env", "OPENAI_API_KEY=sk-second\n");
            await().until(() -> taken.size() == 2);
            assertThat(taken.getLast().model().orElseThrow().key())
                    .isNotEqualTo(taken.getFirst().model().orElseThrow().key());
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void a_key_that_was_kept_while_it_runs_is_taken() throws Exception {
        SecretStore.in(data()).set("OPENAI_API_KEY", "sk-first", Instant.EPOCH);
        write("config/config.toml", MODEL.formatted("one"));
        try (ConfigWatch watch = watch()) {
            SecretStore.in(data()).set("OPENAI_API_KEY", "sk-second", Instant.EPOCH);
            await().until(() -> taken.size() == 1);
            assertThat(taken.getFirst()).isEqualTo(load().analyst());
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void a_wrong_one_is_refused_with_the_reason_and_mending_it_is_taken() throws Exception {
        write(".env", "OPENAI_API_KEY=sk-first\n");
        write("config/config.toml", MODEL.formatted("one"));
        try (ConfigWatch watch = watch()) {
            write("config/config.toml", MODEL.formatted("two") + "day_mony = 7\n");
            awaitSaid("did you mean analyst.day_money?");
            assertThat(taken).isEmpty();

            write("config/config.toml", MODEL.formatted("two") + "day_money = 7\n");
            await().until(() -> taken.size() == 1);
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void what_holds_from_the_next_start_on_is_said() throws Exception {
        write("config/config.toml", "[api]\nport = 8001\n");
        try (ConfigWatch watch = watch()) {
            write("config/config.toml", "[api]\nport = 8002\n[log]\nlevel = \"DEBUG\"\n");
            awaitSaid("holds from the next start on: api port, log level");
            assertThat(taken).isEmpty();
            assertThat(watch).isNotNull();
        }
    }
}
