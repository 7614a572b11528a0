package trading.web.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address. No names, so that nobody who answers for a name
/// decides.
public final class Network {
    /// What these accept is never looked up as a name.
    private static final Pattern LITERAL = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /// Empty when it is none.
    public static Optional<Network> parse(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        Optional<byte[]> address = bytes(slash < 0 ? stripped : stripped.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = address.get().length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new Network(address.get(), most));
        }
        String length = stripped.substring(slash + 1);
        return length.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(length) <= most
                ? Optional.of(new Network(address.get(), Integer.parseInt(length)))
                : Optional.empty();
    }

    /// How many bits of an address count.
    int bits() {
        return bits;
    }

    /// Whether its address has bits that do not count: `10.1.2.3/8` may mean one of two things.
    boolean hasBitsBeyond() {
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            if ((address[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether `asked`, an address in digits, is in it. False for what is no address.
    public boolean contains(String asked) {
        return bytes(asked).filter(this::contains).isPresent();
    }

    private boolean contains(byte[] other) {
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
