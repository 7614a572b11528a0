package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.analyst.budget.ModelPrice;
import trading.engine.analyst.language.ApiKey;
import trading.engine.analyst.language.ModelConfig;
import trading.engine.analyst.language.Provider;
import trading.infra.process.OwnerOnly;

class AnalystSettingsTest {
    private static final String KEY = "sk-4711-very-secret";
    private static final String LOCAL = """
            [analyst]
            provider = "openai"
            base_url = "http://127.0.0.1:11434/v1/"
            model = "qwen3:14b"
            price_input = 0
            price_output = 0
            """;

    @TempDir
    Path home;

    @Test
    void without_any_setting_the_rules_answer_within_a_small_budget() throws Exception {
        AnalystConfig analyst = load(Map.of());

        assertThat(analyst)
                .isEqualTo(new AnalystConfig(
                        Optional.empty(),
                        null,
                        new BudgetLimits(10_000_000, 30_000, 100_000_000, 500_000, 50_000_000, 250_000, 10),
                        3,
                        Duration.ofSeconds(120),
                        false));
    }

    @Test
    void a_model_on_this_machine_needs_no_key() throws Exception {
        write(LOCAL);

        AnalystConfig analyst = load(Map.of());

        assertThat(analyst.model())
                .contains(new ModelConfig(
                        Provider.OPENAI,
                        URI.create("http://127.0.0.1:11434/v1"),
                        "qwen3:14b",
                        null,
                        null,
                        800,
                        Duration.ofSeconds(20),
                        65_536));
        assertThat(analyst.price()).isEqualTo(new ModelPrice(0, 0));
    }

    @Test
    void every_setting_of_the_analyst_can_be_written() throws Exception {
        write("""
                [analyst]
                provider = "anthropic"
                model = "some-model"
                price_input = 3
                price_output = 15.25
                training_cut_off = 2026-03-31
                max_tokens = 500
                deadline_seconds = 7
                answer_kb = 16
                call_money = 0.05
                call_tokens = 10000
                day_money = 2.5
                day_tokens = 100000
                strategy_day_money = 0
                strategy_day_tokens = 50000
                calls_per_minute = 4
                failures = 5
                cooling_seconds = 60
                replay_calls = true
                """);

        AnalystConfig analyst = load(Map.of("ANTHROPIC_API_KEY", KEY));

        assertThat(analyst)
                .isEqualTo(new AnalystConfig(
                        Optional.of(new ModelConfig(
                                Provider.ANTHROPIC,
                                URI.create("https://api.anthropic.com/v1"),
                                "some-model",
                                new ApiKey(KEY),
                                TimeUnit.SECONDS.toNanos(
                                        Instant.parse("2026-04-01T00:00:00Z").getEpochSecond()),
                                500,
                                Duration.ofSeconds(7),
                                16_384)),
                        new ModelPrice(300_000_000, 1_525_000_000),
                        new BudgetLimits(5_000_000, 10_000, 250_000_000, 100_000, 0, 50_000, 4),
                        5,
                        Duration.ofSeconds(60),
                        true));
    }

    @Test
    void what_a_model_needs_and_does_not_have_is_told_at_once() throws Exception {
        write("[analyst]\nprovider = \"openai\"\n");

        ConfigException exception = fails(Map.of());

        assertThat(exception.errors())
                .extracting(ConfigError::key)
                .containsExactlyInAnyOrder(
                        "analyst.model", "analyst.price_input", "analyst.price_output", "OPENAI_API_KEY");
        assertThat(exception)
                .hasMessageContaining("0 for a model of your own")
                .hasMessageContaining("in .env or the environment, or in the file of analyst.key_file");
    }

    @ParameterizedTest
    @CsvSource({
        "provider, gpt",
        "base_url, ftp://127.0.0.1/v1",
        "base_url, 127.0.0.1",
        "base_url, http://user:password@127.0.0.1/v1",
        "base_url, http://127.0.0.1/v1?key=1",
        "price_input, -1",
        "price_input, cheap",
        "training_cut_off, 2026-02-30",
        "max_tokens, 0",
        "deadline_seconds, 0",
        "answer_kb, 1025",
        "day_money, -0.01",
        "day_money, 1e99",
        "day_tokens, 1.5",
        "calls_per_minute, -1",
        "failures, 0",
        "replay_calls, yes",
    })
    void a_bad_value_is_an_error_with_its_key(String key, String value) {
        ConfigException exception = fails(Map.of("ANALYST_" + key.toUpperCase(Locale.ROOT), value));

        assertThat(exception.errors()).extracting(ConfigError::key).contains("analyst." + key);
    }

    @Test
    void a_key_goes_over_plain_http_to_this_machine_only() throws Exception {
        write(LOCAL.replace("127.0.0.1:11434", "models.example.com"));

        assertThat(load(Map.of()).model()).isPresent();
        assertThat(fails(Map.of("OPENAI_API_KEY", KEY)).errors())
                .extracting(ConfigError::key)
                .containsExactly("analyst.base_url");
    }

    @Test
    void a_key_comes_from_a_dotenv_file_too() throws Exception {
        write(LOCAL);
        OwnerOnly.write(home.resolve(".env"), "OPENAI_API_KEY=" + KEY + "\n");

        assertThat(load(Map.of()).model().orElseThrow().key()).isEqualTo(new ApiKey(KEY));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_file_of_a_key_is_for_its_owner_only_and_wins() throws Exception {
        write(LOCAL + "key_file = \"openai.key\"\n");
        Path file = Files.writeString(home.resolve("openai.key"), "sk-of-the-file\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(fails(Map.of())).hasMessageContaining("others may read it");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(load(Map.of("OPENAI_API_KEY", KEY)).model().orElseThrow().key())
                .isEqualTo(new ApiKey("sk-of-the-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "sk-ö"})
    void a_file_without_a_key_is_an_error_that_does_not_show_it(String content) throws Exception {
        write(LOCAL + "key_file = \"openai.key\"\n");
        Path file = Files.writeString(home.resolve("openai.key"), content);
        if (OS.current() != OS.WINDOWS) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }

        assertThat(fails(Map.of()))
                .hasMessageContaining("what is in it is no key")
                .hasMessageNotContaining("two words");
    }

    @Test
    void no_error_shows_a_key_not_even_under_a_wrong_name() throws Exception {
        write(LOCAL + "openai_api_key = \"" + KEY + "\"\n");
        OwnerOnly.write(home.resolve(".env"), "OPENAI_APIKEY=" + KEY + "\nOPENAI_API_KEY=\"" + KEY + " x\"\n");

        ConfigException exception = fails(Map.of());

        assertThat(exception.errors())
                .extracting(ConfigError::key)
                .containsExactlyInAnyOrder("analyst.openai_api_key", "OPENAI_APIKEY", "OPENAI_API_KEY");
        assertThat(exception.errors()).extracting(ConfigError::value).containsOnly("***");
        assertThat(exception).hasMessageNotContaining("4711");
    }

    @Test
    void the_configuration_prints_without_its_key() throws Exception {
        write(LOCAL);

        assertThat(load(Map.of("OPENAI_API_KEY", KEY)).toString())
                .contains("key=***")
                .doesNotContain("4711");
    }

    @Test
    void a_key_in_the_environment_of_somebody_who_uses_the_rules_is_not_looked_at() throws Exception {
        assertThat(load(Map.of("OPENAI_API_KEY", "not a key")).model()).isEmpty();
    }

    @Test
    void the_settings_are_documented() throws Exception {
        String page = Files.readString(Path.of("../docs/configuration.md"));

        assertThat(AnalystSettings.ALL)
                .allSatisfy(setting -> assertThat(page)
                        .contains("`" + (setting.secret() ? setting.environmentName() : setting.key()) + "`"));
    }

    private AnalystConfig load(Map<String, String> environment) throws Exception {
        return new ConfigLoader(home, environment).load(folder -> folder).analyst();
    }

    private ConfigException fails(Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> load(environment));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/config.toml"), text);
    }
}
