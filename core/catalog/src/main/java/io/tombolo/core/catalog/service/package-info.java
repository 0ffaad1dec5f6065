/// Service instances: what runs on nodes.
///
///     Services ─┬─ services: by node and ID, by name, by kind, by the service that a proxy stands for
///               └─ index table: services
///                               service.<name>       any change of an instance, its node or its checks
///                               connect.<name>       the same for what can be reached through Connect under a name
///                               service_kind.<kind>  the same for all of a kind
///                               service_last_extinction   when a name last lost its last instance
///
/// A reader of one service waits for one name in the index table and for nothing else. When the last instance is
/// gone, its name leaves the index table, and a missing service answers the last extinction: so the index of a
/// service never goes back, and the table does not grow with names long gone. Source: HTTP sheet 1.5; RPC sheet
/// 16, "NodeService".
@NullMarked
package io.tombolo.core.catalog.service;

import org.jspecify.annotations.NullMarked;
