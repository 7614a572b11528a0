package trading.web.security.user;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.web.edge.Network;

/// What is asked of a token that is to be made.
public record TokenTerms(
        String label, TokenScope scope, @Nullable Integer account, List<String> networks, Instant expires) {
    /// How long a token is good that says nothing about it.
    public static final Duration USUAL = Duration.ofDays(90);

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_LABEL = 64;
    private static final int MOST_NETWORKS = 16;

    public TokenTerms {
        networks = List.copyOf(networks);
    }

    /// Why there can be no such token for `role` at `now`, as a sentence.
    public Optional<String> objection(Role role, Instant now) {
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("A token has a label of 1 to " + LONGEST_LABEL + " characters.");
        }
        if (!role.covers(scope.role())) {
            return Optional.of("A token of the scope " + scope.word() + " needs a user who is "
                    + scope.role().word() + "; this one is " + role.word() + ".");
        }
        if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
            return Optional.of("A token ends after now and within " + LONGEST.toDays() + " days.");
        }
        if (networks.size() > MOST_NETWORKS) {
            return Optional.of("A token has at most " + MOST_NETWORKS + " networks.");
        }
        return networks.stream()
                .filter(network -> Network.parse(network).isEmpty())
                .findFirst()
                .map(network -> "A network is an address with a number of bits, such as 10.0.0.0/8.");
    }
}
