/// Who is asking, and from where.
///
/// A person comes in by a login link that works once; the browser then holds an opaque session. Scripts
/// hold a signed token. Neither helps from a page of another origin: [RequestGuard] looks at `Host`,
/// `Origin` and `Sec-Fetch-Site` before anything else is done. Loopback is not trusted by itself.
@NullMarked
package trading.web.security;

import org.jspecify.annotations.NullMarked;
