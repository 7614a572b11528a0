package trading.web.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import trading.infra.process.Sha256;

/// A certificate with the ones that vouch for it, and its key.
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key, boolean ofTheUser) {
    /// Guards a store that never leaves the memory of this process.
    static final String STORE_PASSWORD = "in-memory";

    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// SHA-256 of the certificate, as browsers show it: `AB:CD:…`.
    public String fingerprint() {
        return fingerprint(certificate());
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = Sha256.digest().digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("tls: a certificate that was read cannot be written", e);
        }
    }

    public Instant expires() {
        return certificate().getNotAfter().toInstant();
    }

    /// DER of the certificate, for whoever is to know it again.
    public byte[] encoded() {
        try {
            return certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("tls: a certificate that was read cannot be written", e);
        }
    }

    KeyStore store() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("trading", key, STORE_PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("tls: no store of keys can be made", e);
        }
    }

    /// Without the key.
    @Override
    public String toString() {
        return certificate().getSubjectX500Principal() + " " + fingerprint();
    }
}
