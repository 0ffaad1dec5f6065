package io.tombolo.certauthority.issue;

import java.util.List;
import java.util.OptionalInt;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/// What a certificate may be used for. Source: WAN federation sheet 3.4 and 3.5.
public enum Purpose {
    /// The CA of agents: `tls ca create`.
    AGENT_AUTHORITY(true, OptionalInt.empty(), authorityUsage(), List.of()),
    /// An agent, which shows the same certificate to whom it calls and to who calls it.
    AGENT(
            false,
            OptionalInt.empty(),
            KeyUsage.digitalSignature | KeyUsage.keyEncipherment,
            List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)),
    /// The command line.
    COMMAND_LINE(false, OptionalInt.empty(), KeyUsage.digitalSignature | KeyUsage.keyEncipherment, List.of()),
    /// The root of the service mesh.
    MESH_ROOT(true, OptionalInt.empty(), authorityUsage(), List.of()),
    /// What signs the leaves of a datacenter of the service mesh.
    MESH_INTERMEDIATE(true, OptionalInt.of(0), authorityUsage(), List.of()),
    /// A service or agent in the service mesh.
    MESH_LEAF(
            false,
            OptionalInt.empty(),
            KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement,
            List.of(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth));

    private final boolean authority;
    private final OptionalInt pathLength;
    private final int keyUsage;
    private final List<KeyPurposeId> extendedUsage;

    Purpose(boolean authority, OptionalInt pathLength, int keyUsage, List<KeyPurposeId> extendedUsage) {
        this.authority = authority;
        this.pathLength = pathLength;
        this.keyUsage = keyUsage;
        this.extendedUsage = List.copyOf(extendedUsage);
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

    /// Empty where the certificate carries no such extension.
    List<ExtendedKeyUsage> extendedUsage() {
        return extendedUsage.isEmpty()
                ? List.of()
                : List.of(new ExtendedKeyUsage(extendedUsage.toArray(KeyPurposeId[]::new)));
    }
}
