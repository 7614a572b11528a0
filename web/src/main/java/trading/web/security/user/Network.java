package trading.web.security.user;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address.
final class Network {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /// Empty when it is none. Asks no name server.
    static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2) {
            return Optional.empty();
        }
        Optional<byte[]> address = address(parts[0]);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = address.get().length * 8;
        if (parts.length == 1) {
            return Optional.of(new Network(address.get(), most));
        }
        if (!parts[1].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[1]) > most) {
            return Optional.empty();
        }
        return Optional.of(new Network(address.get(), Integer.parseInt(parts[1])));
    }

    /// Whether `other`, an address in digits, is in it.
    boolean contains(String other) {
        byte[] asked = address(other).orElse(new byte[0]);
        if (asked.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((asked[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> address(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!LITERAL.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
