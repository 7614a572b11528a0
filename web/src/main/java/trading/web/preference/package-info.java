/// What each user has chosen in the dashboard, kept for all of their browsers: documents by name, of which the
/// server knows only that they are JSON and how long they are. In files beside the journal: the database is made
/// again from the journal, which has none of this.
@NullMarked
package trading.web.preference;

import org.jspecify.annotations.NullMarked;
