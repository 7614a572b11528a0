package trading.launcher.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import trading.infra.process.Sha256;
import trading.launcher.secret.SecretStoreException.Problem;

/// The bytes of the store.
///
/// ```text
/// "TRDSEC01" · mark of the key (8) · nonce (12)   header, authenticated
/// AES-256-GCM: count, then name, time, length and UTF-8 bytes of each · tag (16)
/// ```
/// The nonce is drawn anew for each write: NIST SP 800-38D allows 2^32 such writes with one key. The mark (of its
/// SHA-256) tells a wrong key from a changed file.
final class SealedFile {
    private static final byte[] MAGIC = "TRDSEC01".getBytes(StandardCharsets.US_ASCII);
    private static final int MARK = 8;
    private static final int NONCE = 12;
    private static final int HEADER = MAGIC.length + MARK + NONCE;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedFile() {}

    static byte[] seal(SortedMap<String, Secret> secrets, byte[] key) throws IOException {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] header =
                ByteBuffer.allocate(HEADER).put(MAGIC).put(mark(key)).put(nonce).array();
        byte[] plain = encode(secrets);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, header).doFinal(plain);
            return ByteBuffer.allocate(HEADER + sealed.length)
                    .put(header)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// `file` is for the words of the exception.
    static SortedMap<String, Secret> open(byte[] bytes, byte[] key, Path file) throws SecretStoreException {
        if (bytes.length < HEADER + TAG || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw damaged(file, "is no secret store of this version");
        }
        byte[] header = Arrays.copyOf(bytes, HEADER);
        if (!Arrays.equals(mark(key), Arrays.copyOfRange(header, MAGIC.length, MAGIC.length + MARK))) {
            throw new SecretStoreException(
                    Problem.WRONG_KEY,
                    "file=" + file + ": was sealed with another key: put that key back, or delete the file and set the"
                            + " secrets again");
        }
        byte[] plain = new byte[0];
        try {
            plain = cipher(Cipher.DECRYPT_MODE, key, header).doFinal(bytes, HEADER, bytes.length - HEADER);
            return decode(plain);
        } catch (AEADBadTagException changed) {
            throw damaged(file, "was changed by something else");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        } catch (IOException unreadable) {
            throw damaged(file, "is not understood by this version");
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// Whether it was sealed with that key, as far as its mark says.
    static boolean isSealedWith(byte[] bytes, byte[] key) {
        return bytes.length >= HEADER
                && Arrays.equals(mark(key), Arrays.copyOfRange(bytes, MAGIC.length, MAGIC.length + MARK));
    }

    private static SecretStoreException damaged(Path file, String what) {
        return new SecretStoreException(
                Problem.DAMAGED,
                "file=" + file + ": " + what + ": restore it from a backup, or delete it and set the secrets again");
    }

    private static Cipher cipher(int mode, byte[] key, byte[] header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = Arrays.copyOfRange(header, HEADER - NONCE, HEADER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private static byte[] mark(byte[] key) {
        MessageDigest digest = Sha256.digest();
        digest.update(MAGIC);
        return Arrays.copyOf(digest.digest(key), MARK);
    }

    private static byte[] encode(SortedMap<String, Secret> secrets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(secrets.size());
        for (var each : secrets.entrySet()) {
            byte[] value = each.getValue().value().getBytes(StandardCharsets.UTF_8);
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue().set().toEpochMilli());
            out.writeInt(value.length);
            out.write(value);
        }
        return bytes.toByteArray();
    }

    private static SortedMap<String, Secret> decode(byte[] plain) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
        SortedMap<String, Secret> secrets = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            Instant set = Instant.ofEpochMilli(in.readLong());
            byte[] value = in.readNBytes(in.readInt());
            secrets.put(name, new Secret(new String(value, StandardCharsets.UTF_8), set));
        }
        return secrets;
    }
}
