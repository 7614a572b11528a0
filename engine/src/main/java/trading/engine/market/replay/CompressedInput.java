package trading.engine.market.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A file's text, unpacked on the way when it is gzip or a zip with exactly one CSV or JSON file in it. Nothing is
/// written anywhere; data that unpacks out of all proportion is refused.
final class CompressedInput {
    private static final long FREE_BYTES = 16L << 20;
    private static final int MOST_TIMES = 200;

    private CompressedInput() {}

    static InputStream open(Path path) throws IOException {
        Counting packed = new Counting(Files.newInputStream(path));
        try {
            BufferedInputStream buffered = new BufferedInputStream(packed, 1 << 16);
            buffered.mark(4);
            byte[] magic = buffered.readNBytes(4);
            buffered.reset();
            if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
                return new Bounded(new OneEntry(new ZipInputStream(buffered)), packed);
            }
            if (magic.length >= 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b) {
                return new Bounded(new GZIPInputStream(buffered, 1 << 16), packed);
            }
            return buffered;
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
    }

    private static final class Counting extends FilterInputStream {
        private long bytes;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(read, 0);
            return read;
        }
    }

    /// Refuses what unpacks to much more than was read.
    private static final class Bounded extends FilterInputStream {
        private final Counting packed;
        private long bytes;

        Bounded(InputStream in, Counting packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(read, 0);
            if (bytes > FREE_BYTES && bytes / MOST_TIMES > packed.bytes) {
                throw new IOException("unpacks to more than " + MOST_TIMES + " times its size");
            }
            return read;
        }
    }

    /// The only entry of a zip.
    private static final class OneEntry extends FilterInputStream {
        private final ZipInputStream zip;

        OneEntry(ZipInputStream zip) throws IOException {
            super(zip);
            this.zip = zip;
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || entry.isDirectory() || !isPlainName(entry.getName())) {
                throw new IOException("the zip must have exactly one entry, a .csv or .json without a path: entry="
                        + (entry == null ? "none" : new BadRow(0, "", "", entry.getName()).text()));
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read < 0 && zip.getNextEntry() != null) {
                throw new IOException("the zip has more than one entry");
            }
            return read;
        }

        private static boolean isPlainName(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return (lower.endsWith(".csv") || lower.endsWith(".json"))
                    && !name.contains("/")
                    && !name.contains("\\")
                    && !name.contains(":");
        }
    }
}
