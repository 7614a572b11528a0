package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.route.Route;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.security.user.User;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class SetUpTest {
    private static final String ANNA = "{'name': 'Anna', 'password': 'four words of a sentence'}";

    private TestDesk desk;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.beforeSetUp(directory);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Api api() {
        return new Api(desk);
    }

    private static String problem(RawHttp.Answer answer) {
        return answer.json().path("type").asText();
    }

    @Test
    void before_the_set_up_nothing_answers_but_what_is_open_and_the_set_up() {
        Api setUp = api().byLink(desk);

        assertThat(setUp.json("/api/session").path("authMode").asText()).isEqualTo("setup");
        List<String> wrong = new ArrayList<>();
        for (Route route : desk.web().server().table().routes()) {
            String path = route.path().replaceAll("\\{[^}]*}", "1");
            if (!route.access().needsLogin() || route.path().matches("/api/(session|setup|auth/confirm)")) {
                continue;
            }
            RawHttp.Answer answer = route.method().equals("GET")
                    ? setUp.get(path)
                    : route.method().equals("DELETE") ? setUp.delete(path) : setUp.send(route.method(), path, "{}");
            if (answer.status() != 403 || !problem(answer).equals("/problems/setup-needed")) {
                wrong.add(route.method() + " " + route.path());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(api().json("/api/auth").path("passwords").asBoolean()).isFalse();
        assertThat(api().post("/api/setup", ANNA).status()).isEqualTo(401);
    }

    @Test
    void a_name_and_a_password_make_the_first_admin_who_is_logged_in_at_once() {
        RawHttp.Answer made = api().byLink(desk).post("/api/setup", ANNA);

        assertThat(made.status()).isEqualTo(201);
        Api anna = api().with("Cookie", Api.cookie(made));
        assertThat(anna.json("/api/session").path("user").asText()).isEqualTo("anna");
        assertThat(anna.json("/api/session").path("role").asText()).isEqualTo("ADMIN");
        assertThat(anna.get("/api/users").status()).isEqualTo(200);
        assertThat(api().loggedIn("ANNA", "four words of a sentence")
                        .get("/api/account")
                        .status())
                .isEqualTo(200);
        assertThat(desk.security().newLoginLink())
                .as("nobody comes in by links now")
                .isEqualTo("/");
    }

    @Test
    void whoever_goes_on_without_a_password_comes_in_by_links() {
        RawHttp.Answer made = api().byLink(desk).post("/api/setup", "{}");

        assertThat(made.status()).isEqualTo(201);
        Api owner = api().byLink(desk);
        assertThat(owner.json("/api/session").path("user").asText()).isEqualTo("owner");
        assertThat(owner.json("/api/session").path("hasPassword").asBoolean()).isFalse();
        assertThat(owner.get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void the_set_up_is_done_once_and_never_again() {
        Api first = api().byLink(desk);
        Api second = api().byLink(desk);
        String unused = desk.security().newLoginLink();
        Api anna = api().with("Cookie", Api.cookie(first.post("/api/setup", ANNA)));

        assertThat(first.post("/api/setup", "{}").status())
                .as("its session has ended")
                .isEqualTo(401);
        assertThat(second.post("/api/setup", "{}").status()).isEqualTo(401);
        assertThat(anna.post("/api/setup", "{}").status()).isEqualTo(404);
        assertThat(api().get(unused).status()).isEqualTo(403);
        assertThat(desk.security().users().all()).extracting(User::name).containsExactly("anna");
    }

    @Test
    void of_two_at_once_one_wins() throws Exception {
        List<Api> rivals = List.of(api().byLink(desk), api().byLink(desk), api().byLink(desk));
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String body = "{'name': 'user" + i + "', 'password': 'four words of a sentence'}";
                Api rival = rivals.get(i);
                tries.add(() -> rival.post("/api/setup", body).status());
            }
            for (Future<Integer> each : threads.invokeAll(tries)) {
                answers.add(each.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers).allMatch(status -> status == 201 || status == 404 || status == 401);
        assertThat(desk.security().users().all()).hasSize(1);
    }

    @Test
    void a_weak_password_or_half_of_the_form_is_refused_and_the_set_up_goes_on() {
        Api setUp = api().byLink(desk);

        RawHttp.Answer weak = setUp.post("/api/setup", "{'name': 'anna', 'password': 'password1234'}");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.json().path("errors").path(0).path("pointer").asText()).isEqualTo("/password");
        assertThat(setUp.post("/api/setup", "{'name': 'anna'}").status()).isEqualTo(422);
        assertThat(setUp.post("/api/setup", "{'name': 'a b', 'password': 'four words of a sentence'}")
                        .status())
                .isEqualTo(422);
        assertThat(desk.security().users().isEmpty()).isTrue();
        assertThat(setUp.post("/api/setup", ANNA).status()).isEqualTo(201);
    }

    @Test
    void a_command_of_the_owner_works_before_the_set_up() {
        String token = desk.security().newToken("cli:anna", Duration.ofMinutes(5));

        assertThat(api().with("Authorization", "Bearer " + token)
                        .get("/api/account")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_user_who_was_made_elsewhere_ends_the_set_up() {
        Api setUp = api().byLink(desk);
        desk.security().users().add("bob", Role.ADMIN, PasswordHash.standIn());

        assertThat(setUp.post("/api/setup", ANNA).status()).isEqualTo(401);
    }
}
