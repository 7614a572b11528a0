package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsEditorTest {
    @TempDir
    Path home;

    private static SettingsEditor.Wish wish(String key, String value) {
        return new SettingsEditor.Wish(key, value);
    }

    private SettingsEditor.Outcome edit(SettingsEditor.Wish... wishes) throws IOException {
        return edit(new ConfigLoader(home, Map.of()), wishes);
    }

    private SettingsEditor.Outcome edit(ConfigLoader loader, SettingsEditor.Wish... wishes) throws IOException {
        return new SettingsEditor(loader, home.resolve("data")).edit(Arrays.asList(wishes));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(home.resolve(name));
    }

    private List<String> refused(SettingsEditor.Wish... wishes) throws IOException {
        return ((SettingsEditor.Outcome.Refused) edit(wishes))
                .objections().stream()
                        .map(each -> each.index() + " " + each.detail())
                        .toList();
    }

    @Test
    void a_setting_is_written_below_its_comment_and_everything_else_stays() throws Exception {
        write("config/config.toml", """
                # mine
                [log]
                # level = "INFO"
                # format = "text"

                [risk]
                open_orders = 100 # enough
                """);

        assertThat(edit(wish("log.level", "DEBUG"), wish("risk.open_orders", "200")))
                .isInstanceOf(SettingsEditor.Outcome.Written.class);

        assertThat(read("config/config.toml")).isEqualTo("""
                # mine
                [log]
                # level = "INFO"
                level = "DEBUG"
                # format = "text"

                [risk]
                open_orders = 200 # enough
                """);
    }

    @Test
    void a_table_that_is_missing_is_made_and_a_file_too() throws Exception {
        edit(wish("log.level", "DEBUG"));
        assertThat(read("config/config.toml")).isEqualTo("[log]\nlevel = \"DEBUG\"\n");
    }

    @Test
    void what_is_taken_out_holds_its_default_again() throws Exception {
        write("config/config.toml", "[log]\nlevel = \"DEBUG\"\nformat = \"json\"\n");
        edit(wish("log.level", null), wish("log.format", null));
        assertThat(read("config/config.toml")).isEqualTo("[log]\n");
    }

    @Test
    void what_an_env_file_says_is_changed_there() throws Exception {
        write(".env", "# mine\nLOG_LEVEL=INFO # loud\nexport BACKUP_KEEP=3\n");
        edit(wish("log.level", "DEBUG"), wish("backup.keep", "9"), wish("log.format", "json"));
        assertThat(read(".env")).isEqualTo("# mine\nLOG_LEVEL=DEBUG\nexport BACKUP_KEEP=9\n");
        assertThat(read("config/config.toml")).isEqualTo("[log]\nformat = \"json\"\n");
    }

    @Test
    void the_file_keeps_its_mode() throws Exception {
        write("config/config.toml", "");
        Path file = home.resolve("config/config.toml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        edit(wish("log.level", "DEBUG"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_no_file_is_touched() throws Exception {
        write("config/config.toml", "[log]\nlevel = \"INFO\"\n");

        List<String> told = refused(wish("log.level", "LOUD"), wish("log.format", "json"), wish("backup.keep", "0"));

        assertThat(told).hasSize(2);
        assertThat(told).anyMatch(text -> text.startsWith("0 log.level = LOUD") && text.contains("DEBUG"));
        assertThat(told).anyMatch(text -> text.startsWith("2 backup.keep = 0"));
        assertThat(read("config/config.toml")).isEqualTo("[log]\nlevel = \"INFO\"\n");
    }

    @Test
    void what_does_not_go_together_is_refused_as_a_whole() throws Exception {
        assertThat(refused(wish("analyst.provider", "openai"))).isNotEmpty();
        assertThat(home.resolve("config/config.toml")).doesNotExist();
    }

    @Test
    void secrets_places_on_the_machine_and_names_that_are_none_are_refused() throws Exception {
        assertThat(refused(wish("alerts.webhook", "https://example.com/x")))
                .singleElement()
                .asString()
                .contains("secret set ALERTS_WEBHOOK");
        assertThat(refused(wish("analyst.key_file", "/etc/shadow")))
                .singleElement()
                .asString()
                .contains("whoever has the machine");
        assertThat(refused(wish("api.auth", "false")))
                .singleElement()
                .asString()
                .contains("whoever has the machine");
        assertThat(refused(wish("log.levle", "INFO")))
                .containsExactly("0 there is no setting of this name; did you mean log.level?");
    }

    @Test
    void what_the_environment_or_an_option_says_is_not_written_into_a_file_that_it_would_win_over() throws Exception {
        ConfigLoader loader =
                new ConfigLoader(home, Map.of("LOG_LEVEL", "WARN")).option("API_PORT", "--api-port", "8001");
        SettingsEditor.Outcome outcome = edit(loader, wish("log.level", "DEBUG"), wish("api.port", "8002"));
        assertThat(((SettingsEditor.Outcome.Refused) outcome).objections())
                .extracting(SettingsEditor.Objection::detail)
                .containsExactlyInAnyOrder(
                        "log.level: it is set by the environment, which wins over every file: change it there",
                        "api.port: it is set by the option --api-port, which wins over every file: change it there");
    }

    @Test
    void a_value_cannot_bring_a_second_setting_along() throws Exception {
        assertThat(refused(wish("analyst.model", "a\"\nday_money = 9"))).hasSize(1);
        assertThat(edit(wish("analyst.model", "a\" day_money = \\9 # x")))
                .isInstanceOf(SettingsEditor.Outcome.Written.class);
        TradingConfig config = new ConfigLoader(home, Map.of()).load(folder -> home.resolve("data"));
        assertThat(config.settings().stream()
                        .filter(value -> value.key().equals("analyst.model"))
                        .map(SettingValue::shown))
                .containsExactly("a\" day_money = \\9 # x");
    }

    @Test
    void a_list_over_several_lines_is_left_to_a_person() throws Exception {
        String text = """
                [account]
                fee_tiers = [
                  "1000000 800 900",
                ]
                """;
        write("config/config.toml", text);
        assertThat(refused(wish("account.fee_tiers", "2000000 700 800")))
                .singleElement()
                .asString()
                .contains("edit the file");
        assertThat(read("config/config.toml")).isEqualTo(text);
    }
}
