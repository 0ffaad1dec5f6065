package io.tombolo.certauthority.issue;

import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/// What a certificate may be used for. Source: WAN federation sheet 3.4 and 3.5.
public enum Purpose {
    /// The CA of agents: `tls ca create`.
    AGENT_AUTHORITY(true, OptionalInt.empty(), authorityUsage(), false),
    /// An agent, which shows the same certificate to whom it calls and to who calls it.
    AGENT(false, OptionalInt.empty(), KeyUsage.digitalSignature | KeyUsage.keyEncipherment, true),
    /// The command line.
    COMMAND_LINE(false, OptionalInt.empty(), KeyUsage.digitalSignature | KeyUsage.keyEncipherment, false),
    /// The root of the service mesh.
    MESH_ROOT(true, OptionalInt.empty(), authorityUsage(), false),
    /// What signs the leaves of a datacenter of the service mesh.
    MESH_INTERMEDIATE(true, OptionalInt.of(0), authorityUsage(), false),
    /// A service or agent in the service mesh.
    MESH_LEAF(
            false,
            OptionalInt.empty(),
            KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement,
            true);

    private final boolean authority;
    private final OptionalInt pathLength;
    private final int keyUsage;
    private final boolean bothEnds;

    Purpose(boolean authority, OptionalInt pathLength, int keyUsage, boolean bothEnds) {
        this.authority = authority;
        this.pathLength = pathLength;
        this.keyUsage = keyUsage;
        this.bothEnds = bothEnds;
    }

    private static int authorityUsage() {
        return KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;
    }

    BasicConstraints constraints() {
        return pathLength.isPresent() ? new BasicConstraints(pathLength.getAsInt()) : new BasicConstraints(authority);
    }

    KeyUsage keyUsage() {
        return new KeyUsage(keyUsage);
    }

    /// For both ends of a TLS connection; empty where the certificate carries no such extension.
    Optional<ExtendedKeyUsage> extendedUsage() {
        return bothEnds
                ? Optional.of(new ExtendedKeyUsage(
                        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}))
                : Optional.empty();
    }
}
