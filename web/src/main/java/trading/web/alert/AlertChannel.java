package trading.web.alert;

/// A way to a person, or to a program. Called on one thread, one alert after the other.
public interface AlertChannel extends AutoCloseable {
    ChannelKind kind();

    /// Returns when it was taken; waits for some seconds at most. `heldBack`: how many others were left out before
    /// it, since they were too many.
    ///
    /// @throws DeliveryException when it was not; its message holds no secret
    void deliver(AlertJson alert, int heldBack) throws DeliveryException, InterruptedException;

    @Override
    default void close() {}
}
