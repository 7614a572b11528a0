/// Strategies that people write: one `.java` file in `strategies/`, compiled in memory when it is saved.
///
/// ```text
/// file ──▶ StrategyFolder ──▶ StrategyCompiler ──▶ LoopGuard ──▶ UserStrategy      (a class loader of its own each
/// time)
///            (watches)            │ problems         ForbiddenUses      │
///                                 ▼ line, text                          ▼ marks: what keeps it from live
/// ```
/// The compiler comes with the product, so that no JDK is needed. A strategy is trusted code and runs with the
/// rights of the product; what is done here keeps mistakes from doing harm, not malice: loops get a limit, and
/// what would make a replay decide differently (clocks, chance, files, threads) is told.
@NullMarked
package trading.engine.strategy.user;

import org.jspecify.annotations.NullMarked;
