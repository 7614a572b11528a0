/// What a run of trades and equity amounts to: the field's usual figures, and what they are worth.
///
/// Pure functions of numbers. Figures that a run is too short for are `NaN`, which people are shown as "–";
/// never 0, which would be an answer. Money is in units of the account's home asset, returns are fractions
/// (0.01 is one percent), days are UTC days and a year has 365 of them, since these markets never close.
@NullMarked
package trading.engine.backtest.metric;

import org.jspecify.annotations.NullMarked;
