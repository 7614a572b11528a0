package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.control.ControlServer;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.web.security.AuthMode;
import trading.web.security.Security;
import trading.web.security.SecurityConfig;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.security.user.Users;

class InstanceAccessTest {
    @TempDir
    Path data;

    private final Instance instance = new Instance(
            new ServiceBoard(Clock.systemUTC()), new StopSignal(), Restarts.of(ServiceDefinition.BUILT_IN));

    @Test
    void a_token_opens_the_api_for_the_one_who_asked() {
        Security security = new Security(SecurityConfig.in(data, AuthMode.REQUIRED), new byte[32]);
        instance.serving("http://127.0.0.1:8123", security);

        JsonNode access = instance.access("cli:anna");

        assertThat(access.path("url").asText()).isEqualTo("http://127.0.0.1:8123");
        assertThat(security.authenticate("Bearer " + access.path("token").asText(), null, "127.0.0.1"))
                .hasValueSatisfying(principal -> assertThat(principal.user()).isEqualTo("cli:anna"));
    }

    @Test
    void a_user_whom_a_command_shuts_out_is_out_at_once() {
        Users users = Users.in(data);
        users.setUp("anna", PasswordHash.standIn());
        Security security = new Security(SecurityConfig.in(data, AuthMode.REQUIRED), new byte[32]);
        instance.guardedBy(security);
        users.add("bob", Role.VIEWER, PasswordHash.standIn());
        users.setDisabled("bob", true);
        assertThat(security.users().find("bob")).isEmpty();

        instance.usersChanged("user_disabled", "user=bob", "cli:anna");

        assertThat(security.users().find("bob").orElseThrow().disabled()).isTrue();
    }

    @Test
    void before_the_set_up_the_link_is_printed_and_after_it_the_address_of_the_login() {
        Security security = new Security(SecurityConfig.in(data, AuthMode.REQUIRED), new byte[32]);
        instance.serving("http://127.0.0.1:8123", security);
        assertThat(instance.loginLink()).startsWith("http://127.0.0.1:8123/login?token=");

        security.users().setUp("anna", PasswordHash.standIn());

        assertThat(instance.loginLink()).isEqualTo("http://127.0.0.1:8123/");
    }

    @Test
    void an_instance_that_is_starting_is_told_apart_from_none() throws Exception {
        Terminal terminal = new Terminal();
        try (ControlServer server = ControlServer.start(data, instance)) {
            assertThat(terminal.run("strategy", "status", "--data-dir", data.toString()))
                    .isEqualTo(ExitCode.TEMPORARY);
        }
        assertThat(terminal.err()).contains("The instance on " + data + " is starting", "trading status");
    }
}
