package io.tombolo.runtime.config.load;

import io.tombolo.runtime.config.bind.Schema;
import io.tombolo.runtime.config.bind.Settings;
import io.tombolo.runtime.config.host.Host;
import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fills in the addresses that depend on the machine: templates, and what to advertise when all addresses are
/// bound.
final class Addressing {

    private static final Position DETECTED = Position.of("addresses of this machine");

    private final Host host;
    private final List<Violation> violations = new ArrayList<>();
    private Settings settings;

    private Addressing(Host host, Settings settings) {
        this.host = host;
        this.settings = settings;
    }

    /// What became of the addresses.
    record Resolved(Settings settings, List<Violation> violations) {}

    /// @param bindDefault what is bound where nothing is said
    static Resolved resolve(Schema<?> schema, Settings settings, String bindDefault, Host host) {
        Addressing addressing = new Addressing(host, settings);
        schema.templateKeys().forEach(addressing::expand);
        addressing.advertise(bindDefault);
        return new Resolved(addressing.settings, List.copyOf(addressing.violations));
    }

    private void expand(String key) {
        settings.value(key).ifPresent(value -> {
            switch (value) {
                case Value.Text text ->
                    expanded(key, text)
                            .ifPresent(result -> settings = settings.with(key, new Value.Text(text.at(), result)));
                case Value.Sequence list -> settings = settings.with(key, expandItems(key, list));
                case Value.Whole _, Value.Real _, Value.Truth _, Value.Absent _, Value.Entries _ -> {}
            }
        });
    }

    private Value.Sequence expandItems(String key, Value.Sequence list) {
        List<Value> items = new ArrayList<>();
        for (Value item : list.items()) {
            if (item instanceof Value.Text text && AddressTemplate.isIn(text.text())) {
                expanded(key, text).stream()
                        .flatMap(result -> List.of(result.split(" ")).stream())
                        .forEach(result -> items.add(new Value.Text(text.at(), result)));
            } else {
                items.add(item);
            }
        }
        return new Value.Sequence(list.at(), items);
    }

    private Optional<String> expanded(String key, Value.Text text) {
        if (!AddressTemplate.isIn(text.text())) {
            return Optional.empty();
        }
        return switch (AddressTemplate.expand(text.text(), host.interfaces())) {
            case AddressTemplate.Expansion.Good good -> Optional.of(good.text());
            case AddressTemplate.Expansion.Bad bad -> {
                violations.add(Violation.at(text.at(), key, "%s: %s".formatted(key, bad.reason())));
                yield Optional.empty();
            }
        };
    }

    private void advertise(String bindDefault) {
        if (settings.value("advertise_addr").isPresent()) {
            return;
        }
        String bind = settings.value("bind_addr").map(Value::shown).orElse(bindDefault);
        switch (bind) {
            case "0.0.0.0" -> advertiseOnly(PrivateAddresses.ipv4(host.interfaces()), "private IPv4");
            case "::", "[::]" -> advertiseOnly(PrivateAddresses.publicIpv6(host.interfaces()), "public IPv6");
            default -> {}
        }
    }

    private void advertiseOnly(List<String> found, String kind) {
        if (found.size() == 1) {
            settings = settings.with("advertise_addr", new Value.Text(DETECTED, found.getFirst()));
            return;
        }
        String text = found.isEmpty()
                ? "No %s address found. Please configure one with 'bind' and/or 'advertise'.".formatted(kind)
                : "Multiple %s addresses found. Please configure one with 'bind' and/or 'advertise'. (%s)"
                        .formatted(kind, String.join(", ", found));
        violations.add(new Violation(settings.position("bind_addr"), "advertise_addr", text));
    }
}
