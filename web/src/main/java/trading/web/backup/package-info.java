/// Backups over HTTP. Called on request threads.
@NullMarked
package trading.web.backup;

import org.jspecify.annotations.NullMarked;
