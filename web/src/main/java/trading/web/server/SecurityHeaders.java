package trading.web.server;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// Headers of every answer: no sniffing, no framing, no foreign content, no text that becomes a script, no devices,
/// nothing kept in caches unless the answer says otherwise.
final class SecurityHeaders {
    private static final List<HttpField> FIELDS = List.of(
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"),
            new PreEncodedHttpField(
                    "Permissions-Policy",
                    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(),"
                            + " magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(),"
                            + " browsing-topics=()"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new PreEncodedHttpField("Cache-Control", "no-store"));

    private static final HttpField TLS_ONLY = new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

    private SecurityHeaders() {}

    static void keepToTls(HttpFields.Mutable headers) {
        headers.put(TLS_ONLY);
    }

    static void put(HttpFields.Mutable headers) {
        for (HttpField field : FIELDS) {
            headers.put(field);
        }
    }
}
