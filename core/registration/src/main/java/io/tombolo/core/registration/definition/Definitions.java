package io.tombolo.core.registration.definition;

import io.tombolo.core.registration.written.FieldReader;
import io.tombolo.core.wire.json.Json;
import java.util.Optional;
import java.util.function.Function;

/// Reads services and checks, and holds them to their rules. Source: HTTP sheet 2.3 and 5.
public final class Definitions {

    private Definitions() {}

    /// A service from the body of a request.
    public static Definition<ServiceRegistration> service(Json body) {
        FieldReader in = FieldReader.ofBody(body, "structs.ServiceDefinition");
        return checked(ServiceBody.read(in), undecodable(in), ServiceRules::fault);
    }

    /// A check from the body of a request.
    public static Definition<CheckRegistration> check(Json body) {
        FieldReader in = FieldReader.ofBody(body, "structs.CheckDefinition");
        return checked(withId(CheckBody.read(in)), undecodable(in), Definitions::faultOfCheck);
    }

    /// A service from a block of a configuration file.
    public static Definition<ServiceRegistration> serviceBlock(Json block) {
        FieldReader in = FieldReader.ofBlock(block);
        return checked(ServiceBody.read(in), in.fault(), ServiceRules::fault);
    }

    /// A check from a block of a configuration file.
    public static Definition<CheckRegistration> checkBlock(Json block) {
        FieldReader in = FieldReader.ofBlock(block);
        return checked(withId(CheckBody.read(in)), in.fault(), Definitions::faultOfCheck);
    }

    private static Optional<String> undecodable(FieldReader in) {
        return in.fault().map(text -> "Request decode failed: " + text);
    }

    private static <T> Definition<T> checked(T value, Optional<String> broken, Function<T, Optional<String>> rules) {
        return broken.or(() -> rules.apply(value))
                .<Definition<T>>map(Definition.Refused::new)
                .orElseGet(() -> new Definition.Read<>(value));
    }

    private static CheckRegistration withId(CheckRegistration check) {
        return check.checkId().isEmpty() ? check.named(check.name(), check.name(), check.serviceId()) : check;
    }

    private static Optional<String> faultOfCheck(CheckRegistration check) {
        if (check.name().isEmpty()) {
            return Optional.of("Missing check name");
        }
        if (!CheckRules.isStatus(check.status())) {
            return Optional.of("Bad check status");
        }
        return CheckRules.fault(check).map(text -> "Invalid check: " + text);
    }
}
