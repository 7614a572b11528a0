package trading.engine.strategy;

import java.util.Optional;

/// A small store of a seat's own that survives restarts and crashes, together with its orders: what a call
/// has put here is on disk before an order of the same call is sent, and an order whose sending a crash cut
/// short is sent after the restart, once.
///
/// For what the context cannot tell: the time of the next purchase, a level, a count. Positions, trades and
/// orders are asked of the context. At most 1,000 keys of 64 characters, texts of 4,096 characters. What is put
/// here while warming up is not kept, since it has been put before.
public interface StrategyMemory {
    /// The whole number under this key, else `otherwise`. A key keeps its kind: reading a text as a number
    /// is a fault.
    long whole(String key, long otherwise);

    double decimal(String key, double otherwise);

    Optional<String> text(String key);

    void put(String key, long value);

    void put(String key, double value);

    void put(String key, String value);

    void remove(String key);
}
