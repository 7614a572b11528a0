/// What the commands `trading journal …` do with a journal that no instance uses.
@NullMarked
package trading.launcher.journal;

import org.jspecify.annotations.NullMarked;
