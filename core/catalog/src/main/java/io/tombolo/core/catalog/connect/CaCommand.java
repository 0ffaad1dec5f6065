package io.tombolo.core.catalog.connect;

import io.tombolo.core.wire.binding.Unsigned;
import java.util.List;

/// What changes the certificate authority's records.
public sealed interface CaCommand {

    /// Replaces all roots, if they last changed at an index.
    ///
    /// @param index the expected index of the roots; 0 before the first ones
    record SetRoots(@Unsigned long index, List<CaRoot> roots) implements CaCommand {

        /// Takes a copy of the list.
        public SetRoots {
            roots = List.copyOf(roots);
        }
    }

    /// Replaces the configuration.
    record SetConfiguration(CaConfiguration configuration) implements CaCommand {}

    /// Replaces the configuration, if it last changed at an index.
    ///
    /// @param index the expected index; 0 if there must not be one yet
    record CheckAndSetConfiguration(@Unsigned long index, CaConfiguration configuration) implements CaCommand {}

    /// Puts what a provider keeps.
    record SetProviderState(CaProviderState state) implements CaCommand {}

    /// Removes what a provider kept.
    record DeleteProviderState(String id) implements CaCommand {}

    /// Counts up the serial number of certificates; the outcome tells the new one.
    record NextSerialNumber() implements CaCommand {}
}
