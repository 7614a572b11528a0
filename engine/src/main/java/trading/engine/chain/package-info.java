/// Files of lines that nobody can change unseen: each line is chained to the one before by SHA-256.
///
/// ```text
/// calls.jsonl         {"chain":"…","entry":{…}}   one line an entry; chain = SHA-256(chain before + entry)
/// calls.jsonl.head    entries, bytes and last chain that are known to be on disk
/// ```
/// The chain shows a line that was changed, put in, taken out or moved; the head shows lines that were cut off
/// the end. Only what lies behind the head may be torn, by a crash in the middle of a write: it is cut when the
/// file is opened. There is no key in [ChainedFile]: somebody who rewrites all lines and the head is shown only by
/// a head that was kept elsewhere. Whoever needs a sealed head, or several files in a row, builds on [Chain].
@NullMarked
package trading.engine.chain;

import org.jspecify.annotations.NullMarked;
