package trading.engine.history;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// What the first bytes of every file of the history have in common: what kind it is of, the version of its layout,
/// and at their end a checksum.
final class FileHead {
    static final int BYTES = 128;
    private static final int VERSION = 1;
    private static final int CHECKED = BYTES - Integer.BYTES;

    private FileHead() {}

    /// To be filled from its position on, and given to [#seal] then.
    static ByteBuffer begin(int magic) {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(magic)
                .putInt(VERSION);
    }

    static ByteBuffer seal(ByteBuffer head) {
        head.putInt(CHECKED, crc(head));
        return head.rewind();
    }

    /// What comes after kind and version. Throws [DamagedHistoryException] when that is no head of a file of `what`, or
    /// one of a later version.
    static ByteBuffer open(ByteBuffer in, int magic, String what) {
        if (in.remaining() < BYTES || in.order(ByteOrder.LITTLE_ENDIAN).getInt(in.position()) != magic) {
            throw new DamagedHistoryException("is no file of " + what);
        }
        byte[] bytes = new byte[BYTES];
        in.get(bytes);
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (head.getInt(CHECKED) != crc(head)) {
            throw new DamagedHistoryException("the header is damaged");
        }
        int version = head.getInt(Integer.BYTES);
        if (version != VERSION) {
            throw new DamagedHistoryException("version=" + version + ": this product reads " + VERSION);
        }
        return head.position(2 * Integer.BYTES);
    }

    private static int crc(ByteBuffer head) {
        CRC32C crc = new CRC32C();
        crc.update(head.slice(0, CHECKED));
        return (int) crc.getValue();
    }
}
