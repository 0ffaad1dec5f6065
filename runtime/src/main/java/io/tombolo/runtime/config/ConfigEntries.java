package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;
import java.util.List;

/// Config entries that the leader writes if they are absent.
public record ConfigEntries(
        @Setting(reload = true, says = "the entries, as the API takes them")
        List<Value.Entries> bootstrap) {}
