package trading.launcher.logs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is added to one log from a place on, over any number of rotations: the file that was open is read to its end
/// wherever it is by then, then those that came and went in between, then the new one from its beginning.
final class LogFollow implements AutoCloseable {
    static final Comparator<LogLine> BY_TIME =
            Comparator.comparing(line -> line.time() == null ? Instant.EPOCH : line.time());

    private final LogFolder folder;
    private final Clock clock;
    private final byte[] block = new byte[64 << 10];
    private final LogEntries entries;
    private OpenLog log;
    private long at;
    /// Nothing of it was given out, nor of what was put aside by then.
    private boolean isNew;

    private LogFollow(LogFolder folder, OpenLog log, long at, boolean isNew, Clock clock) {
        this.folder = folder;
        this.log = log;
        this.at = at;
        this.isNew = isNew;
        this.clock = clock;
        this.entries = new LogEntries(log.name(), clock.instant());
    }

    /// On from a place. Takes over what was opened, and closes it.
    static LogFollow from(LogFolder folder, OpenLog log, long at, Clock clock) {
        return new LogFollow(folder, log, at, false, clock);
    }

    /// From its first line, for a log that has come since somebody looked: it may have been rotated by now, too.
    static LogFollow ofNew(LogFolder folder, OpenLog log, Clock clock) {
        return new LogFollow(folder, log, 0, true, clock);
    }

    /// The entries that were added since the last call. An entry that was added to while we looked is kept until it is
    /// complete, or nothing is added any more.
    List<LogLine> poll() throws IOException {
        entries.presume(clock.instant());
        boolean added = false;
        if (isNew) {
            isNew = false;
            List<LogPart> before =
                    log.parts().stream().filter(part -> !part.numbered()).toList();
            for (LogPart part : before) {
                readWhole(log, part);
            }
            added = !before.isEmpty();
        }
        added |= readOn();
        if (log.isRotated()) {
            added |= readOn(); // whoever wrote it had ended when the name was given away
            added |= goOver();
        }
        return added ? entries.take() : entries.takeAll();
    }

    private boolean goOver() throws IOException {
        Set<String> known = log.parts().stream().map(LogPart::id).collect(Collectors.toCollection(HashSet::new));
        OpenLog next = OpenLog.open(folder, log.name());
        List<LogPart> fresh = new ArrayList<>(next.parts().stream()
                .filter(part -> !part.numbered() && !known.contains(part.id()))
                .toList());
        if (!fresh.isEmpty() && log.isThere()) {
            fresh.removeFirst(); // the one that was read
        }
        for (LogPart part : fresh) {
            readWhole(next, part);
        }
        log.close();
        log = next;
        at = 0;
        return readOn() || !fresh.isEmpty();
    }

    private void readWhole(OpenLog from, LogPart part) throws IOException {
        Optional<InputStream> opened = from.open(part);
        if (opened.isEmpty()) {
            return;
        }
        try (InputStream in = opened.get()) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                entries.add(block, 0, count, part.name());
            }
        }
    }

    private boolean readOn() throws IOException {
        if (log.size() < at) {
            at = 0; // emptied in place, by somebody else
        }
        boolean added = false;
        for (int count = log.read(block, at, block.length); count > 0; count = log.read(block, at, block.length)) {
            entries.add(block, 0, count, log.name() + ".log");
            at += count;
            added = true;
        }
        return added;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
