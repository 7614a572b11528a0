/// The installed image: whether its files are as they were made.
@NullMarked
package trading.launcher.image;

import org.jspecify.annotations.NullMarked;
