/// Who did what, in a trail that shows when it was changed.
///
/// ```text
/// audit/audit-000001.jsonl   {"chain":"…","entry":{"event_type":…}}   one event a line, see trading.engine.chain
/// audit/audit-000002.jsonl   the chain goes on over the files
/// audit/head                 how many events there are, where they end, and an HMAC over that
/// secrets/audit.key          the key of the HMAC
/// ```
/// One thread writes; whoever records an event waits until it is on disk, for a second at most. The head is written
/// with every batch, each minute and when the trail is closed. What lies behind the head may be torn by a crash and
/// is cut when the trail is opened; what the head counts is never cut.
///
/// It proves change, not truth: whoever can write all of these files and read the key can make up another trail. A
/// head that was kept elsewhere shows that, too.
@NullMarked
package trading.infra.audit;

import org.jspecify.annotations.NullMarked;
