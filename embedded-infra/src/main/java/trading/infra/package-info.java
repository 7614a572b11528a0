/// What the product brings along and looks after: PostgreSQL, Redis, and what is kept in them.
@NullMarked
package trading.infra;

import org.jspecify.annotations.NullMarked;
