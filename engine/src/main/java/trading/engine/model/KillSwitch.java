package trading.engine.model;

/// A kill switch that is engaged. `target`: the venue's or strategy's name, the symbol, the account's number;
/// empty for all. `by`: who or what engaged it.
public record KillSwitch(KillScope scope, String target, String reason, String by, long sinceNanos) {}
