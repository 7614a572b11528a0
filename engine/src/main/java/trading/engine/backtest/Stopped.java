package trading.engine.backtest;

/// A run was stopped before its end; nothing came of it.
public final class Stopped extends Exception {
    private static final long serialVersionUID = 1;

    public Stopped() {
        super("the backtest was stopped");
    }
}
