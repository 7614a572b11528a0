package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
    @Test
    void a_fixed_port_that_is_taken_names_the_process_that_has_it() throws IOException {
        try (var holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> PortChoice.fixed(holder.getLocalPort()).resolve("Redis"))
                    .asInstanceOf(type(PortInUseException.class))
                    .satisfies(taken -> {
                        assertThat(taken.port()).isEqualTo(holder.getLocalPort());
                        assertThat(taken.holder())
                                .isEqualTo(
                                        new PortHolder(ProcessHandle.current().pid(), "java"));
                    });
        }
    }

    @Test
    void one_that_listens_on_all_addresses_holds_ours_too() throws IOException {
        try (var holder = new ServerSocket(0)) {
            assertThatThrownBy(() -> PortChoice.fixed(holder.getLocalPort()).resolve("Redis"))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void an_automatic_port_is_the_next_free_one() throws IOException {
        try (var holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(PortChoice.auto(holder.getLocalPort()).resolve("Redis"))
                    .isNotEqualTo(holder.getLocalPort())
                    .isPositive();
        }
    }

    @Test
    void a_number_that_is_no_port_is_refused() {
        assertThatThrownBy(() -> PortChoice.fixed(65_536)).hasMessage("port must be 1 to 65535: port=65536");
        assertThatThrownBy(() -> PortChoice.fixed(0)).hasMessage("port must be 1 to 65535: port=0");
    }
}
