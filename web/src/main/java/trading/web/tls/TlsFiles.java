package trading.web.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// Where a certificate with its chain and its key are, as PEM. `ofTheUser`: not one that we made ourselves.
public record TlsFiles(Path certificate, Path key, boolean ofTheUser) {
    private static final long MOST_BYTES = 1 << 20;

    /// Reads both anew. Throws [TlsException] for what is no certificate, no key, or not the key of the certificate.
    public TlsIdentity read() throws TlsException, IOException {
        List<X509Certificate> chain = chain();
        PrivateKey privateKey = privateKey();
        if (!fits(chain.getFirst(), privateKey)) {
            throw new TlsException("key=" + key + ": is not the key of the first certificate in " + certificate);
        }
        return new TlsIdentity(chain, privateKey, ofTheUser);
    }

    private List<X509Certificate> chain() throws TlsException, IOException {
        List<X509Certificate> chain = new ArrayList<>();
        try (InputStream in = Files.newInputStream(small(certificate))) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                chain.add((X509Certificate) each);
            }
        } catch (CertificateException wrong) {
            throw new TlsException("certificate=" + certificate + ": holds no certificates as PEM");
        }
        if (chain.isEmpty()) {
            throw new TlsException("certificate=" + certificate + ": holds no certificates as PEM");
        }
        return chain;
    }

    private PrivateKey privateKey() throws TlsException, IOException {
        requirePrivate();
        String text = Files.readString(small(key), StandardCharsets.ISO_8859_1);
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (each instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        } catch (IOException wrong) {
            throw new TlsException("key=" + key + ": is no private key as PEM");
        }
        throw new TlsException("key=" + key + ": holds no private key as PEM without a passphrase");
    }

    private void requirePrivate() throws TlsException, IOException {
        boolean modes = key.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (modes
                && Files.exists(key)
                && Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ)) {
            throw new TlsException("key=" + key + ": everybody may read it: chmod 600 " + key);
        }
    }

    private static Path small(Path file) throws TlsException, IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TlsException("file=" + file + ": is too large");
            }
        } catch (NoSuchFileException absent) {
            throw new TlsException("file=" + file + ": is not there");
        }
        return file;
    }

    private static boolean fits(X509Certificate certificate, PrivateKey key) throws TlsException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "Ed25519", "EdDSA" -> "Ed25519";
            case String other -> throw new TlsException("a key of the kind " + other + " is not supported");
        };
        byte[] text = "trading".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(text);
            byte[] signature = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certificate.getPublicKey());
            checking.update(text);
            return checking.verify(signature);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }
}
