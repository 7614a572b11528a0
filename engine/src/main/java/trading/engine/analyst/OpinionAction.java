package trading.engine.analyst;

/// What an analyst would do. `EXIT` is about the position that is held, `HOLD` a reasoned "leave it as it is".
public enum OpinionAction {
    BUY,
    SELL,
    HOLD,
    EXIT
}
