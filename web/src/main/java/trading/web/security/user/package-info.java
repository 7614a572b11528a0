/// Who may come in, and with which keys: users with their roles and passwords, and the tokens of their
/// scripts. Kept in two files of the data folder that only its owner can read, so that a login works while
/// the database does not. Pure of HTTP; the command line changes the same files.
///
/// ```text
/// users.json        Users      ─┐
/// api-tokens.json   ApiTokens  ─┴▶ TurnFile: read, change under a lock, replaced as a whole
/// ```
@NullMarked
package trading.web.security.user;

import org.jspecify.annotations.NullMarked;
