package trading.web.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts one certificate, to the last byte, whatever names are in it; for programs of this machine that were told it
/// over a channel of its owner's. Nothing else is trusted.
public final class PinnedCertificate extends X509ExtendedTrustManager {
    private final byte[] pinned;

    private PinnedCertificate(byte[] pinned) {
        this.pinned = pinned.clone();
    }

    /// `encoded`: the certificate in DER.
    public static SSLContext context(byte[] encoded) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedCertificate(encoded)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /// Has this connection take that certificate and no other.
    public static void pin(HttpsURLConnection connection, byte[] encoded) {
        connection.setSSLSocketFactory(context(encoded).getSocketFactory());
        connection.setHostnameVerifier((name, session) -> true); // names are not what it is known by
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !MessageDigest.isEqual(pinned, chain[0].getEncoded())) {
            throw new CertificateException("tls: not the certificate of the instance that was asked for");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("tls: no clients are checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("tls: no clients are checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("tls: no clients are checked here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
