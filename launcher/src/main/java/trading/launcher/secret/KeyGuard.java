package trading.launcher.secret;

import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import trading.launcher.secret.SecretStoreException.Problem;

/// How the key of the store is kept in its file.
public enum KeyGuard {
    /// As it is: whoever can read the file has it.
    FILE,
    /// Encrypted with a key that Argon2id makes of a passphrase.
    PASSPHRASE,
    /// Encrypted by Windows for this user.
    DPAPI;

    private static final String DPAPI_MARK = "dpapi ";

    static KeyGuard of(String text) {
        if (text.startsWith(PassphraseKey.MARK)) {
            return PASSPHRASE;
        }
        return text.startsWith(DPAPI_MARK) ? DPAPI : FILE;
    }

    /// Throws [IllegalArgumentException] for a text that holds no key.
    byte[] open(String text, Passphrases passphrases) throws SecretStoreException, IOException {
        return switch (this) {
            case FILE -> Base64.getUrlDecoder().decode(text);
            case PASSPHRASE -> passphrases.open(text);
            case DPAPI -> {
                requireWindows();
                yield Dpapi.unprotect(Base64.getUrlDecoder().decode(text.substring(DPAPI_MARK.length())));
            }
        };
    }

    String close(byte[] key, char[] passphrase) throws SecretStoreException {
        return switch (this) {
            case FILE -> encoded(key);
            case PASSPHRASE -> PassphraseKey.close(key, passphrase);
            case DPAPI -> {
                requireWindows();
                yield DPAPI_MARK + encoded(Dpapi.protect(key));
            }
        };
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void requireWindows() throws SecretStoreException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw new SecretStoreException(
                    Problem.LOCKED, "Windows alone keeps keys for its users: use a passphrase or a key file here");
        }
    }
}
