package trading.web.exchange;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.infra.process.HmacSha256;
import trading.web.exchange.key.ExchangeKey;
import trading.web.exchange.key.ExchangeKeys;
import trading.web.exchange.stream.SessionSockets;
import trading.web.security.user.Role;

/// Proves who is calling: by an API key, and by a signature of the whole request that holds for a few
/// seconds.
///
/// Without a login (`--no-auth`, on a loopback address only) every key of the right form is taken and the
/// signature need only be there: a key that is known trades its account, any other the desk's.
final class Callers {
    static final String KEY_HEADER = "X-MBX-APIKEY";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final BigDecimal DEFAULT_WINDOW = BigDecimal.valueOf(5_000);
    private static final BigDecimal LONGEST_WINDOW = BigDecimal.valueOf(60_000);
    private static final long AHEAD_MILLIS = 1_000;

    private static final ExchangeError KEY_FORMAT =
            new ExchangeError(401, -2014, "API-key format invalid.", null, null);
    private static final ExchangeError KEY_REFUSED =
            new ExchangeError(401, -2015, "Invalid API-key, IP, or permissions for action.", null, null);
    private static final ExchangeError BAD_SIGNATURE =
            ExchangeError.bad(-1022, "Signature for this request is not valid.");

    private final ExchangeKeys keys;
    private final PaperExchange.KeyHolders holders;
    private final boolean open;
    private final int openAccount;
    private final LongSupplier millis;

    /// `open`: nobody has to prove anything; unknown keys then trade `openAccount`.
    Callers(ExchangeKeys keys, PaperExchange.KeyHolders holders, boolean open, int openAccount, LongSupplier millis) {
        this.keys = keys;
        this.holders = holders;
        this.open = open;
        this.openAccount = openAccount;
        this.millis = millis;
    }

    /// `role`: what the key may do, and its user.
    record Caller(String apiKey, int account, Role role) {
        /// Throws when the key may not do what `needed` may.
        Caller as(Role needed) {
            if (!role.covers(needed)) {
                throw KEY_REFUSED.asException();
            }
            return this;
        }
    }

    /// By the key alone.
    Caller byKey(@Nullable String apiKey) {
        return withKey(apiKey).caller();
    }

    /// Whether there is such a key, of a user who may still come in.
    boolean isKnown(String apiKey) {
        return keys.find(apiKey).flatMap(this::role).isPresent();
    }

    private Optional<Role> role(ExchangeKey key) {
        ExchangeKey.Holder holder = key.holder();
        return holder == null
                ? Optional.of(key.role())
                : holders.role(holder.user(), holder.since()).map(role -> role.atMost(key.role()));
    }

    /// By key, time and signature.
    Caller bySignature(@Nullable String apiKey, Parameters parameters) {
        Known known = withKey(apiKey);
        OptionalLong timestamp = parameters.integer("timestamp");
        if (timestamp.isEmpty()) {
            throw ExchangeError.missing("timestamp").asException();
        }
        String signature = parameters.required(Parameters.SIGNATURE);
        if (!HASH.matcher(signature).matches()) {
            throw ExchangeError.illegal(Parameters.SIGNATURE, "^[A-Fa-f0-9]{64}$")
                    .asException();
        }
        if (!open && !isSignature(known, signature, parameters.signed())) {
            throw BAD_SIGNATURE.asException();
        }
        checkTime(timestamp.getAsLong(), parameters);
        return known.caller();
    }

    /// For a request over a WebSocket, whose parameters are signed in the order of their names.
    SessionSockets.Proof prove(SortedMap<String, String> sent) {
        StringBuilder encoded = new StringBuilder();
        sent.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        try {
            Parameters parameters = Parameters.parse(encoded.toString(), "");
            Caller caller = bySignature(parameters.required("apiKey"), parameters);
            parameters.finish();
            return new SessionSockets.Proof.Proven(caller.apiKey(), caller.account());
        } catch (ExchangeException e) {
            ExchangeError error = e.error();
            return new SessionSockets.Proof.Refused(error.status(), error.code(), error.msg());
        }
    }

    private record Known(Caller caller, Optional<ExchangeKey> key) {}

    private Known withKey(@Nullable String apiKey) {
        if (apiKey == null || !KEY.matcher(apiKey).matches()) {
            throw KEY_FORMAT.asException();
        }
        Optional<ExchangeKey> key = keys.find(apiKey);
        Optional<Role> role = key.isPresent() && !open
                ? role(key.get())
                : key.map(ExchangeKey::role).or(() -> Optional.of(Role.TRADER));
        if (role.isEmpty() || (key.isEmpty() && !open)) {
            throw KEY_REFUSED.asException();
        }
        return new Known(new Caller(apiKey, key.map(ExchangeKey::account).orElse(openAccount), role.get()), key);
    }

    private static boolean isSignature(Known known, String sent, String payload) {
        byte[] expected = known.key()
                .map(key -> signature(key.secret(), payload))
                .orElse("")
                .getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, sent.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }

    static String signature(String secret, String payload) {
        return HmacSha256.of(secret.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
    }

    private void checkTime(long timestamp, Parameters parameters) {
        BigDecimal window = parameters.decimal("recvWindow").orElse(DEFAULT_WINDOW);
        if (window.compareTo(LONGEST_WINDOW) > 0) {
            throw ExchangeError.bad(-1131, "recvWindow must be less than 60000.")
                    .asException();
        }
        long now = millis.getAsLong();
        if (timestamp >= now + AHEAD_MILLIS) {
            throw ExchangeError.bad(-1021, "Timestamp for this request was 1000ms ahead of the server's time.")
                    .asException();
        }
        if (BigDecimal.valueOf(now - timestamp).compareTo(window) > 0) {
            throw ExchangeError.bad(-1021, "Timestamp for this request is outside of the recvWindow.")
                    .asException();
        }
    }
}
