/// What happened before, as the routes ask for it: the database behind a small interface.
@NullMarked
package trading.web.history;

import org.jspecify.annotations.NullMarked;
