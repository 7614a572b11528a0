/// What is said when a request is refused: RFC 9457 `application/problem+json`, one form for every error.
///
/// A problem never holds a stack trace, a statement, a path or a secret, and quotes at most 64 printable
/// characters of what was sent.
@NullMarked
package trading.web.problem;

import org.jspecify.annotations.NullMarked;
