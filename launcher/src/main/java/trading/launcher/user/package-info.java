/// Users and tokens as commands change them: in the files of the data folder, and then in the instance that
/// runs on it, which is told by the control socket and works with the files as they are from then on.
@NullMarked
package trading.launcher.user;

import org.jspecify.annotations.NullMarked;
