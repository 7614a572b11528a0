package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.PortChoice;

class ConfigLoaderTest {
    @TempDir
    Path home;

    @Test
    void without_any_file_the_defaults_hold() throws Exception {
        TradingConfig config = loader(Map.of()).load(folder -> folder.resolve("data"));

        assertThat(config.apiPort()).isEqualTo(PortChoice.fixed(8000));
        assertThat(config.postgresPort()).isEqualTo(PortChoice.fixed(5432));
        assertThat(config.apiAuth()).isTrue();
        assertThat(config.dataDirectory()).isEqualTo(home.toAbsolutePath().resolve("data"));
    }

    @Test
    void each_layer_wins_over_the_one_before() throws Exception {
        write("config/config.toml", "[api]\nport = 8001\n[gateway]\nport = 3001\n[redis]\nport = 6001\n");
        write(".env", "API_PORT=8002\nGATEWAY_PORT=3002\nREDIS_PORT=6002\nPOSTGRES_PORT=auto\n");
        write(".env.local", "GATEWAY_PORT=3003\nREDIS_PORT=6003\n");

        TradingConfig config = loader(Map.of("REDIS_PORT", "6004", "API_PORT", "8004"))
                .option("API_PORT", "--api-port", "8005")
                .load(folder -> folder);

        assertThat(config.gatewayPort()).isEqualTo(PortChoice.fixed(3003));
        assertThat(config.redisPort()).isEqualTo(PortChoice.fixed(6004));
        assertThat(config.apiPort()).isEqualTo(PortChoice.fixed(8005));
        assertThat(config.postgresPort()).isEqualTo(PortChoice.auto(5432));
    }

    @Test
    void the_logs_are_found_while_other_values_are_wrong() throws Exception {
        write(".env", "API_PORT=many\n");

        assertThat(loader(Map.of()).logDirectory(folder -> folder.resolve("data")))
                .isEqualTo(home.toAbsolutePath().resolve("data/logs"));
        assertThat(loader(Map.of("LOG_DIR", "old-logs")).logDirectory(folder -> folder.resolve("data")))
                .isEqualTo(home.toAbsolutePath().resolve("old-logs"));
    }

    @Test
    void what_services_json_says_of_logs_holds_where_no_setting_does() throws Exception {
        write("config/services.json", "{\"logging\": {\"directory\": \"kept/logs\", \"level\": \"debug\"}}");
        Path folder = home.toAbsolutePath().resolve("kept/logs");

        TradingConfig config = loader(Map.of()).load(each -> each.resolve("data"));
        assertThat(config.logDirectory()).contains(folder);
        assertThat(config.logLevel()).isEqualTo("DEBUG");
        assertThat(loader(Map.of()).logDirectory(each -> each)).isEqualTo(folder);

        TradingConfig set =
                loader(Map.of("LOG_DIR", "mine", "LOG_LEVEL", "warn")).load(each -> each.resolve("data"));
        assertThat(set.logDirectory()).contains(home.toAbsolutePath().resolve("mine"));
        assertThat(set.logLevel()).isEqualTo("WARN");
    }

    @Test
    void a_log_folder_of_services_json_that_cannot_be_is_an_error() throws Exception {
        write("config/services.json", "{\"logging\": {\"directory\": \"config/services.json\"}}");

        ConfigException wrong = catchThrowableOfType(
                ConfigException.class, () -> loader(Map.of()).load(each -> each.resolve("data")));
        assertThat(wrong.getMessage()).contains("logging.directory", "config/services.json", "can be written to");
    }

    @Test
    void every_error_is_told_at_once_with_its_place_and_what_would_be_right() throws Exception {
        write("config/config.toml", "[api]\nport = 70000\nprot = 8000\n");
        write(".env", "\nREDIS_PRT=6000\n");

        ConfigException exception = catchThrowableOfType(
                ConfigException.class,
                () -> loader(Map.of("LOG_FORMAT", "xml"))
                        .option("GATEWAY_PORT", "--gateway-port", "-1")
                        .load(f -> f));

        assertThat(exception.errors())
                .extracting(
                        ConfigError::key,
                        ConfigError::value,
                        error -> error.origin().text())
                .containsExactlyInAnyOrder(
                        tuple("api.prot", "8000", "config/config.toml line 3"),
                        tuple("REDIS_PRT", "6000", ".env line 2"),
                        tuple("api.port", "70000", "config/config.toml line 2"),
                        tuple("gateway.port", "-1", "option --gateway-port"),
                        tuple("log.format", "xml", "environment"));
        assertThat(exception)
                .hasMessageContaining("did you mean api.port?")
                .hasMessageContaining("did you mean REDIS_PORT?")
                .hasMessageContaining("a port from 1 to 65535");
    }

    @Test
    void the_address_of_a_webhook_may_hold_a_secret_and_is_shown_in_no_error() throws Exception {
        write("config/config.toml", "[alerts]\nwebhook = \"ftp://example.com/geheim\"\nwebhok = \"http://h/geheim\"\n");

        ConfigException exception = catchThrowableOfType(
                ConfigException.class, () -> loader(Map.of()).load(f -> f));

        assertThat(exception)
                .hasMessageContaining("alerts.webhook")
                .hasMessageContaining("did you mean alerts.webhook?")
                .hasMessageContaining("https://example.com/hook")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void alerts_go_to_no_webhook_until_one_is_named() throws Exception {
        assertThat(loader(Map.of()).load(f -> f).alerts().webhook()).isEmpty();
        assertThat(loader(Map.of("ALERTS_WEBHOOK", "https://example.com/hook?key=1"))
                        .load(f -> f)
                        .alerts()
                        .webhook())
                .hasValue(new SecretAddress(URI.create("https://example.com/hook?key=1"), false));
    }

    @Test
    void broken_toml_names_the_line() throws Exception {
        write("config/config.toml", "[api]\nport = \n");

        ConfigException exception = catchThrowableOfType(
                ConfigException.class, () -> loader(Map.of()).load(f -> f));

        assertThat(exception).hasMessageContaining("config/config.toml line 2");
    }

    private ConfigLoader loader(Map<String, String> environment) {
        return new ConfigLoader(home, environment);
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
