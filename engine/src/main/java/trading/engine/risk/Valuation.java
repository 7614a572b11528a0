package trading.engine.risk;

import trading.engine.position.Account;

/// What accounts are worth and have at risk, at the market's reference prices. Money of the home asset.
public interface Valuation {
    /// All assets of the account.
    long equity(Account account);

    /// The exposure of all instruments but one.
    long exposureBesides(Account account, int instrument);
}
