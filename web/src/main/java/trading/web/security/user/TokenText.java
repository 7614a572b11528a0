package trading.web.security.user;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;
import trading.infra.process.Sha256;

/// The text of a token: `trd_`, 43 random characters of 62 (256 bits), and 6 that check them, so that a
/// scanner for leaked keys knows one when it sees it, and a mistyped one is refused without a look-up.
final class TokenText {
    static final String PREFIX = "trd_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 43;
    private static final int CHECK_LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String random() {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return text.append(check(text)).toString();
    }

    /// The SHA-256 that a token is kept under; empty when `text` is none.
    static Optional<String> hash(String text) {
        int end = PREFIX.length() + SECRET_LENGTH;
        if (text.length() != end + CHECK_LENGTH
                || !text.startsWith(PREFIX)
                || !text.endsWith(check(text.subSequence(0, end)))) {
            return Optional.empty();
        }
        return Optional.of(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String check(CharSequence text) {
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
        long rest = crc.getValue();
        char[] digits = new char[CHECK_LENGTH];
        for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
