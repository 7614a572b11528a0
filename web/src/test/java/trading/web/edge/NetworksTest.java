package trading.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.7.0/25, 192.168.7.127, true",
        "192.168.7.0/25, 192.168.7.128, false",
        "192.168.7.9, 192.168.7.9, true",
        "192.168.7.9, 192.168.7.8, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, ::2, false",
        "fe80::/10, fe80::1%eth0, true",
        "127.0.0.0/8, ::ffff:127.0.0.1, true",
        "::ffff:10.0.0.0, 10.0.0.0, true",
        "10.0.0.0/8, localhost, false",
        "10.0.0.0/8, 10.0.0.1.evil.com, false",
        "10.0.0.0/8, '', false"
    })
    void an_address_is_in_a_network_or_not(String network, String address, boolean in) {
        assertThat(Networks.parse(network).contains(address)).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/08",
                "10.1.2.3/8",
                "2001:db8::1/64",
                "::/129",
                "example.com",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0",
                "10.0.0.0/8,",
                "0x0a.0.0.1",
                "1:2:3",
                "10.0.0.1."
            })
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> Networks.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void several_are_parted_by_commas() {
        Networks networks = Networks.parse("10.0.0.0/8, ::1");
        assertThat(networks.contains("10.9.9.9")).isTrue();
        assertThat(networks.contains("::1")).isTrue();
        assertThat(networks.contains("9.9.9.9")).isFalse();
        assertThat(Networks.ALL.contains("9.9.9.9")).isTrue();
        assertThat(Networks.NONE.contains("9.9.9.9")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // socket | header | who it is
                "127.0.0.1 | 9.9.9.9 | 9.9.9.9",
                "8.8.8.8 | 9.9.9.9 | 8.8.8.8",
                "127.0.0.1 | 1.1.1.1, 9.9.9.9 | 9.9.9.9",
                "127.0.0.1 | 1.1.1.1, 9.9.9.9, 10.0.0.5 | 9.9.9.9",
                "127.0.0.1 | 10.0.0.7, 10.0.0.5 | 10.0.0.7",
                "127.0.0.1 | evil | 127.0.0.1",
                "127.0.0.1 | 9.9.9.9, evil | 127.0.0.1",
                "127.0.0.1 | 9.9.9.9, | 127.0.0.1",
                "127.0.0.1 | [2001:db8::7] | [2001:db8::7]"
            })
    void a_forwarded_address_counts_as_far_as_who_wrote_it_is_trusted(String socket, String header, String client) {
        assertThat(ClientAddress.of(socket, header, Networks.parse("127.0.0.0/8, 10.0.0.0/8")))
                .isEqualTo(client);
        assertThat(ClientAddress.of(socket, header, Networks.NONE)).isEqualTo(socket);
    }
}
