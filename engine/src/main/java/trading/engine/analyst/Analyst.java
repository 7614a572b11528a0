package trading.engine.analyst;

/// Somebody who has an opinion about a market.
///
/// May be asked by several threads at once and may take its time, up to its deadline: not for a strategy's
/// thread, which asks an [AnalystDesk] instead.
@FunctionalInterface
public interface Analyst {
    AnalystAnswer ask(AnalystQuestion question);
}
