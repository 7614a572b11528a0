package trading.web.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import trading.web.security.user.Role;

/// Signed tokens: HS256 and nothing else, with audience, type and end, for one hour.
final class AccessTokens {
    static final Duration LIFETIME = Duration.ofMinutes(60);
    private static final String ISSUER = "trading";
    private static final String AUDIENCE = "trading-api";
    private static final String TYPE = "access";
    private static final String ROLE = "role";
    private static final String VERSION = "ver";
    private static final String CONTROL = "ctl";
    private static final int MAXIMUM_LENGTH = 2_048;

    record Token(String text, Instant expiresAt) {}

    /// Whose it is. `version`: of the user when it was made. `control`: for a command of the product's owner,
    /// who need be no user.
    record Claims(String user, Role role, long version, boolean control, Duration left) {}

    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private volatile Duration lifetime;

    AccessTokens(byte[] key, Duration lifetime) {
        if (key.length < 32) {
            throw new IllegalArgumentException("token key: bits=" + key.length * 8 + ": at least 256 are needed");
        }
        this.algorithm = Algorithm.HMAC256(key);
        this.lifetime = lifetime;
        this.verifier = JWT.require(algorithm)
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withClaim("type", TYPE)
                .withClaimPresence("sub")
                .withClaimPresence("exp")
                .withClaimPresence(ROLE)
                .build();
    }

    void last(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Token create(String user, Role role, long version) {
        return signed(draft(user, role).withClaim(VERSION, version), lifetime);
    }

    Token forControl(String user, Duration lasting) {
        return signed(draft(user, Role.ADMIN).withClaim(CONTROL, true), lasting);
    }

    private static JWTCreator.Builder draft(String user, Role role) {
        return JWT.create()
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject(user)
                .withClaim("type", TYPE)
                .withClaim(ROLE, role.word())
                .withJWTId(UUID.randomUUID().toString());
    }

    private Token signed(JWTCreator.Builder draft, Duration lasting) {
        Instant now = Instant.now();
        Instant expires = now.plus(lasting);
        return new Token(draft.withIssuedAt(now).withExpiresAt(expires).sign(algorithm), expires);
    }

    Optional<Claims> verify(String token) {
        if (token.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            DecodedJWT jwt = verifier.verify(token);
            Long version = jwt.getClaim(VERSION).asLong();
            Duration left = Duration.between(Instant.now(), jwt.getExpiresAtAsInstant());
            return Role.of(String.valueOf(jwt.getClaim(ROLE).asString()))
                    .map(role -> new Claims(
                            jwt.getSubject(),
                            role,
                            version == null ? -1 : version,
                            Boolean.TRUE.equals(jwt.getClaim(CONTROL).asBoolean()),
                            left));
        } catch (JWTVerificationException e) {
            return Optional.empty();
        }
    }
}
