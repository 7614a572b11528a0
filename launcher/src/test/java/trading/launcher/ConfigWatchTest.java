package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
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
import trading.infra.process.OwnerOnly;
import trading.launcher.config.AnalystConfig;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.TradingConfig;
import trading.launcher.secret.SecretStore;
import trading.web.setting.SettingJson;

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

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private SettingsInForce settings;
    private final List<AnalystConfig> taken = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(ConfigWatch.class);

    @BeforeEach
    void listen() {
        // The watch logs on its own thread.
        said.list = new CopyOnWriteArrayList<>();
        said.start();
        log.addAppender(said);
        // Others set the level of all logs, and leave it.
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
        log.setLevel(null);
    }

    private Path data() {
        return home.resolve("data");
    }

    private TradingConfig load() throws Exception {
        return new ConfigLoader(home, Map.of()).load(folder -> data());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        OwnerOnly.write(home.resolve(name), text);
    }

    private ConfigWatch watch() throws Exception {
        ConfigLoader loader = new ConfigLoader(home, Map.of());
        TradingConfig started = load();
        settings = new SettingsInForce(started);
        HotParts parts = new HotParts(
                taken::add,
                (level, format) -> changes.add(level + " " + format),
                address -> changes.add(
                        "webhook " + address.map(to -> to.uri().getHost()).orElse("none")),
                lifetime -> changes.add("tokens " + lifetime.toMinutes()));
        return ConfigWatch.start(started, data(), () -> loader.load(folder -> data()), parts, settings);
    }

    private SettingJson shown(String key) {
        return settings.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
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
    void what_can_be_taken_is_taken_at_once_and_of_the_rest_is_said_that_it_waits() throws Exception {
        write("config/config.toml", "[api]\nport = 8001\n");
        try (ConfigWatch watch = watch()) {
            write("config/config.toml", "[api]\nport = 8002\ntoken-minutes = 5\n[log]\nlevel = \"DEBUG\"\n");
            awaitSaid("taken at once: api.token-minutes, log.level");
            awaitSaid("holds from the next start on: api.port");
            assertThat(changes).containsExactlyInAnyOrder("DEBUG text", "tokens 5");
            assertThat(taken).isEmpty();
            assertThat(shown("api.port").value()).isEqualTo("8001");
            assertThat(shown("api.port").nextValue()).isEqualTo("8002");
            assertThat(shown("log.level").value()).isEqualTo("DEBUG");
            assertThat(shown("log.level").waits()).isFalse();

            write(".env", "ALERTS_WEBHOOK=https://example.com/geheim\nLOG_FORMAT=json\n");
            awaitSaid("taken at once: log.format, alerts.webhook");
            assertThat(changes).contains("webhook example.com", "DEBUG json");
            assertThat(shown("alerts.webhook").value()).isEqualTo("***");

            write("config/config.toml", "[api]\nport = 8001\ntoken-minutes = 5\n[log]\nlevel = \"DEBUG\"\n");
            await().until(() -> !shown("api.port").waits());
            assertThat(watch).isNotNull();
        }
        assertThat(said.list).noneMatch(event -> event.getFormattedMessage().contains("geheim"));
    }

    @Test
    void a_rejected_change_leaves_all_that_runs_as_it_was() throws Exception {
        write("config/config.toml", "[log]\nlevel = \"INFO\"\n");
        try (ConfigWatch watch = watch()) {
            write("config/config.toml", "[log]\nlevel = \"DEBUG\"\n[api]\ntoken-minutes = 0\n");
            awaitSaid("api.token-minutes = 0  (config/config.toml line 4)");
            assertThat(changes).isEmpty();
            assertThat(shown("log.level").value()).isEqualTo("INFO");
            assertThat(watch).isNotNull();
        }
    }
}
