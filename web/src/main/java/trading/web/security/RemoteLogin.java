package trading.web.security;

/// Whether somebody could log in who is not at this machine: a user with a password, or an access token. A server that
/// others reach is not opened before.
@FunctionalInterface
public interface RemoteLogin {
    RemoteLogin NOBODY = () -> false;

    boolean isPossible();
}
