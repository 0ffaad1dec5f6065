package io.tombolo.gatewayregistry.discovery;

import io.netty.resolver.DefaultHostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks host names up in the hosts file and then in DNS, with the time for which an answer holds.
public final class DnsHostNames implements HostNames {

    private final DefaultHostsFileEntriesResolver hostsFile = new DefaultHostsFileEntriesResolver();
    private final DnsRecords dns;

    public DnsHostNames(DnsRecords dns) {
        this.dns = dns;
    }

    @Override
    public Addresses look(String host) throws IOException, InterruptedException {
        List<InetAddress> listed = hostsFile.addresses(host, ResolvedAddressTypes.IPV4_PREFERRED);
        if (listed != null && !listed.isEmpty()) {
            return new Addresses(listed, Optional.empty());
        }
        var found = new ArrayList<DnsRecords.HostAddress>();
        Optional<IOException> first = add(found, () -> dns.ipv4(host));
        Optional<IOException> second = add(found, () -> dns.ipv6(host));
        if (found.isEmpty()) {
            throw first.or(() -> second)
                    .orElseGet(() -> new IOException("host %s has neither an A nor an AAAA record".formatted(host)));
        }
        Optional<Duration> validFor =
                found.stream().map(DnsRecords.HostAddress::validFor).min(Comparator.naturalOrder());
        return new Addresses(found.stream().map(DnsRecords.HostAddress::address).toList(), validFor);
    }

    @FunctionalInterface
    private interface Question {

        List<DnsRecords.HostAddress> ask() throws IOException, InterruptedException;
    }

    /// A host may have addresses of one kind only, and the question for the other fail.
    private static Optional<IOException> add(List<DnsRecords.HostAddress> found, Question question)
            throws InterruptedException {
        try {
            found.addAll(question.ask());
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed);
        }
    }
}
