package trading.web.edge;

/// What a server asks of whoever connects. `networks`: from where it may be asked at all, by the socket's address;
/// `proxies`: whose `X-Forwarded-For` is believed.
public record Edge(Networks networks, Networks proxies, Rates rates) {
    public static final Edge USUAL = new Edge(Networks.ALL, Networks.NONE, Rates.USUAL);
}
