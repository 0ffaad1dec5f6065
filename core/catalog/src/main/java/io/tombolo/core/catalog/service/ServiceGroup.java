package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.store.Reading;
import java.util.Locale;

/// Instances that readers wait for together: those of a name, or those that Connect reaches under a name.
///
/// @param index the name in the index table
/// @param name  the service
/// @param kind  by what the instances are found
public record ServiceGroup(String index, String name, Kind kind) {

    /// In the index table: when a group last lost its last instance.
    static final String LAST_EXTINCTION = "service_last_extinction";

    /// By what instances are found.
    public enum Kind {
        /// Their own name.
        NAME,
        /// The name under which Connect reaches them.
        CONNECT
    }

    /// The instances of a name.
    public static ServiceGroup named(String name) {
        return new ServiceGroup("service." + name.toLowerCase(Locale.ROOT), name, Kind.NAME);
    }

    /// The instances that Connect reaches under a name: proxies of the service, and its instances that need none.
    public static ServiceGroup connectable(String name) {
        return new ServiceGroup("connect." + name.toLowerCase(Locale.ROOT), name, Kind.CONNECT);
    }

    /// The index that users see.
    ///
    /// Of a group without instances: the last extinction of any or, before the first one, the greatest of the
    /// tables. Every way between these only leads upwards, because what changes a group or makes it go has the
    /// greatest index so far.
    ///
    /// @param tables what counts before the first extinction
    public long userIndex(Reading reading, String... tables) {
        long own = reading.index(index);
        if (own > 0) {
            return own;
        }
        long extinction = reading.index(LAST_EXTINCTION);
        return extinction > 0
                ? extinction
                : Math.max(reading.greatestIndex(Nodes.INDEX, Services.INDEX), reading.greatestIndex(tables));
    }
}
