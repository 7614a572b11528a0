/// `trading doctor`: what stands in the way of a start, and how to mend it. Looks only; changes nothing.
@NullMarked
package trading.launcher.doctor;

import org.jspecify.annotations.NullMarked;
