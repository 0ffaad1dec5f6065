package io.tombolo.core.catalog.connect;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.time.Instant;
import java.util.List;

/// A root certificate that services trust. Source: RPC sheet 16, "CARoot".
///
/// @param id                fingerprint, hexadecimal with colons
/// @param intermediateCerts PEM; the last one signs leaves
/// @param active            whether new leaves are signed under it
/// @param rotatedOutAt      when it stopped to be active; year 1 if it is, or was never told
public record CaRoot(
        @WireField(name = "ID") String id,
        String name,
        @Unsigned long serialNumber,
        @WireField(name = "SigningKeyID") String signingKeyId,
        String externalTrustDomain,
        Instant notBefore,
        Instant notAfter,
        String rootCert,
        List<String> intermediateCerts,
        @WireField(omitEmpty = WireField.Omission.JSON) String signingCert,
        @WireField(omitEmpty = WireField.Omission.JSON) String signingKey,
        boolean active,
        @WireField(hiddenInJson = true) Instant rotatedOutAt,
        String privateKeyType,
        int privateKeyBits,
        @Embedded RaftIndex raft) {

    /// Takes a copy of the list.
    public CaRoot {
        intermediateCerts = List.copyOf(intermediateCerts);
    }

    CaRoot stored(RaftIndex newRaft) {
        return new CaRoot(
                id,
                name,
                serialNumber,
                signingKeyId,
                externalTrustDomain,
                notBefore,
                notAfter,
                rootCert,
                intermediateCerts,
                signingCert,
                signingKey,
                active,
                rotatedOutAt,
                privateKeyType,
                privateKeyBits,
                newRaft);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "CaRoot[%s, active=%s, %s]".formatted(id, active, raft);
    }
}
