package trading.engine.model;

/// What an account holds of an instrument: the sum of its open trades.
///
/// `quantity` is lots, negative when short. `openNotional` is the money paid for what is open (the cost
/// basis, never negative): the average price is `openNotional / |quantity|`. `realizedPnl` is money, net of
/// the fees in `fees`.
public record Position(int account, int instrument, long quantity, long openNotional, long realizedPnl, long fees) {}
