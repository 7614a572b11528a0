/// What was asked of models and what they said, kept so that nobody can change it unseen.
///
/// ```text
/// analyst/calls.jsonl         {"chain":"…","entry":{…}}   one line an entry; chain = SHA-256(chain before + entry)
/// analyst/calls.jsonl.head    entries, bytes and last chain that are known to be on disk
/// ```
/// What the chain and its head show, and what they do not, is said in [trading.engine.chain].
@NullMarked
package trading.engine.analyst.record;

import org.jspecify.annotations.NullMarked;
