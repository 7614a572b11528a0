/// The account in one answer: cash, equity, balances.
@NullMarked
package trading.web.account;

import org.jspecify.annotations.NullMarked;
