package trading.launcher.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The logs of one folder as one stream: what is there, and then, for as long as is asked, what is added.
public final class LogReader implements AutoCloseable {
    private final LogFolder folder;
    private final LogFilter filter;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();
    private final List<LogFollow> follows = new ArrayList<>();

    /// `services`: none for all. `least`: the lowest level that is wanted.
    public LogReader(Path directory, Set<String> services, LogLevel least) {
        this(directory, services, least, Clock.systemUTC());
    }

    LogReader(Path directory, Set<String> services, LogLevel least, Clock clock) {
        this.folder = new LogFolder(directory);
        this.filter = new LogFilter(services, least);
        this.clock = clock;
    }

    /// The services that lines can be of, in order.
    public static Set<String> services(Path directory) throws IOException {
        Set<String> names = new TreeSet<>(new LogFolder(directory).logs());
        names.remove(LogFolder.OURS);
        names.addAll(LogFilter.OURS);
        return names;
    }

    /// Whether anything was ever logged there.
    public boolean isEmpty() throws IOException {
        return folder.logs().isEmpty();
    }

    /// Gives out the newest `most` entries, the oldest of them first.
    public void tail(int most, Consumer<LogLine> out) throws IOException {
        tail(most, () -> true, out);
    }

    /// The same, looking back only as long as `goesOn`.
    public void tail(int most, BooleanSupplier goesOn, Consumer<LogLine> out) throws IOException {
        List<LogLine> newest = new ArrayList<>();
        List<LogBackward> logs = new ArrayList<>();
        for (Place place : places()) {
            logs.add(new LogBackward(place.log(), place.end()));
        }
        Iterator<LogLine> merged = LogMerge.newestFirst(logs);
        while (newest.size() < most && goesOn.getAsBoolean() && merged.hasNext()) {
            LogLine line = merged.next();
            if (filter.test(line)) {
                newest.add(line);
            }
        }
        newest.reversed().forEach(out);
    }

    /// Gives out every entry, the oldest first, without holding them all.
    public void all(Consumer<LogLine> out) throws IOException {
        List<LogForward> logs = new ArrayList<>();
        for (Place place : places()) {
            logs.add(new LogForward(place.log(), place.end()));
        }
        Iterator<LogLine> merged = LogMerge.oldestFirst(logs);
        while (merged.hasNext()) {
            LogLine line = merged.next();
            if (filter.test(line)) {
                out.accept(line);
            }
        }
    }

    /// Gives out what was added since the last call, or since [#tail] or [#all]. Of one call by time; a line that its
    /// writer was late with comes later.
    public void poll(Consumer<LogLine> out) throws IOException {
        for (String log : folder.logs()) {
            if (filter.needs(log) && known.add(log)) {
                follows.add(LogFollow.ofNew(folder, OpenLog.open(folder, log), clock));
            }
        }
        List<LogLine> added = new ArrayList<>();
        for (LogFollow follow : follows) {
            added.addAll(follow.poll());
        }
        added.sort(LogFollow.BY_TIME);
        added.stream().filter(filter).forEach(out);
    }

    private List<Place> places() throws IOException {
        List<Place> places = new ArrayList<>();
        for (String log : folder.logs()) {
            if (filter.needs(log) && known.add(log)) {
                OpenLog open = OpenLog.open(folder, log);
                long end = open.endOfLastLine();
                follows.add(LogFollow.from(folder, open, end, clock));
                places.add(new Place(open, end));
            }
        }
        return places;
    }

    @Override
    public void close() throws IOException {
        for (LogFollow follow : follows) {
            follow.close();
        }
    }

    private record Place(OpenLog log, long end) {}
}
