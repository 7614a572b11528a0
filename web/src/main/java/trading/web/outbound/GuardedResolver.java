package trading.web.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Looks names up as Java does, but leaves out addresses that are not in public where a name was promised to be there:
/// a name server that answers otherwise between the check and the connect changes nothing. Found by Java itself.
public final class GuardedResolver extends InetAddressResolverProvider {
    private static final int MOST_NAMES = 1_000;
    private static final Set<String> PUBLIC_ONLY = ConcurrentHashMap.newKeySet();

    /// From here on.
    static void keepPublic(String name) {
        if (PUBLIC_ONLY.size() < MOST_NAMES) {
            PUBLIC_ONLY.add(name.toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return guarded(configuration.builtinResolver());
    }

    static InetAddressResolver guarded(InetAddressResolver plain) {
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (!PUBLIC_ONLY.contains(host.toLowerCase(Locale.ROOT))) {
                    return plain.lookupByName(host, policy);
                }
                List<InetAddress> addresses = plain.lookupByName(host, policy)
                        .filter(PublicAddress::isPublic)
                        .toList();
                if (addresses.isEmpty()) {
                    throw new UnknownHostException(host + ": has no address in public any more");
                }
                return addresses.stream();
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return plain.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "trading";
    }
}
