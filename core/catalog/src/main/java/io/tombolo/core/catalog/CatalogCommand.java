package io.tombolo.core.catalog;

import io.tombolo.core.catalog.connect.CaCommand;
import io.tombolo.core.catalog.coordinate.CoordinateCommand;
import io.tombolo.core.catalog.federation.FederationCommand;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.operator.OperatorCommand;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.restore.RestoreCommand;
import io.tombolo.core.catalog.session.SessionCommand;

/// One change of the catalog, as the leader decided it: a case for each group of tables.
///
/// Times, identifiers and random numbers in it were chosen by the leader, so that every server comes to the
/// same
/// state.
public sealed interface CatalogCommand {

    /// Nodes, services and checks.
    record Registration(RegistrationCommand command) implements CatalogCommand {}

    /// Network coordinates.
    record Coordinate(CoordinateCommand command) implements CatalogCommand {}

    /// Keys and values.
    record Kv(KvCommand command) implements CatalogCommand {}

    /// Sessions and locks.
    record Session(SessionCommand command) implements CatalogCommand {}

    /// Federation states.
    record Federation(FederationCommand command) implements CatalogCommand {}

    /// The certificate authority.
    record Ca(CaCommand command) implements CatalogCommand {}

    /// Autopilot and marks of the servers.
    record Operator(OperatorCommand command) implements CatalogCommand {}

    /// The whole state.
    record Restore(RestoreCommand command) implements CatalogCommand {}
}
