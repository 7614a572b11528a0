/// The doctor's findings over HTTP. Called on request threads.
@NullMarked
package trading.web.doctor;

import org.jspecify.annotations.NullMarked;
