package io.tombolo.core.catalog.registration;

import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.registration.RegistrationCommand.Register;
import java.util.Optional;

/// What a registration has to say, whatever the catalog knows. Source: HTTP sheet 5, `catalog/register`.
public final class RegistrationRules {

    private static final int UUID_LENGTH = 36;
    private static final String UUID_FORM = "[^-]{8}-[^-]{4}-[^-]{4}-[^-]{4}-[^-]{12}";

    private RegistrationRules() {}

    /// Why a registration is refused before the catalog is asked; empty if it is not.
    public static Optional<RegistrationRefusal> refusal(Register register) {
        Node node = register.node();
        if (node.node().isEmpty()) {
            return Optional.of(new RegistrationRefusal.NoNode());
        }
        if (node.address().isEmpty() && !register.skipNodeUpdate()) {
            return Optional.of(new RegistrationRefusal.NoAddress());
        }
        Optional<String> idFault = node.id().isEmpty() ? Optional.empty() : idFault(node.id());
        if (idFault.isPresent()) {
            return idFault.map(RegistrationRefusal.BadNodeId::new);
        }
        return register.service().filter(service -> service.service().isEmpty()).isPresent()
                ? Optional.of(new RegistrationRefusal.NoServiceName())
                : Optional.empty();
    }

    private static Optional<String> idFault(String id) {
        if (id.length() != UUID_LENGTH) {
            return Optional.of("uuid string is wrong length");
        }
        if (!id.matches(UUID_FORM)) {
            return Optional.of("uuid is improperly formatted");
        }
        return id.chars()
                .filter(c -> c != '-' && Character.digit(c, 16) < 0)
                .mapToObj(c -> "encoding/hex: invalid byte: U+%04X '%c'".formatted(c, c))
                .findFirst();
    }
}
