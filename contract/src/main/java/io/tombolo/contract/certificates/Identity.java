package io.tombolo.contract.certificates;

import io.tombolo.core.pki.CertificateChain;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What an agent proves who it is with, and by what it checks others.
///
/// @param chain       the own certificate, and the intermediates that others may not have
/// @param key         the private key of the own certificate
/// @param authorities whose certificates are accepted; at least one
public record Identity(CertificateChain chain, PrivateKey key, List<X509Certificate> authorities) {

    /// @throws IllegalArgumentException if there is no authority
    public Identity {
        authorities = List.copyOf(authorities);
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("an identity needs at least one authority to check others by");
        }
    }

    /// Without the key.
    @Override
    public String toString() {
        return "Identity[%s, %d authorities]".formatted(chain.leaf().getSubjectX500Principal(), authorities.size());
    }
}
