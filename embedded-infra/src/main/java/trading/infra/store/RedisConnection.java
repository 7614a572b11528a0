package trading.infra.store;

/// Where Redis is and its password.
public record RedisConnection(String host, int port, String password) {
    /// Without the password, so that it cannot get into a log.
    @Override
    public String toString() {
        return "RedisConnection[host=" + host + ", port=" + port + "]";
    }
}
