package trading.web.security.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.web.edge.Network;

/// What a token may do, without its text. `userSince`: when its user was made, so that it is not of another
/// user of the same name. `account`: the only one that it is for, null for all. `networks`: where it may
/// come from; empty for anywhere.
public record ApiToken(
        String id,
        String label,
        String user,
        Instant userSince,
        TokenScope scope,
        @Nullable Integer account,
        List<String> networks,
        Instant created,
        Instant expires,
        @Nullable Instant lastUsed) {
    public ApiToken {
        networks = List.copyOf(networks);
    }

    boolean isFrom(String address) {
        return networks.isEmpty()
                || networks.stream()
                        .anyMatch(network -> Network.parse(network)
                                .filter(known -> known.contains(address))
                                .isPresent());
    }
}
