package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// Owner and mode of the unix sockets that HTTP listens on.
public record UnixSockets(
        @Setting(says = "owner, as a name or number") Optional<String> user,
        @Setting(says = "group, as a number") Optional<String> group,

        @Setting(says = "permissions, octal in quotes, such as \"0700\"")
        Optional<String> mode) {}
