package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.infra.process.OwnerOnly;
import trading.infra.process.PortChoice;

/// A `.env` that was written for the product's predecessor works on.
class OldDeploymentTest {
    private static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String BUNDLED = """
            # the old one
            POSTGRES_HOST=localhost
            POSTGRES_PORT=5433
            POSTGRES_DB=trading_system
            POSTGRES_USER=trading_user
            POSTGRES_PASSWORD=geheim
            REDIS_HOST=localhost
            REDIS_PORT=6380
            API_HOST=127.0.0.1
            API_PORT=8080
            PROMETHEUS_URL=http://localhost:9090
            GRAFANA_URL=http://localhost:3001
            SECRET_KEY=%s
            JWT_ALGORITHM=HS256
            JWT_EXPIRATION_MINUTES=30
            LOG_LEVEL=WARNING
            LOG_FORMAT=json
            LOG_DIR=./logs
            VITE_API_BASE_URL=http://localhost:8000
            VITE_WS_BASE_URL=ws://localhost:8000
            """.formatted(KEY);

    @TempDir
    Path home;

    @Test
    void its_names_are_all_known() {
        assertThat(Settings.ALL)
                .extracting(Setting::environmentName)
                .contains("DATABASE_URL", "POSTGRES_HOST", "POSTGRES_PORT", "POSTGRES_DB", "POSTGRES_USER")
                .contains("POSTGRES_PASSWORD", "REDIS_URL", "REDIS_HOST", "REDIS_PORT", "API_HOST", "API_PORT")
                .contains("PROMETHEUS_URL", "GRAFANA_URL", "SECRET_KEY", "JWT_ALGORITHM", "JWT_EXPIRATION_MINUTES")
                .contains("LOG_LEVEL", "LOG_FORMAT", "LOG_DIR", "VITE_API_BASE_URL", "VITE_WS_BASE_URL");
    }

    @Test
    void its_file_starts_the_bundled_servers_and_says_what_does_nothing() throws Exception {
        env(BUNDLED);

        TradingConfig config = load(Map.of());

        assertThat(config.ownDatabase()).isEmpty();
        assertThat(config.ownRedis()).isEmpty();
        assertThat(config.postgresPort()).isEqualTo(PortChoice.fixed(5433));
        assertThat(config.redisPort()).isEqualTo(PortChoice.fixed(6380));
        assertThat(config.apiPort()).isEqualTo(PortChoice.fixed(8080));
        assertThat(config.logLevel()).isEqualTo("WARN");
        assertThat(config.logDirectory()).hasValue(home.resolve("logs"));
        assertThat(config.tokenKey()).hasValue(new TokenKey(KEY));
        assertThat(config.notices())
                .extracting(notice -> notice.substring(0, notice.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "PROMETHEUS_URL",
                        "GRAFANA_URL",
                        "VITE_API_BASE_URL",
                        "VITE_WS_BASE_URL",
                        "POSTGRES_DB",
                        "POSTGRES_USER",
                        "POSTGRES_PASSWORD");
        assertThat(config.notices())
                .allMatch(notice -> notice.contains("No effect here: ") && notice.contains("(.env line "))
                .noneMatch(notice -> notice.contains("geheim"));
        assertThat(config.toString()).doesNotContain("geheim").doesNotContain(KEY);
    }

    @Test
    void every_name_works_in_the_environment_too() throws Exception {
        TradingConfig config = load(Map.of("LOG_DIR", "old-logs\n", "SECRET_KEY", KEY, "GRAFANA_URL", "http://g"));

        assertThat(config.logDirectory()).hasValue(home.resolve("old-logs"));
        assertThat(config.tokenKey()).isPresent();
        assertThat(config.notices()).hasSize(1).first().asString().startsWith("GRAFANA_URL (environment): No effect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "0123456789abcdef0123456789abcdef",
                "your-super-secret-key-change-in-production-please",
                "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "change-me-change-me-change-me-change-me"
            })
    void a_key_that_can_be_guessed_is_refused_with_the_way_to_a_good_one(String key) throws Exception {
        env("SECRET_KEY=" + key + "\n");

        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> load(Map.of()));

        assertThat(wrong)
                .hasMessageContaining("SECRET_KEY = ***  (.env line 1)")
                .hasMessageContaining("openssl rand -hex 32")
                .hasMessageNotContaining(key);
    }

    @Test
    void a_random_key_of_32_letters_or_of_64_hexadecimal_digits_is_taken() {
        for (String key : List.of(KEY, "kq8Zr2_vT5wXy9LmN0bC3dEfGhJ-pQsU")) {
            assertThat(TokenKey.parse(key).bytes()).hasSize(key.length());
            assertThat(TokenKey.parse(key)).hasToString("***");
        }
    }

    @Test
    void an_address_that_is_open_to_the_network_gets_tls_and_needs_a_login() throws Exception {
        env("API_HOST=0.0.0.0\n");

        assertThat(load(Map.of()).edge().tls()).isTrue();

        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> load(Map.of("API_AUTH", "false")));
        assertThat(wrong).hasMessageContaining("api.auth = false").hasMessageContaining("others reach 0.0.0.0");
    }

    @Test
    void a_name_of_the_environment_that_is_almost_one_of_ours_is_worth_a_word() throws Exception {
        Map<String, String> environment =
                Map.of("POSTGRES_PROT", "geheim", "API_PROT", "1", "PATH", "/bin", "HOME", "/", "LOGNAME", "x");

        assertThat(load(environment).notices())
                .containsExactly(
                        "API_PROT (environment): No effect here: there is no such setting; did you mean API_PORT?",
                        "POSTGRES_PROT (environment): No effect here: there is no such setting; did you mean"
                                + " POSTGRES_PORT?");
        assertThat(EnvironmentLayer.nearMisses(Map.of("API_PORT", "1"), Set.of("API_PORT")))
                .isEmpty();
    }

    private TradingConfig load(Map<String, String> environment) throws Exception {
        return new ConfigLoader(home, environment).load(folder -> folder.resolve("data"));
    }

    private void env(String text) throws IOException {
        OwnerOnly.write(home.resolve(".env"), text);
    }
}
