package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.bind.Settings;
import io.tombolo.runtime.config.host.Host;

/// What rules look at.
///
/// @param configuration the records
/// @param settings      what was set, and where; a key that is not in there has its default
/// @param host          the machine
public record Facts(Configuration configuration, Settings settings, Host host) {

    boolean isSet(String key) {
        return settings.value(key).isPresent();
    }
}
