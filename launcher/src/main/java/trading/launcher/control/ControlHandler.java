package trading.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;

/// What the running instance can be asked. Called on a thread of the request's own.
public interface ControlHandler {
    /// The states of all services.
    JsonNode status();

    /// Asks the instance to stop. Returns at once; the instance is gone when its socket is.
    void stop();

    /// A fresh one-time login link.
    String loginLink();
}
