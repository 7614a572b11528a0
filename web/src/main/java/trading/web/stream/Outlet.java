package trading.web.stream;

/// Where a client's texts go: a WebSocket, or a list in a test.
public interface Outlet {
    /// Sends one text and calls back, on any thread, when the next may be sent.
    void send(String text, Runnable sent);

    void ping();

    void close(int code, String reason);

    /// At once, without a farewell.
    void cut();
}
