/// What was asked of models and what they said, kept so that nobody can change it unseen.
///
/// ```text
/// analyst/calls.jsonl         {"chain":"…","entry":{…}}   one line an entry; chain = SHA-256(chain before + entry)
/// analyst/calls.jsonl.head    entries, bytes and last chain that are known to be on disk
/// ```
/// The chain shows a line that was changed, put in, taken out or moved; the head shows lines that were cut off
/// the end. Only what lies behind the head may be torn, by a crash in the middle of a write: it is cut when the file is
/// opened. There is no key in it: somebody who rewrites all lines and the head is shown only by a head that was
/// kept elsewhere.
@NullMarked
package trading.engine.analyst.record;

import org.jspecify.annotations.NullMarked;
