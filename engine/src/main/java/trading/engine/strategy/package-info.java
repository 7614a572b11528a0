/// Strategies: how to write one, and the two that come with the product.
///
/// ```java
/// public final class BuyTheDip implements Strategy {
///     private final Rsi rsi = new Rsi(14);
///
///     public StrategyDeclaration declaration() { … }            // name, time frame, warm-up, parameters
///
///     public void onBar(Bar bar, StrategyContext context) {     // once for each closed bar
///         rsi.update(bar);
///         if (context.openTrade().isEmpty() && rsi.value() < 30) {
///             context.buy(bar.close() - 500, 0, "RSI is below 30");
///         }
///     }
/// }
/// ```
/// A strategy owns its indicators and sees one instrument. It says what it wants through its
/// [StrategyContext]; orders, sizes and limits are made elsewhere, and it cannot reach the gateway. The
/// same class runs on a replay, on a simulated market and live.
///
/// Prices are ticks and quantities lots of the instrument, money is units of 10^-8; a `double` may decide
/// *whether*, and becomes a price only through [StrategyContext#ticks(double)], which rounds down.
@NullMarked
package trading.engine.strategy;

import org.jspecify.annotations.NullMarked;
