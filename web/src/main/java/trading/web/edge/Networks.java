package trading.web.edge;

import java.util.ArrayList;
import java.util.List;

/// Networks by their addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address. No names, so that nobody who answers
/// for a name decides.
public final class Networks {
    public static final Networks NONE = new Networks(List.of());

    /// Every address there is.
    public static final Networks ALL = parse("0.0.0.0/0, ::/0");

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
        Network network = Network.parse(text).orElseThrow(() -> new IllegalArgumentException("no network: " + text));
        if (network.hasBitsBeyond()) {
            throw new IllegalArgumentException(text + " has bits beyond its /" + network.bits());
        }
        return network;
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /// False for what is no address.
    public boolean contains(String address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
