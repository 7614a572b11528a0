package trading.web.security.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trading.infra.process.Argon2id;
import trading.infra.process.Argon2id.Cost;

/// Argon2id (RFC 9106) by Bouncy Castle, kept as a PHC string with its parameters in it:
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
///
/// Each hash takes its memory while it is computed, so callers bound how many run at once.
public final class PasswordHash {
    /// 19 MiB, two passes, one lane: the least that OWASP's password storage cheat sheet names.
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// Above it a file that somebody has changed could take the memory away.
    private static final int MOST_MEMORY_KIB = 1 << 20;

    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    private static final Cost NOW = new Cost(MEMORY_KIB, PASSES, LANES);

    private static final class Parsed {
        private final Cost cost;
        private final byte[] salt;
        private final byte[] hash;

        Parsed(Cost cost, byte[] salt, byte[] hash) {
            this.cost = cost;
            this.salt = salt;
            this.hash = hash;
        }
    }

    public static String of(String password) {
        byte[] salt = random(SALT_BYTES);
        return phc(salt, compute(password, NOW, salt, HASH_BYTES));
    }

    /// The hash of no password that anybody knows, made in no time: what a password is compared with where
    /// there is no user, so that it takes as long.
    public static String standIn() {
        return phc(random(SALT_BYTES), random(HASH_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String phc(byte[] salt, byte[] hash) {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + encoder.encodeToString(salt)
                + "$" + encoder.encodeToString(hash);
    }

    /// Takes as long for a wrong password as for the right one.
    ///
    /// Throws [IllegalArgumentException] when `phc` is no hash of ours.
    public static boolean matches(String phc, String password) {
        Parsed parsed = parse(phc);
        return MessageDigest.isEqual(parsed.hash, compute(password, parsed.cost, parsed.salt, parsed.hash.length));
    }

    /// Whether `phc` was made with weaker parameters than those of now.
    public static boolean isWeaker(String phc) {
        Parsed parsed = parse(phc);
        Cost cost = parsed.cost;
        return cost.memoryKib() < MEMORY_KIB || cost.passes() < PASSES || parsed.hash.length < HASH_BYTES;
    }

    /// Throws [IllegalArgumentException] when it is none.
    static void check(String phc) {
        parse(phc);
    }

    private static Parsed parse(String phc) {
        Matcher found = PHC.matcher(phc);
        if (!found.matches()) {
            throw new IllegalArgumentException("password hash: not argon2id in PHC form");
        }
        Cost cost = new Cost(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
        if (cost.memoryKib() < 8 || cost.memoryKib() > MOST_MEMORY_KIB || cost.passes() < 1 || cost.lanes() < 1) {
            throw new IllegalArgumentException("password hash: m=" + cost.memoryKib() + " t=" + cost.passes() + " p="
                    + cost.lanes() + ": out of bounds");
        }
        Base64.Decoder decoder = Base64.getDecoder();
        return new Parsed(cost, decoder.decode(found.group(4)), decoder.decode(found.group(5)));
    }

    private static byte[] compute(String password, Cost cost, byte[] salt, int length) {
        byte[] text = password.getBytes(StandardCharsets.UTF_8);
        byte[] hash = Argon2id.hash(text, salt, cost, length);
        Arrays.fill(text, (byte) 0);
        return hash;
    }
}
