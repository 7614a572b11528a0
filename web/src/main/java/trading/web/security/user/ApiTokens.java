package trading.web.security.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.security.user.TurnFile.Turn;

/// The tokens of scripts, in `api-tokens.json`: their hashes, not the tokens. Thread-safe.
///
/// A look-up is one in a map and never writes; the last use is written now and then.
public final class ApiTokens {
    /// What each of them begins with.
    public static final String PREFIX = TokenText.PREFIX;

    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);
    private static final String FILE = "api-tokens.json";
    private static final int MOST = 500;
    private static final int MOST_OF_A_USER = 50;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// How old the written time of the last use may become.
    private static final Duration USE_WRITTEN = Duration.ofMinutes(10);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            String hash,
            String label,
            String user,
            String userSince,
            String scope,
            @Nullable Integer account,
            List<String> networks,
            String created,
            String expires,
            @Nullable String lastUsed) {
        Entry {
            networks = List.copyOf(networks);
        }
    }

    record Content(int format, List<Entry> tokens) {
        Content {
            tokens = List.copyOf(tokens);
        }
    }

    /// A token that was just made: the only time that its text is known.
    public record Made(String text, ApiToken token) {
        /// Never with the text.
        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    private final TurnFile<Content> file;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private volatile Map<String, ApiToken> byHash;

    private ApiTokens(TurnFile<Content> file) {
        this.file = file;
        this.byHash = tokens(file.read());
    }

    /// Throws [IllegalStateException] when the file is damaged.
    public static ApiTokens in(Path dataDirectory) {
        return new ApiTokens(new TurnFile<>(dataDirectory.resolve(FILE), Content.class, new Content(1, List.of())));
    }

    /// Takes what the file says now.
    public void reload() {
        byHash = tokens(file.read());
    }

    /// Oldest first, with their last use.
    public List<ApiToken> all() {
        return byHash.values().stream().map(this::withUse).toList();
    }

    private ApiToken withUse(ApiToken token) {
        Instant last = used.get(token.id());
        return last == null
                ? token
                : new ApiToken(
                        token.id(),
                        token.label(),
                        token.user(),
                        token.userSince(),
                        token.scope(),
                        token.account(),
                        token.networks(),
                        token.created(),
                        token.expires(),
                        last);
    }

    /// Empty when there are too many. The terms must have been checked.
    public Optional<Made> create(User user, TokenTerms terms) {
        String text = TokenText.random();
        String hash = TokenText.hash(text).orElseThrow();
        byte[] id = new byte[6];
        RANDOM.nextBytes(id);
        ApiToken token = new ApiToken(
                HexFormat.of().formatHex(id),
                terms.label().strip(),
                user.name(),
                user.created(),
                terms.scope(),
                terms.account(),
                terms.networks(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                terms.expires().truncatedTo(ChronoUnit.MILLIS),
                null);
        boolean made = change(tokens -> {
            Instant now = Instant.now();
            tokens.values().removeIf(old -> !old.expires().isAfter(now));
            long mine = tokens.values().stream()
                    .filter(other -> other.user().equals(user.name()))
                    .count();
            return tokens.size() < MOST && mine < MOST_OF_A_USER && tokens.put(hash, token) == null;
        });
        return made ? Optional.of(new Made(text, token)) : Optional.empty();
    }

    /// Ends those tokens at once. How many there were.
    public int revoke(Predicate<ApiToken> which) {
        int[] gone = new int[1];
        change(tokens -> {
            int before = tokens.size();
            tokens.values().removeIf(which);
            gone[0] = before - tokens.size();
            return gone[0] > 0;
        });
        return gone[0];
    }

    /// What a use of a token came to. `first`: it was never used before.
    public record Use(ApiToken token, boolean first) {}

    /// Empty when there is no such token, when it has ended or has no `holder` any more, and when it may not
    /// be used from `address`.
    public Optional<Use> use(String text, String address, Predicate<ApiToken> holder) {
        Instant now = Instant.now();
        Optional<ApiToken> found = TokenText.hash(text)
                .flatMap(hash -> Optional.ofNullable(byHash.get(hash)))
                .filter(token -> token.expires().isAfter(now) && token.isFrom(address) && holder.test(token));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ApiToken token = found.get();
        Instant last = token.lastUsed();
        boolean first = used.put(token.id(), now.truncatedTo(ChronoUnit.MILLIS)) == null && last == null;
        if (last == null || last.plus(USE_WRITTEN).isBefore(now)) {
            writeUses();
        }
        return Optional.of(new Use(token, first));
    }

    /// Whether a token of before is still good.
    public boolean isAlive(String id) {
        return byHash.values().stream()
                .anyMatch(token -> token.id().equals(id) && token.expires().isAfter(Instant.now()));
    }

    /// A use that cannot be written is no reason to refuse it.
    private void writeUses() {
        try {
            change(tokens -> {
                tokens.replaceAll((hash, token) -> withUse(token));
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warn("api tokens: their last use cannot be written", e);
        }
    }

    private interface Step {
        /// Whether there is anything to write.
        boolean apply(Map<String, ApiToken> tokens);
    }

    private boolean change(Step step) {
        synchronized (file) {
            Map<String, ApiToken> tokens = new LinkedHashMap<>();
            boolean changed = file.change(before -> {
                tokens.putAll(tokens(before));
                boolean came = step.apply(tokens);
                return new Turn<>(came ? content(tokens) : null, came);
            });
            if (changed) {
                byHash = tokens;
            }
            return changed;
        }
    }

    private static Map<String, ApiToken> tokens(Content content) {
        Map<String, ApiToken> tokens = new LinkedHashMap<>();
        for (Entry entry : content.tokens()) {
            try {
                String lastUsed = entry.lastUsed();
                tokens.put(
                        entry.hash(),
                        new ApiToken(
                                entry.id(),
                                entry.label(),
                                entry.user(),
                                Instant.parse(entry.userSince()),
                                TokenScope.of(entry.scope()).orElseThrow(),
                                entry.account(),
                                entry.networks(),
                                Instant.parse(entry.created()),
                                Instant.parse(entry.expires()),
                                lastUsed == null ? null : Instant.parse(lastUsed)));
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        FILE + ": one of its tokens is damaged: restore it from a backup, or take it away to begin"
                                + " without tokens",
                        e);
            }
        }
        return tokens;
    }

    private static Content content(Map<String, ApiToken> tokens) {
        List<Entry> entries = new ArrayList<>();
        tokens.forEach((hash, token) -> {
            Instant lastUsed = token.lastUsed();
            entries.add(new Entry(
                    token.id(),
                    hash,
                    token.label(),
                    token.user(),
                    token.userSince().toString(),
                    token.scope().word(),
                    token.account(),
                    token.networks(),
                    token.created().toString(),
                    token.expires().toString(),
                    lastUsed == null ? null : lastUsed.toString()));
        });
        return new Content(1, entries);
    }
}
