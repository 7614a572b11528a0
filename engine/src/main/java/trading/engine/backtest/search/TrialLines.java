package trading.engine.backtest.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The lines of a file of trials: where each trial's JSON stands, by key, and the looks at hold-outs.
/// `end`: where the last whole line ends.
record TrialLines(Map<String, Place> trials, List<TrialLog.Look> looks, long end) {
    static final String TRIAL = "trial";
    static final String LOOK = "look";
    static final int SUM = 8;

    /// Of a trial's JSON in the file, bytes.
    record Place(long from, int length) {}

    /// All of the file. Throws [DamagedTrialsException].
    static TrialLines read(Path file, FileChannel channel) throws IOException {
        byte[] all = new byte[Math.toIntExact(channel.size())];
        ByteBuffer rest = ByteBuffer.wrap(all);
        while (rest.hasRemaining() && channel.read(rest, rest.position()) >= 0) {
            // Until all of it is there.
        }
        TrialLines lines = new TrialLines(new HashMap<>(), new ArrayList<>(), 0);
        int start = 0;
        for (int line = 1; start < all.length; line++) {
            int end = start;
            while (end < all.length && all[end] != '\n') {
                end++;
            }
            String broken = end == all.length ? "has no end" : lines.add(all, start, end);
            if (broken != null) {
                if (end < all.length - 1) {
                    throw new DamagedTrialsException(file, line, broken);
                }
                break;
            }
            start = end + 1;
        }
        return new TrialLines(lines.trials, lines.looks, start);
    }

    /// The first look at anything of that time.
    Optional<TrialLog.Look> lookAt(long fromNanos, long toNanos) {
        return looks.stream()
                .filter(look -> look.fromNanos() < toNanos && fromNanos < look.toNanos())
                .findFirst();
    }

    /// What is wrong with the line, or null.
    private @Nullable String add(byte[] all, int start, int end) throws IOException {
        if (end - start <= SUM) {
            return "is too short";
        }
        String given = new String(all, start, SUM, StandardCharsets.UTF_8);
        if (!given.equals(sum(all, start + SUM, end - start - SUM))) {
            return "does not match its checksum";
        }
        String text = new String(all, start, end - start, StandardCharsets.UTF_8);
        String[] parts = text.split(" ", 4);
        if (parts.length < 4) {
            return "lacks parts";
        }
        if (parts[1].equals(TRIAL)) {
            int length = parts[3].getBytes(StandardCharsets.UTF_8).length;
            trials.put(parts[2], new Place(end - (long) length, length));
        } else if (parts[1].equals(LOOK)) {
            looks.add(TrialText.read(parts[3], TrialLog.Look.class));
        } else {
            return "is of a kind that this version does not know: " + parts[1];
        }
        return null;
    }

    static String sum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
