package trading.engine.strategy.host;

import java.time.Duration;

/// How strategies are called. The caller waits until the call has ended, one way or another.
public interface StrategyCalls {

    /// How a call ended.
    sealed interface Ending {
        record Done(long nanos) implements Ending {
            static final Done AT_ONCE = new Done(0);
        }

        record Failed(Throwable cause) implements Ending {}

        record Overran(Duration budget) implements Ending {}

        /// It did not run: no strategy runs any more.
        record Closed() implements Ending {}
    }

    /// On the caller's own thread, for as long as it takes.
    StrategyCalls DIRECT = new StrategyCalls() {
        @Override
        public Ending run(Runnable call) {
            try {
                call.run();
                return Ending.Done.AT_ONCE;
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError e) {
                return new Ending.Failed(e);
            }
        }

        @Override
        public boolean mayLeaveBehind() {
            return false;
        }
    };

    Ending run(Runnable call) throws InterruptedException;

    /// Whether a call may still be running when [#run] has returned.
    default boolean mayLeaveBehind() {
        return true;
    }
}
