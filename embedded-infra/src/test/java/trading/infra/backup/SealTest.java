package trading.infra.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final int PIECE = 64 << 10;
    private static final int TAG = 16;
    private static final int HEAD = 48;
    private static final Passphrase RIGHT =
            Passphrase.of("words that nobody guesses").orElseThrow();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE})
    void what_is_sealed_is_opened_again_byte_for_byte(int length) throws Exception {
        byte[] content = content(length);
        byte[] sealed = sealed(content);

        assertThat(opened(sealed)).isEqualTo(content);
        assertThat(sealed(content)).as("never the same twice").isNotEqualTo(sealed);
    }

    @Test
    void each_byte_counts() throws Exception {
        byte[] sealed = sealed(content(PIECE + 10));
        for (int at : new int[] {17, 25, 41, HEAD, HEAD + PIECE, HEAD + PIECE + TAG, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> opened(changed)).as("byte %d", at).isInstanceOf(Exception.class);
        }
    }

    @Test
    void no_piece_can_be_cut_off_moved_or_doubled() throws Exception {
        byte[] sealed = sealed(content(2 * PIECE + 10));
        int piece = PIECE + TAG;
        byte[] cut = Arrays.copyOf(sealed, HEAD + 2 * piece);
        byte[] shorter = Arrays.copyOf(sealed, sealed.length - 5);
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, HEAD, swapped, HEAD + piece, piece);
        System.arraycopy(sealed, HEAD + piece, swapped, HEAD, piece);
        byte[] longer = Arrays.copyOf(sealed, sealed.length + piece);

        for (byte[] each : new byte[][] {cut, shorter, swapped, longer, Arrays.copyOf(sealed, HEAD)}) {
            assertThatThrownBy(() -> opened(each)).isInstanceOf(IOException.class);
        }
    }

    /// A made-up head must not cost all memory.
    @Test
    void a_head_that_wants_too_much_is_refused() throws Exception {
        byte[] sealed = sealed(content(1));
        sealed[17] = 0x7f;
        assertThatThrownBy(() -> opened(sealed)).isInstanceOf(BackupException.class);
    }

    /// A vector of the reference implementation's own tests: t=2 m=2^16 p=1.
    @Test
    void the_key_is_that_of_argon2id() {
        byte[] key = Passphrase.argon2id("password".getBytes(US_ASCII), "somesalt".getBytes(US_ASCII), 1 << 16, 2);

        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void a_passphrase_is_the_same_however_its_letters_are_composed_and_is_not_printed() {
        Passphrase composed = Passphrase.of("Gr\u00f6\u00dfe ist nicht alles").orElseThrow();
        Passphrase apart = Passphrase.of("Gro\u0308\u00dfe ist nicht alles").orElseThrow();
        byte[] salt = new byte[16];

        assertThat(apart.key(salt, 64, 1)).isEqualTo(composed.key(salt, 64, 1));
        assertThat(composed).hasToString("***");
        assertThat(Passphrase.of("elevenchars")).isEmpty();
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static byte[] sealed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = Seal.seal(bytes, RIGHT)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] opened(byte[] sealed) throws Exception {
        try (InputStream in = Seal.open(new ByteArrayInputStream(sealed), RIGHT)) {
            return in.readAllBytes();
        }
    }
}
