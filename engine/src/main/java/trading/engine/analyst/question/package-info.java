/// How a question to the analyst comes about: live, in a replay and in a backtest the same bars and holdings make
/// the same question, to the last byte of its prompt.
///
/// ```text
/// bars of one instrument and frame ──▶ QuestionSeries ──▶ AnalystQuestion
///          └──▶ RecentPatterns ────────────▲   ▲
///                         Situation ───────────┘  what is held, what the account is worth
/// ```
/// One thread at a time; nothing in here waits, reads a clock or calls anybody.
@NullMarked
package trading.engine.analyst.question;

import org.jspecify.annotations.NullMarked;
