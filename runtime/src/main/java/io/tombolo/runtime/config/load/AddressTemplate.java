package io.tombolo.runtime.config.load;

import io.tombolo.runtime.config.host.Host.NetworkInterface;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The go-sockaddr templates that people use: `{{ GetPrivateIP }}`, `{{ GetInterfaceIP "eth0" }}` and their
/// plurals.
public final class AddressTemplate {

    private static final Pattern CALL = Pattern.compile("\\{\\{\\s*(\\w+)(?:\\s+[\"`]([^\"`]*)[\"`])?\\s*}}");

    private AddressTemplate() {}

    /// What became of a text.
    public sealed interface Expansion {
        /// All templates were replaced.
        record Good(String text) implements Expansion {}

        /// One was not; why, in one clause.
        record Bad(String reason) implements Expansion {}
    }

    /// Whether there is a template in the text.
    public static boolean isIn(String text) {
        return text.contains("{{");
    }

    /// The text with addresses of this machine in the place of its templates.
    public static Expansion expand(String text, List<NetworkInterface> interfaces) {
        StringBuilder result = new StringBuilder();
        Matcher call = CALL.matcher(text);
        int end = 0;
        while (call.find()) {
            String name = call.group(1);
            String argument = call.group(2) == null ? "" : call.group(2);
            List<String> all = switch (name) {
                case "GetPrivateIP", "GetPrivateIPs" -> PrivateAddresses.ipv4(interfaces);
                case "GetPublicIP", "GetPublicIPs" -> PrivateAddresses.publicIpv4(interfaces);
                case "GetInterfaceIP", "GetInterfaceIPs" -> PrivateAddresses.of(argument, interfaces);
                default -> List.of();
            };
            if (!name.startsWith("Get") || !(name.endsWith("IP") || name.endsWith("IPs"))) {
                return unsupported(call.group());
            }
            if (all.isEmpty()) {
                return new Expansion.Bad("template %s finds no address on this machine".formatted(call.group()));
            }
            result.append(text, end, call.start()).append(name.endsWith("s") ? String.join(" ", all) : all.getFirst());
            end = call.end();
        }
        result.append(text, end, text.length());
        return isIn(result.toString()) ? unsupported(text) : new Expansion.Good(result.toString());
    }

    private static Expansion unsupported(String template) {
        return new Expansion.Bad(("template %s is not supported; supported are GetPrivateIP, GetPublicIP,"
                        + " GetInterfaceIP \"name\" and their plurals")
                .formatted(template));
    }
}
