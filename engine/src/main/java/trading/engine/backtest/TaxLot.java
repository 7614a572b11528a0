package trading.engine.backtest;

/// Something that was bought at one time and sold at another; of a short sale, sold and then bought back.
///
/// `quantity`: lots of the instrument. `cost`: what it was bought for and the fee of that; `proceeds`: what it was
/// sold for after the fee of that; both in units of 10^-8 of the quote asset.
public record TaxLot(
        String symbol,
        boolean isShort,
        long acquiredNanos,
        long disposedNanos,
        long quantity,
        long cost,
        long proceeds) {

    public long gain() {
        return proceeds - cost;
    }
}
