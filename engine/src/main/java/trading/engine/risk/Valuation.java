package trading.engine.risk;

import trading.engine.position.Account;

/// What accounts are worth and have at risk, at the market's reference prices. Money of the home asset.
public interface Valuation {
    /// What is at risk, but cannot be told: something is quoted in an asset without a price in the home asset.
    long UNKNOWN = -1;

    /// All assets of the account.
    long equity(Account account);

    /// The exposure of all instruments but one; [#UNKNOWN] when that of one of them is.
    long exposureBesides(Account account, int instrument);

    /// What a strategy has at risk in all quote assets but one; [#UNKNOWN] when one of them has no price.
    long exposureBesides(Seat seat, int quoteAsset);

    int quoteAsset(int instrument);

    /// What 10^8 units of the asset are worth: 10^8 for the home asset, 0 when no market tells.
    long price(int asset);
}
