package trading.infra.backup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Bytes sealed by a passphrase, in pieces, so that neither end needs all of it in memory.
///
/// ```text
/// "trading-sealed-1\n" · memory in KiB (4) · iterations (4) · salt (16) · nonce prefix (7)      44 + 4 bytes
/// piece 0, piece 1, …: AES-256-GCM of 64 KiB each, the last one shorter or empty, 16 bytes of tag behind each
///   nonce = prefix · number of the piece (4) · 1 for the last one, else 0
/// ```
/// None can be cut off, moved or doubled. The head is authenticated by every piece. What is read of a piece is whole
/// and unchanged; an end that is
/// missing is an error.
final class Seal {
    static final byte[] MAGIC = "trading-sealed-1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int MEMORY_KIB = 64 << 10;
    private static final int ITERATIONS = 3;
    /// A file that is made up must not take all memory or time.
    private static final int MOST_MEMORY_KIB = 1 << 20;
    private static final int MOST_ITERATIONS = 16;
    private static final int SALT = 16;
    private static final int PREFIX = 7;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int PIECE = 64 << 10;
    private static final int HEAD = MAGIC.length + 2 * Integer.BYTES + SALT + PREFIX;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] head;
    private final byte[] prefix;

    private Seal(Passphrase passphrase, byte[] head) {
        ByteBuffer parts = ByteBuffer.wrap(head, MAGIC.length, head.length - MAGIC.length);
        int memory = parts.getInt();
        int iterations = parts.getInt();
        byte[] salt = new byte[SALT];
        prefix = new byte[PREFIX];
        parts.get(salt).get(prefix);
        this.head = head;
        this.key = new SecretKeySpec(passphrase.key(salt, memory, iterations), "AES");
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    static boolean isSeal(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// The end is written when it is closed, which closes `out`, too.
    static OutputStream seal(OutputStream out, Passphrase passphrase) throws IOException {
        byte[] random = new byte[SALT + PREFIX];
        RANDOM.nextBytes(random);
        byte[] head = ByteBuffer.allocate(HEAD)
                .put(MAGIC)
                .putInt(MEMORY_KIB)
                .putInt(ITERATIONS)
                .put(random)
                .array();
        out.write(head);
        return new Sealing(out, new Seal(passphrase, head));
    }

    /// Throws [BackupException] when it is made in a way that is not read here.
    static InputStream open(InputStream in, Passphrase passphrase) throws IOException, BackupException {
        byte[] head = new byte[HEAD];
        new DataInputStream(in).readFully(head);
        ByteBuffer parts = ByteBuffer.wrap(head, MAGIC.length, head.length - MAGIC.length);
        int memory = parts.getInt();
        int iterations = parts.getInt();
        if (!isSeal(head) || memory < 8 || memory > MOST_MEMORY_KIB || iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new BackupException("the seal is damaged, or of a newer version: memory=" + memory
                    + " KiB iterations=" + iterations + ": nothing was replaced");
        }
        return new Opening(in, new Seal(passphrase, head));
    }

    private byte[] piece(int mode, byte[] content, int length, int number, boolean last)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(head);
        return cipher.doFinal(content, 0, length);
    }

    private static final class Sealing extends OutputStream {
        private final OutputStream out;
        private final Seal seal;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int number;
        private boolean closed;

        private Sealing(OutputStream out, Seal seal) {
            this.out = out;
            this.seal = seal;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            while (from < offset + length) {
                if (filled == PIECE) {
                    put(false);
                }
                int part = Math.min(PIECE - filled, offset + length - from);
                System.arraycopy(bytes, from, piece, filled, part);
                filled += part;
                from += part;
            }
        }

        private void put(boolean last) throws IOException {
            try {
                out.write(seal.piece(Cipher.ENCRYPT_MODE, piece, filled, number, last));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("sealing failed", e);
            }
            number = Math.incrementExact(number);
            filled = 0;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (out) {
                    put(true);
                }
            }
        }
    }

    private static final class Opening extends InputStream {
        private final InputStream in;
        private final Seal seal;
        private byte[] next;
        private byte[] piece = {};
        private int at;
        private int number;
        private boolean ended;

        private Opening(InputStream in, Seal seal) throws IOException {
            this.in = in;
            this.seal = seal;
            next = in.readNBytes(PIECE + TAG);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (at == piece.length) {
                if (ended) {
                    return -1;
                }
                advance();
            }
            int part = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, part);
            at += part;
            return part;
        }

        private void advance() throws IOException {
            byte[] sealed = next;
            next = sealed.length < PIECE + TAG ? new byte[0] : in.readNBytes(PIECE + TAG);
            boolean last = next.length == 0;
            long place = HEAD + (long) number * (PIECE + TAG);
            if (sealed.length < TAG) {
                throw new EOFException("its sealed end is missing at offset=" + place);
            }
            try {
                piece = seal.piece(Cipher.DECRYPT_MODE, sealed, sealed.length, number, last);
            } catch (AEADBadTagException changed) {
                throw new IOException(
                        number == 0
                                ? "the passphrase is another one, or its beginning is damaged"
                                : "what is sealed is damaged or cut off at offset=" + place,
                        changed);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("opening failed", e);
            }
            at = 0;
            number++;
            ended = last;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
