package io.tombolo.agent.configured;

import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.Definition;
import io.tombolo.core.registration.definition.Definitions;
import io.tombolo.core.registration.definition.ServiceRegistration;
import io.tombolo.core.wire.json.Json;
import io.tombolo.runtime.config.Checks;
import io.tombolo.runtime.config.tree.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The services and checks of configuration files. Source: configuration sheet 2.7.
public final class ConfiguredDefinitions {

    private ConfiguredDefinitions() {}

    /// Reads all definitions.
    ///
    /// @throws IOException if one of them is wrong; the message says where it stands, and what is wrong
    public static AgentCommand.Configure read(Checks configured) throws IOException {
        List<ServiceRegistration> services = all("service", configured.services(), Definitions::serviceBlock);
        List<CheckRegistration> checks = all("check", configured.checks(), Definitions::checkBlock);
        return new AgentCommand.Configure(services, checks);
    }

    private static <T> List<T> all(String kind, List<Value.Entries> blocks, Function<Json, Definition<T>> read)
            throws IOException {
        var all = new ArrayList<T>();
        for (Value.Entries block : blocks) {
            switch (read.apply(written(block))) {
                case Definition.Read<T>(var definition) -> all.add(definition);
                case Definition.Refused<T>(var text) ->
                    throw new IOException("%s: %s definition: %s".formatted(block.at(), kind, text));
            }
        }
        return List.copyOf(all);
    }

    private static Json written(Value value) {
        return switch (value) {
            case Value.Text(var _, var text) -> new Json.Text(text);
            case Value.Whole(var _, long number) -> new Json.Numeral(Long.toString(number));
            case Value.Real(var _, double number) -> new Json.Numeral(Double.toString(number));
            case Value.Truth(var _, boolean holds) -> new Json.Truth(holds);
            case Value.Absent _ -> new Json.Null();
            case Value.Sequence(var _, var items) ->
                new Json.Array(
                        items.stream().map(ConfiguredDefinitions::written).toList());
            case Value.Entries(var _, var fields) ->
                new Json.Table(fields.values().stream()
                        .map(field -> new Json.Member(field.name(), written(field.value())))
                        .toList());
        };
    }
}
