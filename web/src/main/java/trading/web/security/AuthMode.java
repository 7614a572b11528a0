package trading.web.security;

/// Whether callers must prove who they are.
public enum AuthMode {
    REQUIRED,
    /// Everybody who reaches the port is the user: for demos and tests on a loopback address.
    NONE
}
