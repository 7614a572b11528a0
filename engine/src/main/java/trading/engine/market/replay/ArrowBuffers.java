package trading.engine.market.replay;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/// Unpacks the columns of a batch. `codec`: of Arrow's, below 0 when nothing is packed.
record ArrowBuffers(int codec) {
    private static final int UNPACKED = -1;

    /// What must come to `bytes` bytes, and may have some to fill up at its end when it is not packed. Throws
    /// [IOException] when it does not.
    ByteBuffer unpacked(ByteBuffer packed, int bytes) throws IOException {
        if (bytes == 0) {
            return ByteBuffer.allocate(0);
        }
        if (codec < 0) {
            return part(packed, 0, bytes);
        }
        long told = packed.remaining() < Long.BYTES ? 0 : packed.getLong(0);
        if (told == UNPACKED) {
            return part(packed, Long.BYTES, bytes);
        }
        // some writers pack what they fill up with too
        if (told < bytes || told > bytes + 64L) {
            throw new IOException("a column unpacks to " + told + " bytes, its rows need " + bytes);
        }
        byte[] in = new byte[packed.remaining() - Long.BYTES];
        packed.get(packed.position() + Long.BYTES, in);
        byte[] out = codec == CompressionType.LZ4_FRAME ? lz4(in, (int) told) : zstd(in, (int) told);
        return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer part(ByteBuffer all, int from, int bytes) throws IOException {
        if (all.remaining() - from < bytes) {
            throw new IOException("a column has " + (all.remaining() - from) + " bytes, its rows need " + bytes);
        }
        return all.slice(all.position() + from, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] lz4(byte[] packed, int bytes) throws IOException {
        try (InputStream in = new FramedLZ4CompressorInputStream(new ByteArrayInputStream(packed))) {
            byte[] out = in.readNBytes(bytes);
            if (out.length < bytes || in.read() >= 0) {
                throw new IOException("a column does not unpack to " + bytes + " bytes");
            }
            return out;
        }
    }

    private static byte[] zstd(byte[] packed, int bytes) throws IOException {
        byte[] out = new byte[bytes];
        try {
            int length = new ZstdDecompressor().decompress(packed, 0, packed.length, out, 0, bytes);
            if (length != bytes) {
                throw new IOException("a column does not unpack to " + bytes + " bytes");
            }
            return out;
        } catch (MalformedInputException wrong) {
            throw new IOException("a column cannot be unpacked", wrong);
        }
    }
}
