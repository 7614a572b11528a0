package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
    private static final Optional<String> SETPRIV = Optional.of("/usr/bin/setpriv");
    private static final Optional<String> UNSHARE = Optional.of("/usr/bin/unshare");

    @Test
    void root_becomes_the_owner_of_the_data() {
        assertThat(Privileges.forRoot(1000, 1001, new LinuxTools(SETPRIV, Optional.empty(), UNSHARE))
                        .prefix())
                .containsExactly("/usr/bin/setpriv", "--reuid=1000", "--regid=1001", "--clear-groups", "--");
    }

    @Test
    void root_gives_up_its_powers_in_a_user_namespace_when_the_data_is_its_own() {
        assertThat(Privileges.forRoot(0, 0, new LinuxTools(SETPRIV, Optional.empty(), UNSHARE))
                        .prefix())
                .containsExactly("/usr/bin/unshare", "-U", "--");
    }

    @Test
    void root_becomes_nobody_where_there_are_no_user_namespaces() {
        assertThat(Privileges.forRoot(0, 0, new LinuxTools(SETPRIV, Optional.empty(), Optional.empty()))
                        .prefix())
                .contains("--reuid=65534");
    }

    @Test
    void root_is_told_what_to_do_where_it_cannot_be_given_up() {
        assertThatThrownBy(() ->
                        Privileges.forRoot(0, 0, new LinuxTools(Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(ServiceStartException.class)
                .satisfies(failed -> assertThat(((ServiceStartException) failed).render())
                        .contains("refuses to run as root", "as an ordinary user"));
    }
}
