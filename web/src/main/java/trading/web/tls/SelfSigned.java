package trading.web.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.OwnerOnly;

/// A certificate of our own, for who has none: nobody vouches for it, so its fingerprint is to be compared.
public final class SelfSigned {
    private static final Logger log = LoggerFactory.getLogger(SelfSigned.class);
    /// As long as browsers bear.
    private static final Duration LIFETIME = Duration.ofDays(397);

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final List<String> OURS = List.of("localhost", "127.0.0.1", "::1");

    private SelfSigned() {}

    /// The files in `folder`. Made when there are none, when the certificate ends within a month, or lacks one of
    /// `names`, which are host names and addresses beyond those of loopback.
    public static TlsFiles in(Path folder, Collection<String> names) throws IOException {
        return in(folder, names, Instant.now());
    }

    static TlsFiles in(Path folder, Collection<String> names, Instant now) throws IOException {
        OwnerOnly.directory(folder);
        TlsFiles files = new TlsFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"), false);
        Set<String> all = new TreeSet<>(OURS);
        all.addAll(names);
        if (!serves(files, all, now)) {
            make(files, all, now);
        }
        return files;
    }

    private static boolean serves(TlsFiles files, Set<String> names, Instant now) throws IOException {
        if (Files.notExists(files.certificate()) || Files.notExists(files.key())) {
            return false;
        }
        try {
            TlsIdentity identity = files.read();
            return identity.expires().isAfter(now.plus(RENEWED_BEFORE))
                    && namesIn(identity.certificate()).containsAll(canonical(names));
        } catch (TlsException unusable) {
            log.warn("tls: our own certificate is made anew: {}", unusable.getMessage());
            return false;
        }
    }

    private static Set<String> canonical(Set<String> names) throws UnknownHostException {
        Set<String> canonical = new HashSet<>();
        for (String name : names) {
            canonical.add(isAddress(name) ? InetAddress.getByName(name).getHostAddress() : name);
        }
        return canonical;
    }

    private static Set<String> namesIn(X509Certificate certificate) throws UnknownHostException {
        Set<String> names = new HashSet<>();
        try {
            for (List<?> each : certificate.getSubjectAlternativeNames()) {
                String name = String.valueOf(each.get(1));
                names.add(isAddress(name) ? InetAddress.getByName(name).getHostAddress() : name);
            }
        } catch (CertificateParsingException unreadable) {
            log.warn("tls: the names of our own certificate cannot be read", unreadable);
        }
        return names;
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }

    private static void make(TlsFiles files, Set<String> names, Instant now) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            StringWriter key = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(key)) {
                writer.writeObject(new JcaPKCS8Generator(pair.getPrivate(), null));
            }
            StringWriter certificate = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(certificate)) {
                writer.writeObject(certificate(pair, names, now));
            }
            OwnerOnly.write(files.key(), key.toString());
            OwnerOnly.write(files.certificate(), certificate.toString());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("tls: no certificate can be made", e);
        }
    }

    private static org.bouncycastle.cert.X509CertificateHolder certificate(KeyPair pair, Set<String> names, Instant now)
            throws OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=Trading");
        GeneralName[] alternatives = names.stream()
                .map(each -> new GeneralName(isAddress(each) ? GeneralName.iPAddress : GeneralName.dNSName, each))
                .toArray(GeneralName[]::new);
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()).setBit(126),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(LIFETIME)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }
}
