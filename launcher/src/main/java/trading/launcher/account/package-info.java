/// What a start tells the gateway about the demo account: the configured terms, without undoing what people
/// have set since.
@NullMarked
package trading.launcher.account;

import org.jspecify.annotations.NullMarked;
