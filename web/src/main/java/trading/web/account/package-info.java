/// Accounts: what is in one (cash, equity, balances), and which there are, on which terms.
@NullMarked
package trading.web.account;

import org.jspecify.annotations.NullMarked;
