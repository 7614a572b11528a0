package trading.engine.backtest;

/// Who wants to know how far a run is. Called on the run's thread, a few thousand bars apart.
@FunctionalInterface
public interface Watch {
    /// Goes on to the end, unseen.
    Watch NONE = (done, all) -> true;

    /// `done` of `all` bars are played. False ends the run.
    boolean goesOn(long done, long all);
}
