package trading.launcher.secret;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import trading.infra.process.Argon2id;

/// A key encrypted with a passphrase: `argon2id m=65536 t=3 p=1 SALT SEALED`, by Argon2id (RFC 9106) and AES-256-GCM,
/// which also covers the numbers and the salt.
final class PassphraseKey {
    static final String MARK = "argon2id ";

    private static final int MEMORY_KIB = 64 * 1024;
    private static final int ROUNDS = 3;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    /// Beyond these somebody else wrote the file, and it would take all memory or for ever.
    private static final int MOST_MEMORY_KIB = 1 << 20;

    private static final int MOST_ROUNDS = 20;
    private static final Pattern FORM =
            Pattern.compile("(argon2id m=([0-9]{4,8}) t=([0-9]{1,2}) p=1 ([A-Za-z0-9_-]{22})) ([A-Za-z0-9_-]{60,100})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PassphraseKey() {}

    static String close(byte[] key, char[] passphrase) {
        byte[] salt = random(SALT);
        String head = MARK + "m=" + MEMORY_KIB + " t=" + ROUNDS + " p=1 " + encoded(salt);
        byte[] nonce = random(NONCE);
        byte[] wrapping = derive(passphrase, salt, MEMORY_KIB, ROUNDS);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, wrapping, nonce, head).doFinal(key);
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return head + " " + encoded(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    /// Empty when it is another passphrase, or when the text was changed. Throws [IllegalArgumentException] when the
    /// text is none of ours.
    static Optional<byte[]> open(String text, char[] passphrase) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no key under a passphrase");
        }
        int memory = Integer.parseInt(form.group(2));
        int rounds = Integer.parseInt(form.group(3));
        byte[] sealed = Base64.getUrlDecoder().decode(form.group(5));
        if (memory > MOST_MEMORY_KIB || rounds < 1 || rounds > MOST_ROUNDS || sealed.length < NONCE + KEY) {
            throw new IllegalArgumentException("no key under a passphrase");
        }
        byte[] wrapping = derive(passphrase, Base64.getUrlDecoder().decode(form.group(4)), memory, rounds);
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, wrapping, nonce, form.group(1))
                    .doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException another) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    private static byte[] derive(char[] passphrase, byte[] salt, int memoryKib, int rounds) {
        java.nio.ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        byte[] password = new byte[bytes.remaining()];
        bytes.get(password);
        byte[] derived = Argon2id.hash(password, salt, new Argon2id.Cost(memoryKib, rounds, 1), KEY);
        Arrays.fill(password, (byte) 0);
        return derived;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String head) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
