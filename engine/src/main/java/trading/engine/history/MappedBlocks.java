package trading.engine.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// The blocks of a file as memory. They stay readable after the channel is closed. Any number of threads may read.
final class MappedBlocks {
    private static final long WINDOW = 256L << 20;

    private final List<Window> windows = new ArrayList<>();

    /// Blocks that are mapped together: a mapping is not longer than an int can tell.
    private record Window(long offset, MappedByteBuffer bytes) {}

    /// `ends`: where each block ends; the first one begins at `start`, each other one where the one before ends.
    MappedBlocks(FileChannel channel, long start, long[] ends) throws IOException {
        long from = start;
        for (int i = 0; i < ends.length; i++) {
            boolean last = i == ends.length - 1;
            if (last || ends[i + 1] - from > WINDOW) {
                long to = ends[i];
                windows.add(new Window(from, channel.map(FileChannel.MapMode.READ_ONLY, from, to - from)));
                from = to;
            }
        }
    }

    /// The bytes of the block that lies there.
    ByteBuffer block(long offset, long end) {
        int low = 0;
        int high = windows.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (windows.get(middle).offset <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Window window = windows.get(low);
        return window.bytes.slice(Math.toIntExact(offset - window.offset), Math.toIntExact(end - offset));
    }
}
