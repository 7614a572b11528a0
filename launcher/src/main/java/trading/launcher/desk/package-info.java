/// What commands need to ask the running desk, and to show what it answers.
///
/// ```text
/// trading decisions ──▶ DeskClient ──▶ control.sock: where is the API, and a token for a few minutes
///                           └────────▶ http://127.0.0.1:8000/api/decisions
/// ```
/// Whoever may open the control socket, the owner of the data folder, needs no password. The token is in no argument,
/// no file and no answer that is printed.
@NullMarked
package trading.launcher.desk;

import org.jspecify.annotations.NullMarked;
