/// The analyst that is a language model, by LangChain4j: any server that speaks OpenAI's protocol, and
/// Anthropic.
///
/// ```text
/// question ─▶ Prompt ─▶ Budget.reserve ─▶ ChatModel ─▶ Exchange (HTTP/1.1, deadline, cap) ─▶ server
///                            │                              │ exact bodies
/// opinion ◀─ OpinionParser ◀─ Budget.settle ◀───────────────┴─▶ AnalystJournal
/// ```
/// What comes back is foreign: it is cut off while it is read, parsed by our own parser, and can be nothing
/// but an action with its reasons. Of everything else in it nothing is used.
@NullMarked
package trading.engine.analyst.language;

import org.jspecify.annotations.NullMarked;
