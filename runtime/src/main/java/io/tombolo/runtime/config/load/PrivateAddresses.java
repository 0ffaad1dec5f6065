package io.tombolo.runtime.config.load;

import io.tombolo.runtime.config.host.Host.NetworkInterface;
import java.util.List;
import java.util.stream.Stream;

/// Sorts the addresses of a machine. Source: RFC 1918, RFC 6598 and RFC 4193 for what is private.
final class PrivateAddresses {

    private PrivateAddresses() {}

    /// Private IPv4 addresses.
    static List<String> ipv4(List<NetworkInterface> interfaces) {
        return all(interfaces).filter(PrivateAddresses::isPrivateIpv4).toList();
    }

    /// IPv4 addresses that are neither private nor local.
    static List<String> publicIpv4(List<NetworkInterface> interfaces) {
        return all(interfaces)
                .filter(address -> address.contains(".") && !address.contains(":"))
                .filter(address -> !isPrivateIpv4(address))
                .filter(address -> !address.startsWith("127.") && !address.startsWith("169.254."))
                .toList();
    }

    /// IPv6 addresses that are neither private nor local.
    static List<String> publicIpv6(List<NetworkInterface> interfaces) {
        return all(interfaces)
                .filter(address -> address.contains(":"))
                .filter(address -> address.startsWith("2") || address.startsWith("3"))
                .toList();
    }

    /// The addresses of one interface, IPv4 first.
    static List<String> of(String name, List<NetworkInterface> interfaces) {
        return interfaces.stream()
                .filter(each -> each.name().equals(name))
                .flatMap(each -> each.addresses().stream())
                .sorted((one, two) -> Boolean.compare(one.contains(":"), two.contains(":")))
                .toList();
    }

    private static Stream<String> all(List<NetworkInterface> interfaces) {
        return interfaces.stream().flatMap(each -> each.addresses().stream());
    }

    private static boolean isPrivateIpv4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4 || address.contains(":")) {
            return false;
        }
        int second = Integer.parseInt(parts[1]);
        return switch (parts[0]) {
            case "10" -> true;
            case "172" -> second >= 16 && second <= 31;
            case "192" -> second == 168;
            case "100" -> second >= 64 && second <= 127;
            default -> false;
        };
    }
}
