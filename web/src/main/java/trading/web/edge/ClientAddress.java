package trading.web.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is at the other end: the socket's address, or the one that a trusted proxy says it speaks for.
public final class ClientAddress {
    private static final int MOST_HOPS = 20;

    private ClientAddress() {}

    /// `forwarded`: the header `X-Forwarded-For` as it came, or null. It is read from its end, where the nearest
    /// proxy wrote, and only for as long as who wrote is trusted: what stands before that anybody can have sent.
    public static String of(String socket, @Nullable String forwarded, Networks proxies) {
        if (forwarded == null || proxies.isEmpty() || !proxies.contains(socket)) {
            return socket;
        }
        List<String> hops = List.of(forwarded.split(",", -1));
        String client = socket;
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS); i--) {
            String hop = hops.get(i).strip();
            if (Network.bytes(hop).isEmpty()) {
                return client;
            }
            client = hop;
            if (!proxies.contains(hop)) {
                return client;
            }
        }
        return client;
    }
}
