package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.infra.process.OwnerOnly;
import trading.launcher.config.ConfigException;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.TradingConfig;
import trading.launcher.secret.SecretStore;

class SecretCommandTest {
    private static final String CANARY = "sk-canary-3f9a61";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Path data() {
        return folder.resolve("data");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", data().toString()));
        return terminal.run(all.toArray(String[]::new));
    }

    private int set(String name, String piped, String... more) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)));
        try {
            List<String> arguments = new ArrayList<>(List.of("secret", "set", name));
            arguments.addAll(List.of(more));
            return run(arguments.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private JsonNode lastLine() throws IOException {
        return new ObjectMapper().readTree(terminal.out().lines().toList().getLast());
    }

    @Test
    void a_new_key_can_be_kept_under_a_passphrase_out_of_a_file() throws Exception {
        set("OPENAI_API_KEY", CANARY);
        Path short_ = OwnerOnlyFile.write(folder.resolve("short"), "too short");
        Path file = OwnerOnlyFile.write(folder.resolve("passphrase"), "a horse that counts");
        assertThat(run("secret", "rekey", "--guard", "passphrase", "--new-passphrase-file", short_.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("secret", "rekey", "--guard", "wax")).isEqualTo(ExitCode.USAGE);
        assertThat(run("secret", "rekey", "--guard", "passphrase", "--new-passphrase-file", file.toString(), "--json"))
                .isZero();
        assertThat(lastLine().path("guard").asText()).isEqualTo("passphrase");
        assertThat(Files.readString(data().resolve("secrets/store.key"))).startsWith("argon2id ");

        assertThat(run("secret", "list")).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(terminal.err()).contains("--passphrase-file");
        assertThat(run("secret", "list", "--passphrase-file", file.toString())).isZero();
        assertThat(terminal.out()).contains("OPENAI_API_KEY");
        assertThat(run("secret", "rekey", "--guard", "file", "--passphrase-file", file.toString()))
                .isZero();
        assertThat(SecretStore.in(data()).read().get("OPENAI_API_KEY").value()).isEqualTo(CANARY);
        assertThat(terminal.out() + terminal.err()).doesNotContain("canary").doesNotContain("horse");
    }

    private static final class OwnerOnlyFile {
        static Path write(Path file, String text) throws IOException {
            OwnerOnly.write(file, text);
            return file;
        }
    }

    @Test
    void a_piped_value_is_kept_and_the_list_shows_its_name_and_time_only() throws Exception {
        assertThat(set("OPENAI_API_KEY", CANARY + "\n")).isZero();
        assertThat(run("secret", "list")).isZero();
        assertThat(terminal.out()).containsPattern("OPENAI_API_KEY +20\\d\\d-\\d\\d-\\d\\dT");
        assertThat(run("secret", "list", "--json")).isZero();
        assertThat(lastLine().get(0).path("name").asText()).isEqualTo("OPENAI_API_KEY");
        assertThat(lastLine().get(0).fieldNames()).toIterable().containsExactly("name", "set", "overriddenBy");

        assertThat(SecretStore.in(data()).read().get("OPENAI_API_KEY").value()).isEqualTo(CANARY);
        assertThat(terminal.out() + terminal.err()).doesNotContain("canary");
    }

    @Test
    void a_removed_one_is_gone_and_removing_it_again_is_a_usage_error() throws Exception {
        set("OPENAI_API_KEY", CANARY);
        assertThat(run("secret", "remove", "OPENAI_API_KEY")).isZero();
        assertThat(run("secret", "remove", "OPENAI_API_KEY")).isEqualTo(ExitCode.USAGE);
        assertThat(run("secret", "remove", "OPENAI_API_KEY", "--json")).isEqualTo(ExitCode.USAGE);
        assertThat(lastLine().path("removed").asBoolean(true)).isFalse();
        assertThat(SecretStore.in(data()).read()).isEmpty();
    }

    @Test
    void a_value_in_the_arguments_is_refused_and_not_repeated() {
        assertThat(set("OPENAI_API_KEY", "", CANARY)).isEqualTo(ExitCode.USAGE);
        assertThat(set(CANARY, "")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("not taken as an argument").doesNotContain("canary");
        assertThat(data()).doesNotExist();
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest_one() {
        assertThat(set("OPENAI_API_KYE", CANARY)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("did you mean OPENAI_API_KEY?");
    }

    @Test
    void a_value_that_could_not_be_used_is_refused_without_showing_it() {
        assertThat(set("OPENAI_API_KEY", "canary with spaces")).isEqualTo(ExitCode.DATA);
        assertThat(set("ALERTS_WEBHOOK", "ftp://canary")).isEqualTo(ExitCode.DATA);
        assertThat(set("OPENAI_API_KEY", "")).isEqualTo(ExitCode.DATA);
        assertThat(set("OPENAI_API_KEY", "c".repeat(9_000))).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("https://example.com/hook").doesNotContain("canary");
        assertThat(data()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "list", "remove"})
    void each_has_help(String command) {
        assertThat(terminal.run("secret", command, "--help")).isZero();
        assertThat(terminal.out()).contains("Usage: trading secret " + command).contains("Exit codes:");
    }

    @Test
    void a_damaged_store_is_a_data_error_of_every_command_and_stays_as_it_is() throws Exception {
        set("OPENAI_API_KEY", CANARY);
        Path sealed = data().resolve("secrets/store.sealed");
        Files.writeString(sealed, "not a store");

        assertThat(run("secret", "list")).isEqualTo(ExitCode.DATA);
        assertThat(set("OPENAI_API_KEY", "other")).isEqualTo(ExitCode.DATA);
        assertThat(run("secret", "remove", "OPENAI_API_KEY")).isEqualTo(ExitCode.DATA);
        assertThat(run("start")).isEqualTo(ExitCode.CONFIG);
        assertThat(terminal.err()).contains("store.sealed").contains("restore it from a backup");
        assertThat(sealed).hasContent("not a store");
    }

    @Test
    void what_stops_trading_works_while_the_secrets_cannot_be_opened() throws Exception {
        set("OPENAI_API_KEY", CANARY);
        Files.writeString(data().resolve("secrets/store.sealed"), "not a store");

        assertThat(run("stop")).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void the_configuration_has_what_was_kept_and_prints_none_of_it() throws Exception {
        set("OPENAI_API_KEY", CANARY);
        set("ALERTS_WEBHOOK", "https://example.com/" + CANARY);
        write("config/config.toml", """
                [analyst]
                provider = "openai"
                model = "m"
                price_input = 0
                price_output = 0
                """);

        TradingConfig config = config(Map.of());

        assertThat(config.analyst().model().orElseThrow().key()).isNotNull();
        assertThat(config.alerts().webhook().orElseThrow().uri()).hasToString("https://example.com/" + CANARY);
        assertThat(config.toString()).doesNotContain("canary");
    }

    @Test
    void the_store_wins_over_the_file_and_yields_to_all_that_is_later() throws Exception {
        set("ALERTS_WEBHOOK", "https://example.com/store");
        write("config/config.toml", "[alerts]\nwebhook = \"https://example.com/toml\"\n");
        assertThat(webhook(Map.of())).endsWith("/store");

        write(".env", "ALERTS_WEBHOOK=https://example.com/env\n");
        assertThat(webhook(Map.of())).endsWith("/env");
        assertThat(webhook(Map.of("ALERTS_WEBHOOK", "https://example.com/environment")))
                .endsWith("/environment");
        assertThat(new ConfigLoader(folder, Map.of()).secretsElsewhere())
                .containsEntry("ALERTS_WEBHOOK", ".env line 1");
    }

    @Test
    void a_kept_value_that_is_wrong_is_told_without_it() throws Exception {
        SecretStore.in(data()).set("ALERTS_WEBHOOK", "canary", Instant.EPOCH);
        SecretStore.in(data()).set("OLD_NAME", "canary", Instant.EPOCH);
        try {
            config(Map.of());
        } catch (ConfigException e) {
            assertThat(e)
                    .hasMessageContaining("alerts.webhook = ***  (secret store)")
                    .hasMessageContaining("OLD_NAME = ***  (secret store)")
                    .hasMessageNotContaining("canary");
            return;
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void two_runs_at_once_keep_both_values() throws Exception {
        Process first = program("OPENAI_API_KEY", CANARY + 1);
        Process second = program("ANTHROPIC_API_KEY", CANARY + 2);
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();

        assertThat(SecretStore.in(data()).read()).containsOnlyKeys("OPENAI_API_KEY", "ANTHROPIC_API_KEY");
    }

    private Process program(String name, String value) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtrading.home=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "trading.launcher.Main",
                        "secret",
                        "set",
                        name,
                        "--data-dir",
                        data().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(value.getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    private String webhook(Map<String, String> environment) throws Exception {
        return config(environment).alerts().webhook().orElseThrow().uri().toString();
    }

    private TradingConfig config(Map<String, String> environment) throws Exception {
        return new ConfigLoader(folder, environment).load(home -> data());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        OwnerOnly.write(file, text);
    }
}
