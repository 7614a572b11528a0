package trading.engine.strategy.host;

import trading.engine.market.CommandSink;

/// What all seats of a host share.
record SeatSurroundings(
        HostConfig config,
        Portfolio portfolio,
        StrategyCalls calls,
        CommandSink gateway,
        HostListener listener,
        MemoryStore memories,
        Insights insights) {}
