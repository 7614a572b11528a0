package trading.engine.market;

/// A source of market data that runs by itself from [#start()] to [#close()].
public interface MarketFeed extends AutoCloseable {
    /// Starts the feed's thread. Once only.
    void start();

    /// How far it is; from any thread.
    FeedStatus status();

    /// Stops and waits for the feed's thread. What it quoted stays in the book. May be called twice.
    @Override
    void close();
}
