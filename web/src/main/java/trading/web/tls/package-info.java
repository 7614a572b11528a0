/// The server's certificate: read from the user's files, or made by ourselves where there are none.
///
/// ```text
/// api.tls_certificate, api.tls_key ─┐
///                                   ├─▶ TlsFiles ─▶ TlsIdentity ─▶ TlsConnections ─▶ the server's port
/// SelfSigned ─▶ data/tls/*.pem ─────┘       ▲ looked at again while the server runs
/// ```
/// TLS 1.3 and 1.2, with suites that have forward secrecy and authenticated encryption. What asks the server from
/// this machine knows the certificate itself ([PinnedCertificate]), not a name in it.
@NullMarked
package trading.web.tls;

import org.jspecify.annotations.NullMarked;
