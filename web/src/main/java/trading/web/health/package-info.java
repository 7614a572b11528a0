/// Whether it works. Probes run twice a second beside the requests; an answer is bytes that are already
/// there, so that asking for health is never work.
@NullMarked
package trading.web.health;

import org.jspecify.annotations.NullMarked;
