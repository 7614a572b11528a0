package trading.engine.backtest.search;

import java.util.List;
import trading.engine.backtest.Stopped;

/// Where trials are run: on threads here ([LocalTrials]), or on other machines.
///
/// Trials do not depend on one another, and each is a pure function of its task: an engine may run them
/// anywhere and in any order, and must give the same trials, to the last bit, as any other engine.
public interface TrialEngine extends AutoCloseable {

    /// Is told of each trial as soon as it is over, on any thread, also on several at once. False ends the
    /// rest.
    @FunctionalInterface
    interface Finished {
        boolean goesOn(TrialTask task, Trial trial);
    }

    /// All of them, in the order of the tasks. Throws [Stopped] when `finished` said so.
    List<Trial> run(List<TrialTask> tasks, Finished finished) throws Stopped, InterruptedException;

    @Override
    void close();
}
