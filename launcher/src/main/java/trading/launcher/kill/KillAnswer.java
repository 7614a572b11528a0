package trading.launcher.kill;

import java.util.List;

/// What became of a kill or a re-arm.
public sealed interface KillAnswer {
    /// The switch is engaged and durable. `canceledOrders`: how many the command itself ended.
    /// `closingPositions`: how many it closes. The others are what it covers and what is open still.
    record Engaged(int canceledOrders, int closingPositions, List<OpenOrder> openOrders, List<OpenPosition> positions)
            implements KillAnswer {}

    /// `wasEngaged`: whether there was anything to let go of.
    record Rearmed(boolean wasEngaged) implements KillAnswer {}

    /// The gateway looked at it and said no.
    record Refused(String reason) implements KillAnswer {}

    /// There is no gateway yet. What the kill file says is engaged before anything trades.
    record Starting() implements KillAnswer {}

    /// The gateway takes no commands right now, so nothing trades either: it is halted or closed.
    record Unavailable(String reason) implements KillAnswer {}

    /// There was no room, or no decision, in time.
    record TimedOut(String reason) implements KillAnswer {}

    /// `quantity`: what is left of it, in units of the base asset.
    record OpenOrder(long orderId, int account, String symbol, String side, String quantity, String status) {}

    /// `quantity`: in units of the base asset, negative when short.
    record OpenPosition(int account, String symbol, String quantity) {}
}
