/// Makes what people download from what the build has put together: one folder for one kind of machine, with its own
/// Java, packed so that two builds of the same sources give the same bytes. Runs in the build only.
@NullMarked
package trading.dist.image;

import org.jspecify.annotations.NullMarked;
