package trading.engine.backtest.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import trading.engine.backtest.Stopped;

/// Makes each trial once: what is in memory is taken from there, the rest is run and put there.
///
/// Used by one thread at a time.
public final class TrialRunner {
    private final TrialEngine engine;
    private final TrialMemory memory;
    private final Progress progress;
    private final Map<TrialTask, Trial> known = new HashMap<>();
    private int expected;
    private int taken;
    private int done;

    public TrialRunner(TrialEngine engine, TrialMemory memory, Progress progress) {
        this.engine = engine;
        this.memory = memory;
        this.progress = progress;
    }

    /// Is told how many of all trials are done, on any thread. False stops the rest.
    @FunctionalInterface
    public interface Progress {
        /// Goes on to the end, unseen.
        Progress NONE = (done, all) -> true;

        boolean goesOn(int done, int all);
    }

    /// How many trials will be made at most, for the progress.
    void expect(long trials) {
        expected = (int) Math.min(Integer.MAX_VALUE, trials);
    }

    /// One trial for each of the settings, in their order.
    List<Trial> run(List<SortedMap<String, String>> settings, long fromNanos, long toNanos)
            throws Stopped, InterruptedException {
        List<TrialTask> tasks = settings.stream()
                .map(one -> new TrialTask(one, fromNanos, toNanos))
                .toList();
        Set<TrialTask> missing = new LinkedHashSet<>();
        for (TrialTask task : tasks) {
            if (known.containsKey(task) || missing.contains(task)) {
                continue;
            }
            Optional<Trial> before = memory.find(task);
            if (before.isPresent()) {
                known.put(task, before.get());
                taken++;
                tell();
            } else {
                missing.add(task);
            }
        }
        List<TrialTask> run = List.copyOf(missing);
        List<Trial> made = run.isEmpty() ? List.of() : engine.run(run, this::finished);
        for (int i = 0; i < run.size(); i++) {
            known.put(run.get(i), made.get(i));
        }
        List<Trial> all = new ArrayList<>();
        for (TrialTask task : tasks) {
            all.add(known.get(task));
        }
        return all;
    }

    Trial run(SortedMap<String, String> settings, long fromNanos, long toNanos) throws Stopped, InterruptedException {
        return run(List.of(settings), fromNanos, toNanos).getFirst();
    }

    private boolean finished(TrialTask task, Trial trial) {
        memory.keep(task, trial);
        return tell();
    }

    private synchronized boolean tell() {
        return progress.goesOn(++done, Math.max(done, expected));
    }

    /// How many different trials there are by now, run here or before.
    public int made() {
        return known.size();
    }

    /// How many of them were run before.
    public int taken() {
        return taken;
    }
}
