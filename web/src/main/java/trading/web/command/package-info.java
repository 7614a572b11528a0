/// From a request's decimals to a command in ticks and lots, and from the gateway's answer to a reply or a
/// problem. Text and decimals end here.
///
/// ```text
/// OrderDraft ──▶ SubmitOrder ──▶ Gate.decide ──▶ Decided | problem (busy, halted, timeout)
///                                                 └─▶ Denials: refused by risk, in words and figures
/// ```
@NullMarked
package trading.web.command;

import org.jspecify.annotations.NullMarked;
