package trading.web.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingAddressTest {
    private static OutgoingAddress in(String address, boolean privateAllowed) {
        return new OutgoingAddress(URI.create(address), privateAllowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0.0.0.0/",
                "http://10.1.2.3:8080/hook",
                "http://172.31.0.1/",
                "http://192.168.0.1/",
                "http://100.64.0.1/",
                "http://198.18.0.1/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://api.localhost/",
                "https://printer.local/",
                "https://vault.internal/"
            })
    void an_address_of_this_machine_or_a_private_network_is_refused_unless_allowed(String address) throws Exception {
        assertThat(in(address, false).objection()).isPresent();
        assertThatThrownBy(() -> in(address, false).check()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://10.1.2.3:8080/hook", "http://[::1]/", "https://localhost/"})
    void private_ones_can_be_allowed(String address) throws Exception {
        assertThat(in(address, true).objection()).isEmpty();
        in(address, true).check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.com/",
                "gopher://example.com/",
                "jar:http://example.com/x!/",
                "http:///path",
                "http://user@example.com/",
                "http://user:word@example.com/",
                "http://example.com/#part",
                "http://169.254.169.254/latest/meta-data",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:169.254.169.254]/",
                "http://0xa9fea9fe/",
                "http://metadata.google.internal/"
            })
    void what_is_no_web_address_or_tells_secrets_is_refused_always(String address) {
        assertThat(in(address, true).objection()).isPresent();
        assertThat(in(address, false).objection()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/hook/secret", "https://8.8.8.8/", "http://[2606:4700::1111]/"})
    void addresses_in_public_are_taken(String address) {
        assertThat(in(address, false).objection()).isEmpty();
        assertThat(in(address, false)).asString().doesNotContain("secret");
    }

    @Test
    void a_name_that_means_a_private_address_by_the_time_of_the_connect_is_not_found_any_more() throws Exception {
        InetAddress outside = InetAddress.getByAddress("flip.example", new byte[] {8, 8, 8, 8});
        InetAddress inside = InetAddress.getByAddress("flip.example", new byte[] {127, 0, 0, 1});
        AtomicReference<List<InetAddress>> answer = new AtomicReference<>(List.of(inside));
        InetAddressResolver resolver = GuardedResolver.guarded(new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
                return answer.get().stream();
            }

            @Override
            public String lookupByAddress(byte[] address) {
                return "name";
            }
        });
        InetAddressResolver.LookupPolicy any =
                InetAddressResolver.LookupPolicy.of(InetAddressResolver.LookupPolicy.IPV4);
        assertThat(resolver.lookupByName("flip.example", any)).containsExactly(inside);

        GuardedResolver.keepPublic("flip.example");
        assertThatThrownBy(() -> resolver.lookupByName("FLIP.example", any)).isInstanceOf(UnknownHostException.class);
        answer.set(List.of(inside, outside));
        assertThat(resolver.lookupByName("flip.example", any)).containsExactly(outside);
        assertThat(resolver.lookupByName("other.example", any)).containsExactly(inside, outside);
    }

    @Test
    void java_itself_looks_names_up_by_it() throws Exception {
        assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
        GuardedResolver.keepPublic("localhost.localdomain");
        assertThatThrownBy(() -> InetAddress.getAllByName("localhost.localdomain"))
                .isInstanceOf(UnknownHostException.class);
    }
}
