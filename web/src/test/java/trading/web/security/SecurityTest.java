package trading.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.security.user.Users;

/// What time does to sessions, and what may go through which door.
class SecurityTest {
    private static final String PASSWORD = "four words of a sentence";
    private static final Logins.From HERE = new Logins.From("127.0.0.1", "a browser");

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();
    private Security security;

    @BeforeEach
    void users() {
        Users.in(folder).setUp("anna", PasswordHash.of(PASSWORD));
        security = new Security(SecurityConfig.in(folder, AuthMode.REQUIRED), new byte[32], clock::get);
    }

    private void later(Duration by) {
        clock.addAndGet(by.toNanos());
    }

    private String logIn() throws Exception {
        return ((Logins.Login.Opened) security.logins().byPassword("anna", PASSWORD, HERE)).session();
    }

    private Optional<Principal> who(String session) {
        return security.authenticate(null, session, "127.0.0.1");
    }

    @Test
    void a_session_ends_half_an_hour_after_its_last_use() throws Exception {
        String session = logIn();
        later(Duration.ofMinutes(29));
        assertThat(who(session)).isPresent();
        later(Duration.ofMinutes(29));
        assertThat(who(session)).isPresent();
        later(Duration.ofMinutes(30));

        assertThat(who(session)).isEmpty();
    }

    @Test
    void a_session_ends_twelve_hours_after_the_login_however_much_it_is_used() throws Exception {
        String session = logIn();
        for (int i = 0; i < 12 * 3 - 1; i++) {
            later(Duration.ofMinutes(20));
            assertThat(who(session)).isPresent();
        }
        later(Duration.ofMinutes(20));

        assertThat(who(session)).isEmpty();
    }

    @Test
    void what_must_be_confirmed_needs_the_password_of_five_minutes_ago_at_most() throws Exception {
        Security.Door door = new Security.Door(Role.ADMIN, false, true, false);
        String session = logIn();
        Principal anna = who(session).orElseThrow();
        assertThat(security.refusal(anna, door)).isEmpty();

        later(Duration.ofMinutes(5));
        assertThat(security.refusal(anna, door).orElseThrow().type().slug()).isEqualTo("confirmation-needed");
        assertThat(security.refusal(anna, new Security.Door(Role.ADMIN, false, false, false)))
                .isEmpty();

        security.sessions().confirm(Sessions.hash(session).orElseThrow());
        assertThat(security.refusal(anna, door)).isEmpty();
    }

    @Test
    void the_local_owner_is_confirmed_on_the_machine_and_nobody_else_with_them(@TempDir Path other) throws Exception {
        Users users = Users.in(other);
        users.setUp(Users.LOCAL_NAME, null);
        users.add("anna", Role.ADMIN, PasswordHash.of(PASSWORD));
        security = new Security(SecurityConfig.in(other, AuthMode.REQUIRED), new byte[32], clock::get);
        String link = security.newLoginLink().substring("/login?token=".length());
        Principal owner = who(((Logins.Login.Opened) security.logins().byLink(link, HERE)).session())
                .orElseThrow();
        Principal anna = who(logIn()).orElseThrow();
        later(Duration.ofMinutes(6));
        assertThat(security.isConfirmed(owner)).isFalse();

        assertThat(security.confirmLocal()).isEqualTo(1);

        assertThat(security.isConfirmed(owner)).isTrue();
        assertThat(security.isConfirmed(anna)).isFalse();
    }

    @Test
    void a_link_opens_nothing_from_another_machine(@TempDir Path other) {
        Users.in(other).setUp(Users.LOCAL_NAME, null);
        security = new Security(SecurityConfig.in(other, AuthMode.REQUIRED), new byte[32], clock::get);
        String link = security.newLoginLink().substring("/login?token=".length());

        assertThat(security.logins().byLink(link, new Logins.From("192.168.1.7", "")))
                .isInstanceOf(Logins.Login.Refused.class);
        assertThat(security.logins().byLink(link, HERE)).isInstanceOf(Logins.Login.Opened.class);
    }

    @Test
    void a_password_under_weaker_parameters_is_hashed_anew_at_the_next_login_and_nothing_ends() throws Exception {
        // "password" of the reference implementation's test, with a quarter of the memory of now
        String weak = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        security.users().setPassword("anna", weak);
        long version = security.users().find("anna").orElseThrow().version();

        assertThat(security.logins().byPassword("anna", "password", HERE)).isInstanceOf(Logins.Login.Opened.class);

        String now = security.users().find("anna").orElseThrow().password();
        assertThat(now).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Users.in(folder).find("anna").orElseThrow().password()).isEqualTo(now);
        assertThat(security.users().find("anna").orElseThrow().version()).isEqualTo(version);
        assertThat(security.logins().byPassword("anna", "password", HERE)).isInstanceOf(Logins.Login.Opened.class);
    }

    @Test
    void with_tls_the_cookie_is_for_this_host_alone() {
        SecurityConfig tls = new SecurityConfig(AuthMode.REQUIRED, folder, Duration.ofMinutes(60), true);

        assertThat(Cookies.of(tls, "x"))
                .startsWith("__Host-trading_session=x; Path=/;")
                .endsWith("; Secure");
        assertThat(Cookies.of(SecurityConfig.in(folder, AuthMode.REQUIRED), "x"))
                .startsWith("trading_session=x; Path=/;")
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
    }

    @Test
    void what_another_program_changes_in_the_files_holds_at_once() throws Exception {
        String session = logIn();
        Users.in(folder).add("bob", Role.ADMIN, PasswordHash.standIn());
        Users.in(folder).setDisabled("anna", true);
        assertThat(who(session)).isPresent();

        security.changedOutside();

        assertThat(who(session)).isEmpty();
        assertThat(security.users().find("bob")).isPresent();
    }
}
