/// The services of the product and how they are: the board that `trading status`, the API and the dashboard
/// read, and the supervision of child processes.
@NullMarked
package trading.launcher.service;

import org.jspecify.annotations.NullMarked;
