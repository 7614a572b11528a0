package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trading.infra.process.OwnerOnly;
import trading.infra.process.PortChoice;

/// Files of the configuration as they may be found.
class BadConfigFilesTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"config/config.toml", ".env", ".env.local"})
    void an_empty_file_and_one_of_blanks_and_comments_says_nothing(String name) throws Exception {
        for (String text : new String[] {"", "\n\n", "\t \n# API_PORT=1\n"}) {
            write(name, text);

            assertThat(load().apiPort()).isEqualTo(PortChoice.fixed(8000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/config.toml", ".env", ".env.local"})
    void a_folder_something_binary_and_a_huge_file_are_named(String name) throws Exception {
        Files.createDirectories(home.resolve(name));
        assertThat(fails()).hasMessageContaining(name).hasMessageContaining("a file; this is a folder");

        Files.delete(home.resolve(name));
        write(name, "\0API_PORT=1");
        assertThat(fails()).hasMessageContaining(name).hasMessageContaining("text in UTF-8");

        Files.write(home.resolve(name), new byte[] {(byte) 0xc3, '('});
        assertThat(fails()).hasMessageContaining(name).hasMessageContaining("text in UTF-8");

        write(name, "#".repeat((int) ConfigFile.MOST_BYTES + 1));
        assertThat(fails()).hasMessageContaining(name).hasMessageContaining("at most 1048576 bytes");
    }

    @Test
    void a_byte_order_mark_line_ends_of_windows_and_tabs_do_no_harm() throws Exception {
        write("config/config.toml", "\uFEFF[api]\r\n\tport\t=\t8001\r\n");
        write(".env", "\uFEFFREDIS_PORT=6001\r\n\texport GATEWAY_PORT =\t3001 # mine\r\nLOG_LEVEL='debug'  # much\r\n");

        TradingConfig config = load();

        assertThat(config.apiPort()).isEqualTo(PortChoice.fixed(8001));
        assertThat(config.redisPort()).isEqualTo(PortChoice.fixed(6001));
        assertThat(config.gatewayPort()).isEqualTo(PortChoice.fixed(3001));
        assertThat(config.logLevel()).isEqualTo("DEBUG");
    }

    @Test
    void a_key_that_is_there_twice_is_an_error_with_both_places() throws Exception {
        write("config/config.toml", "[api]\nport = 8001\nport = 8002\n");
        write(".env", "REDIS_PORT=6001\n\nREDIS_PORT=6002\n");

        assertThat(fails())
                .hasMessageContaining("config/config.toml line 3")
                .hasMessageContaining("(.env line 3)")
                .hasMessageContaining("it is in line 1, too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "=geheim", "1A=geheim", "A B=geheim", "API_PORT=\"geheim", "API_PORT='8'geheim"})
    void a_line_that_is_none_is_named_and_not_quoted(String line) throws Exception {
        write(".env", "\n" + line + "\n");

        assertThat(fails())
                .hasMessageContaining("(.env line 2)")
                .hasMessageContaining("API_PORT=8000")
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "A=b#c, b#c",
        "A=b #c, b",
        "A=#c, ''",
        "A=, ''",
        "A='b #c', b #c",
        "A=\"b'c\" # d, b'c",
        "A=b=c, b=c",
    })
    void a_value_ends_where_its_comment_begins(String line, String value) throws Exception {
        write(".env", line + "\n");

        assertThat(DotenvLayer.read(home.resolve(".env"), new java.util.ArrayList<>())
                        .get("A")
                        .text())
                .isEqualTo(value);
    }

    @Test
    void options_win_over_the_environment_which_wins_over_files_and_its_trailing_line_break_is_nothing()
            throws Exception {
        write(".env", "API_PORT=8001\nREDIS_PORT=6001\nGATEWAY_PORT=3001\n");

        TradingConfig config = new ConfigLoader(home, Map.of("API_PORT", "8002\r\n", "REDIS_PORT", " 6002\n"))
                .option("API_PORT", "--api-port", "8003")
                .load(folder -> folder);

        assertThat(config.apiPort()).isEqualTo(PortChoice.fixed(8003));
        assertThat(config.redisPort()).isEqualTo(PortChoice.fixed(6002));
        assertThat(config.gatewayPort()).isEqualTo(PortChoice.fixed(3001));
        assertThat(config.settings())
                .filteredOn(
                        value -> value.group().equals("redis") && value.key().equals("redis.port"))
                .extracting(SettingValue::source, SettingValue::shown)
                .containsExactly(org.assertj.core.api.Assertions.tuple("environment", "6002"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000/hook", "http://10.0.0.1/", "https://localhost/x"})
    void a_webhook_in_a_private_network_is_refused_unless_it_is_allowed(String address) throws Exception {
        ConfigException wrong = catchThrowableOfType(
                ConfigException.class,
                () -> new ConfigLoader(home, Map.of("ALERTS_WEBHOOK", address)).load(folder -> folder));
        assertThat(wrong).hasMessageContaining("alerts.webhook").hasMessageContaining("outgoing.private_webhook");
        assertThat(wrong).hasMessageNotContaining(address);
        assertThat(new ConfigLoader(home, Map.of("ALERTS_WEBHOOK", address, "WEBHOOK_PRIVATE", "true"))
                        .load(folder -> folder)
                        .alerts()
                        .webhook())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "API_PORT, 0",
        "API_PORT, -1",
        "API_PORT, 70000",
        "API_PORT, 8e3",
        "GATEWAY_TICK_MILLIS, 5",
        "GATEWAY_TICK_MILLIS, 5 parsecs",
        "RISK_DRAWDOWN_PERCENT, 150",
        "API_AUTH, yes",
        "API_HOST, no.such.host",
        "API_HOST, 10.0.0.0/8",
        "API_NETWORKS, 10.1.2.3/8",
        "API_NETWORKS, example.com",
        "API_TRUSTED_PROXIES, any",
        "API_HOSTS, http://desk.example.com",
        "API_TLS, off",
        "API_ORDERS_PER_MINUTE, -1",
        "LOG_DIR, /dev/null/logs",
        "REDIS_MAX_MEMORY_MB, 1GB",
        "ALERTS_WEBHOOK, file:///etc/passwd",
        "ALERTS_WEBHOOK, http://user@example.com/",
        "ALERTS_WEBHOOK, http://169.254.169.254/latest",
    })
    void a_value_out_of_its_range_is_refused_with_the_range(String name, String value) {
        ConfigException wrong = catchThrowableOfType(
                ConfigException.class, () -> new ConfigLoader(home, Map.of(name, value)).load(folder -> folder));

        Setting<?> setting = Settings.ALL.stream()
                .filter(each -> each.environmentName().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(wrong.errors()).hasSize(1);
        assertThat(wrong).hasMessageContaining(setting.key()).hasMessageContaining(setting.expected());
        assertThat(wrong.isOfPermission()).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_secret_in_a_file_that_everybody_may_read_is_a_matter_of_rights() throws Exception {
        write(".env", "API_PORT=8001\n");
        readableByAll(".env");
        assertThat(load().apiPort()).isEqualTo(PortChoice.fixed(8001));

        write(".env", "POSTGRES_PASSWORD=geheim\n");
        readableByAll(".env");
        ConfigException wrong = fails();
        assertThat(wrong.isOfPermission()).isTrue();
        assertThat(wrong)
                .hasMessageContaining("POSTGRES_PASSWORD = ***  (.env)")
                .hasMessageContaining("chmod o-rwx")
                .hasMessageContaining("trading secret set POSTGRES_PASSWORD")
                .hasMessageNotContaining("geheim");

        write("config/config.toml", "[api]\nport = 0\n");
        assertThat(fails().isOfPermission()).isFalse();
        Files.delete(home.resolve("config/config.toml"));
        assertThat(new ConfigLoader(home, Map.of()).dataDirectory(folder -> folder))
                .as("a stop needs no more than the folder")
                .isEqualTo(home);
        write(".env", "POSTGRES_PASSWORD=geheim\n");
        assertThat(load().apiPort()).isEqualTo(PortChoice.fixed(8000));
    }

    private TradingConfig load() throws Exception {
        return new ConfigLoader(home, Map.of()).load(folder -> folder);
    }

    private ConfigException fails() {
        return catchThrowableOfType(ConfigException.class, this::load);
    }

    private void readableByAll(String name) throws IOException {
        Files.setPosixFilePermissions(home.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        OwnerOnly.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
