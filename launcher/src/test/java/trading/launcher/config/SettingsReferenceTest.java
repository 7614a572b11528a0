package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The reference page lists what there is: its tables are those that the settings would write. When it does not, the
/// page as it should be is in `target/configuration.md`.
class SettingsReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Path SHIPPED = Path.of("..", "config", "config.toml");
    private static final Pattern TABLE =
            Pattern.compile("<!-- settings: ([a-z ]+) -->\\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?:# )?([a-z_-]+) = (\"[^\"]*\"|\\[.*]|[^# ]+).*");

    @Test
    void the_page_lists_every_setting_as_it_is() throws Exception {
        String page = Files.readString(PAGE);
        List<String> groups = new ArrayList<>();
        String expected = TABLE.matcher(page).replaceAll(table -> {
            List<String> ofTable = List.of(table.group(1).split(" "));
            groups.addAll(ofTable);
            return Matcher.quoteReplacement(
                    "<!-- settings: " + table.group(1) + " -->\n" + rows(ofTable) + "<!-- end -->");
        });
        Files.writeString(Path.of("target", "configuration.md"), expected);

        assertThat(page)
                .as("made again by this test: cp launcher/target/configuration.md docs/configuration.md")
                .isEqualTo(expected);
        assertThat(groups)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Settings.ALL.stream().map(Setting::group).collect(Collectors.toSet()));
    }

    @Test
    void no_two_settings_share_a_name_and_each_says_in_a_sentence_what_it_does() {
        assertThat(Settings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(Settings.ALL).extracting(Setting::environmentName).doesNotHaveDuplicates();
        assertThat(Settings.ALL).extracting(Setting::help).allMatch(help -> help.matches("[A-Z].*\\."));
        assertThat(Settings.ALL).extracting(Setting::expected).noneMatch(expected -> expected.contains("|"));
    }

    @Test
    void every_default_is_a_value_that_is_allowed() {
        for (Setting<?> setting : Settings.ALL) {
            if (setting.defaultText() != null) {
                assertThat(setting.parser().parse(setting.defaultText()))
                        .as(setting.key())
                        .isNotNull();
            }
        }
    }

    @Test
    void the_shipped_file_has_only_settings_that_there_are_with_values_that_are_allowed() throws Exception {
        Set<String> known = Settings.ALL.stream()
                .filter(setting -> !setting.secret())
                .map(Setting::key)
                .collect(Collectors.toSet());
        String table = "";
        List<String> seen = new ArrayList<>();
        for (String line : Files.readAllLines(SHIPPED)) {
            Matcher setting = LINE.matcher(line);
            if (line.startsWith("[")) {
                table = line.substring(1, line.indexOf(']'));
            } else if (setting.matches()) {
                String key = table + "." + setting.group(1);
                assertThat(known).contains(key);
                seen.add(key);
                parse(key, setting.group(2).replaceAll("^\\[?\"|\"]?$", ""));
            }
        }
        assertThat(seen).hasSizeGreaterThan(60).contains("log.directory", "redis.key_prefix");
    }

    private static void parse(String key, String value) {
        Settings.ALL.stream()
                .filter(setting -> setting.key().equals(key))
                .forEach(setting ->
                        assertThat(setting.parser().parse(value)).as(key).isNotNull());
    }

    private static String rows(List<String> groups) {
        StringBuilder rows =
                new StringBuilder("| in `config.toml` | in `.env`, environment | default | what it may be |"
                        + " what it does | a change holds |\n|---|---|---|---|---|---|\n");
        for (String group : groups) {
            Settings.ALL.stream()
                    .filter(setting -> setting.group().equals(group))
                    .forEach(setting -> rows.append(row(setting)));
        }
        return rows.toString();
    }

    private static String row(Setting<?> setting) {
        String text = setting.defaultText();
        return "| " + (setting.secret() ? "never; [secret store](#secrets)" : "`" + setting.key() + "`")
                + " | `" + setting.environmentName() + "` | "
                + (text == null || text.isEmpty() ? "" : "`" + text + "`")
                + " | " + setting.expected()
                + " | " + setting.help()
                + " | " + (setting.hot() ? "at once" : "at the next start") + " |\n";
    }
}
