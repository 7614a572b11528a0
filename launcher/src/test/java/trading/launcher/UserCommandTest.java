package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.testing.OwnedDesk;
import trading.web.security.user.Role;
import trading.web.security.user.User;
import trading.web.security.user.Users;
import trading.web.testing.Api;

class UserCommandTest {
    private static final String PASSWORD = "four words of a sentence";

    @TempDir
    Path data;

    private Terminal terminal = new Terminal();

    private int run(String piped, String... arguments) {
        terminal = new Terminal();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)));
        try {
            String[] all = Arrays.copyOf(arguments, arguments.length + 2);
            all[arguments.length] = "--data-dir";
            all[arguments.length + 1] = data.toString();
            return terminal.run(all);
        } finally {
            System.setIn(before);
        }
    }

    private User user(String name) {
        return Users.in(data).find(name).orElseThrow();
    }

    @Test
    void a_machine_without_a_browser_is_set_up_once() {
        assertThat(run(PASSWORD + "\n", "init", "--name", "Anna", "--password-stdin"))
                .isZero();
        assertThat(user("anna").role()).isEqualTo(Role.ADMIN);

        assertThat(run(PASSWORD, "init", "--name", "bob", "--password-stdin")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("trading user list");
        assertThat(Users.in(data).all()).hasSize(1);
    }

    @Test
    void a_weak_password_makes_nobody_and_is_not_shown() {
        assertThat(run("password1234", "init", "--password-stdin")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("guessed first").doesNotContain("password1234");
        assertThat(run("", "init", "--password-stdin")).isEqualTo(ExitCode.DATA);
        assertThat(Users.in(data).isEmpty()).isTrue();
    }

    @Test
    void without_a_terminal_or_a_pipe_nothing_is_asked() {
        assertThat(run("", "init")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("--password-stdin");
    }

    @Test
    void users_are_made_changed_listed_and_removed_while_nothing_runs() throws Exception {
        run(PASSWORD, "init", "--name", "anna", "--password-stdin");

        assertThat(run(PASSWORD, "user", "add", "bob", "--role", "viewer", "--password-stdin"))
                .isZero();
        assertThat(run("", "user", "role", "bob", "trader")).isZero();
        assertThat(user("bob").role()).isEqualTo(Role.TRADER);
        String before = user("bob").password();
        assertThat(run("another five words of a sentence\r\n", "user", "password", "bob", "--password-stdin"))
                .isZero();
        assertThat(user("bob").password()).isNotEqualTo(before);
        assertThat(run("", "user", "disable", "bob")).isZero();
        assertThat(user("bob").disabled()).isTrue();

        assertThat(run("", "user", "list", "--json")).isZero();
        var rows = new ObjectMapper().readTree(terminal.out());
        assertThat(rows).extracting(row -> row.path("name").asText()).containsExactly("anna", "bob");
        assertThat(terminal.out()).doesNotContain("argon2");
        assertThat(run("", "user", "list")).isZero();
        assertThat(terminal.out()).contains("bob", "trader", "disabled");

        assertThat(run("", "user", "enable", "bob")).isZero();
        assertThat(run("", "user", "remove", "bob")).isZero();
        assertThat(Users.in(data).find("bob")).isEmpty();
    }

    @Test
    void what_cannot_be_says_why() {
        run(PASSWORD, "init", "--name", "anna", "--password-stdin");

        assertThat(run("", "user", "remove", "anna")).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(terminal.err()).contains("last admin");
        assertThat(run("", "user", "role", "anna", "king")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "user", "disable", "nobody")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("There is no user nobody");
        assertThat(run(PASSWORD, "user", "add", "a b", "--role", "viewer", "--password-stdin"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(PASSWORD, "user", "add", "anna", "--role", "viewer", "--password-stdin"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void tokens_are_made_listed_and_revoked_while_nothing_runs() throws Exception {
        run(PASSWORD, "init", "--name", "anna", "--password-stdin");

        assertThat(run("", "token", "create", "grafana", "--network", "10.0.0.0/8", "--json"))
                .isZero();
        var made = new ObjectMapper().readTree(terminal.out());
        assertThat(made.path("token").asText()).startsWith("trd_");
        assertThat(made.path("scope").asText()).isEqualTo("read");
        assertThat(run("", "token", "list")).isZero();
        assertThat(terminal.out()).contains("grafana", "anna", "never").doesNotContain("trd_");
        assertThat(run("", "token", "list", "--json")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(terminal.out())
                        .get(0)
                        .path("networks")
                        .get(0)
                        .asText())
                .isEqualTo("10.0.0.0/8");
        assertThat(run("", "token", "create", "x", "--scope", "all")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "token", "create", "x", "--expires", "9999d")).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "token", "create", "x", "--user", "bob")).isEqualTo(ExitCode.USAGE);

        String id = made.path("id").asText();
        assertThat(run("", "token", "revoke", id)).isZero();
        assertThat(run("", "token", "revoke", id)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void what_is_changed_holds_at_once_where_the_product_runs() throws Exception {
        try (OwnedDesk owned = OwnedDesk.open(data)) {
            assertThat(run(PASSWORD, "user", "add", "tom", "--role", "trader", "--password-stdin"))
                    .isZero();
            Api tom = new Api(owned.desk()).loggedIn("tom", PASSWORD);
            assertThat(tom.get("/api/account").status()).isEqualTo(200);
            assertThat(run("", "token", "create", "bot", "--user", "tom", "--scope", "trade", "--json"))
                    .isZero();
            String token =
                    new ObjectMapper().readTree(terminal.out()).path("token").asText();
            Api bot = new Api(owned.desk()).with("Authorization", "Bearer " + token);
            assertThat(bot.get("/api/account").status()).isEqualTo(200);

            assertThat(run("", "user", "disable", "tom")).isZero();

            assertThat(tom.get("/api/account").status()).isEqualTo(401);
            assertThat(bot.get("/api/account").status()).isEqualTo(401);
        }
    }

    @Test
    void confirm_and_login_link_need_a_running_instance() throws Exception {
        assertThat(run("", "confirm")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run("", "login-link")).isEqualTo(ExitCode.UNAVAILABLE);
        try (OwnedDesk owned = OwnedDesk.open(data)) {
            assertThat(run("", "confirm")).isEqualTo(ExitCode.UNAVAILABLE);
            new Api(owned.desk()).byLink(owned.desk());
            assertThat(run("", "confirm")).isZero();
            assertThat(terminal.out()).contains("five minutes");
        }
    }
}
