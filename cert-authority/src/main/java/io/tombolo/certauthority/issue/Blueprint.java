package io.tombolo.certauthority.issue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What a certificate is to say, before anybody signs it.
///
/// @param subject           distinguished name, RFC 4514: `CN=server.dc1.consul`
/// @param serial            positive; unique among the certificates of one authority
/// @param purpose           what it may be used for
/// @param dnsNames          alternative names, in their order
/// @param addresses         alternative names, behind the DNS names
/// @param uris              alternative names, behind the addresses
/// @param permittedDnsNames of an authority: the only DNS trees that it may certify; empty for all
/// @param from              first second in which it is valid
/// @param until             last second in which it is valid
public record Blueprint(
        String subject,
        BigInteger serial,
        Purpose purpose,
        List<String> dnsNames,
        List<InetAddress> addresses,
        List<URI> uris,
        List<String> permittedDnsNames,
        Instant from,
        Instant until) {

    /// @throws IllegalArgumentException if it would never be valid, or the serial number is not positive
    public Blueprint {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
        uris = List.copyOf(uris);
        permittedDnsNames = List.copyOf(permittedDnsNames);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "a certificate from %s until %s would never be valid".formatted(from, until));
        }
        if (serial.signum() <= 0) {
            throw new IllegalArgumentException("serial number %s is not positive".formatted(serial));
        }
    }
}
