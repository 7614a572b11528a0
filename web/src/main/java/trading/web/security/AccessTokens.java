package trading.web.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Signed tokens for scripts: HS256 and nothing else, with audience, type and end, for one hour.
final class AccessTokens {
    static final Duration LIFETIME = Duration.ofMinutes(60);
    private static final String ISSUER = "trading";
    private static final String AUDIENCE = "trading-api";
    private static final String TYPE = "access";
    private static final int MAXIMUM_LENGTH = 2_048;

    record Token(String text, Instant expiresAt) {}

    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private volatile Duration lifetime;
    private final LongSupplier nanos;

    AccessTokens(byte[] key, Duration lifetime, LongSupplier nanos) {
        if (key.length < 32) {
            throw new IllegalArgumentException("token key: bits=" + key.length * 8 + ": at least 256 are needed");
        }
        this.algorithm = Algorithm.HMAC256(key);
        this.lifetime = lifetime;
        this.nanos = nanos;
        this.verifier = JWT.require(algorithm)
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withClaim("type", TYPE)
                .withClaimPresence("sub")
                .withClaimPresence("exp")
                .build();
    }

    void last(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Token create(String user) {
        return create(user, lifetime);
    }

    Token create(String user, Duration lasting) {
        Instant now = Instant.now();
        Instant expires = now.plus(lasting);
        String text = JWT.create()
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject(user)
                .withClaim("type", TYPE)
                .withJWTId(UUID.randomUUID().toString())
                .withIssuedAt(now)
                .withExpiresAt(expires)
                .sign(algorithm);
        return new Token(text, expires);
    }

    Optional<Principal> verify(String token) {
        if (token.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            DecodedJWT jwt = verifier.verify(token);
            Duration left = Duration.between(Instant.now(), jwt.getExpiresAtAsInstant());
            return Optional.of(
                    new Principal(jwt.getSubject(), "token", null, nanos.getAsLong() + Math.max(0, left.toNanos())));
        } catch (JWTVerificationException e) {
            return Optional.empty();
        }
    }
}
