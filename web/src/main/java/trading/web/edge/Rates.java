package trading.web.edge;

/// How often one principal, and one address, may ask in a minute: `requests` that do not trade, `orders` that do. 0 is
/// no limit. A tenth of a minute's worth may come at once.
public record Rates(int requests, int orders) {
    /// Far above what a person and a bot need, and below what takes the machine away from the others.
    public static final Rates USUAL = new Rates(120_000, 120_000);

    public Rates {
        if (requests < 0 || orders < 0) {
            throw new IllegalArgumentException("rates: requests=" + requests + " orders=" + orders);
        }
    }
}
