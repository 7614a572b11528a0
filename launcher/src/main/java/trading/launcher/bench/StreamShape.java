package trading.launcher.bench;

/// What a stream of orders looks like: `commands` in all beside those that first fill the books with about
/// `resting` orders; both over all `instruments`.
public record StreamShape(long seed, int commands, int resting, int accounts, int instruments) {
    public StreamShape {
        if (commands < 0 || resting < 2 * instruments || accounts < 2 || instruments < 1) {
            throw new IllegalArgumentException("stream: commands=" + commands + " resting=" + resting + " accounts="
                    + accounts + " instruments=" + instruments
                    + ": two accounts and two resting orders for each instrument are the least");
        }
    }

    /// One book with 1,000 resting orders of 1,000 accounts: what exchange-core is usually measured with.
    public static StreamShape usual(long seed, int commands) {
        return new StreamShape(seed, commands, 1_000, 1_000, 1);
    }
}
