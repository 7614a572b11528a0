package trading.web.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import trading.web.edge.Networks;

/// Which addresses are out in public. IANA's special-purpose registries name the others.
final class PublicAddress {
    private static final Networks SPECIAL = Networks.parse("0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8,"
            + " 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.0.2.0/24, 192.88.99.0/24, 192.168.0.0/16,"
            + " 198.18.0.0/15, 198.51.100.0/24, 203.0.113.0/24, 224.0.0.0/4, 240.0.0.0/4,"
            + " ::/96, 100::/64, 2001::/23, 2001:db8::/32, fc00::/7, fe80::/10, fec0::/10, ff00::/8");

    /// Machines of clouds ask these who they are, and are told secrets.
    private static final Networks METADATA =
            Networks.parse("169.254.0.0/16, fe80::/10, fd00:ec2::254, 100.100.100.200, 192.0.0.192");

    private static final int NAT64 = 12;
    private static final byte[] NAT64_PREFIX = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        return !SPECIAL.contains(address.getHostAddress())
                && !SPECIAL.contains(inside(address).getHostAddress());
    }

    static boolean isMetadata(InetAddress address) {
        return METADATA.contains(address.getHostAddress())
                || METADATA.contains(inside(address).getHostAddress());
    }

    /// The IPv4 address that an IPv6 one stands for (NAT64, 6to4); else the address itself.
    private static InetAddress inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        if (Arrays.equals(NAT64_PREFIX, 0, NAT64, bytes, 0, NAT64)) {
            return of(Arrays.copyOfRange(bytes, NAT64, bytes.length));
        }
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 2;
        return sixToFour ? of(Arrays.copyOfRange(bytes, 2, 6)) : address;
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
