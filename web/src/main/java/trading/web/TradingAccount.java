package trading.web;

/// The account that the desk trades.
public record TradingAccount(int id, String name) {}
