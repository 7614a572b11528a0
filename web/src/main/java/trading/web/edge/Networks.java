package trading.web.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Networks by their addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address. No names, so that nobody who answers
/// for a name decides.
public final class Networks {
    /// What these accept is never looked up as a name.
    private static final Pattern LITERAL = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    public static final Networks NONE = new Networks(List.of());

    /// Every address there is.
    public static final Networks ALL = parse("0.0.0.0/0, ::/0");

    private static final class Network {
        private final byte[] address;
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += Byte.SIZE) {
                int mask = bits - bit >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - (bits - bit)) & 0xff;
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /// Parted by commas. Throws [IllegalArgumentException] for what is no network, and for one whose address has bits
    /// beyond its length: `10.1.2.3/8` may mean one of two things.
    public static Networks parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            networks.add(network(part.strip()));
        }
        return new Networks(List.copyOf(networks));
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("no network: " + text));
        int most = address.length * Byte.SIZE;
        int bits = most;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!length.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(length) > most) {
                throw new IllegalArgumentException("no network: " + text);
            }
            bits = Integer.parseInt(length);
        }
        for (int bit = bits; bit < most; bit++) {
            if ((address[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0) {
                throw new IllegalArgumentException(text + " has bits beyond its /" + bits);
            }
        }
        return new Network(address, bits);
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /// False for what is no address.
    public boolean contains(String address) {
        return bytes(address)
                .map(bytes -> networks.stream().anyMatch(network -> network.contains(bytes)))
                .orElse(false);
    }

    /// Of an address in digits; an IPv4 address inside of IPv6 is the IPv4 address, a zone of a link is left out.
    static Optional<byte[]> bytes(String text) {
        String literal = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = literal.indexOf('%');
        literal = zone < 0 ? literal : literal.substring(0, zone);
        if (!LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            return Optional.of(bytes.length == 16 && startsMapped(bytes) ? last(bytes) : bytes);
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean startsMapped(byte[] bytes) {
        return Arrays.equals(MAPPED, 0, MAPPED.length, bytes, 0, MAPPED.length);
    }

    private static byte[] last(byte[] bytes) {
        return Arrays.copyOfRange(bytes, MAPPED.length, bytes.length);
    }
}
