package io.tombolo.server;

import io.tombolo.runtime.config.load.Loaded;
import java.util.function.Supplier;

/// Reads the configuration again, from where it came.
record Again(Supplier<Loaded> loader) {}
