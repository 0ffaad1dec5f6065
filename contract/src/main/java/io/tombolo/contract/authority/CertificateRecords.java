package io.tombolo.contract.authority;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import java.util.List;
import java.util.Optional;

/// Reads and writes the records of the mesh's certificate authority in this datacenter.
///
/// Reads are as consistent as their options say, and wait for an index if these say so. Writes return once a majority
/// has them. All may wait, so they are for threads that may; an interrupt ends the wait. They fail with
/// [io.tombolo.contract.rpc.RpcFailedException]: no leader, no majority, or a refusal by the tables' rules.
public interface CertificateRecords {

    /// All roots, their secrets included.
    Kept<List<CaRoot>> roots(QueryOptions options);

    /// The configuration; empty before anybody wrote one.
    Kept<Optional<CaConfiguration>> configuration(QueryOptions options);

    /// What the built-in authority keeps under an id: its private key is among it.
    Kept<Optional<CaProviderState>> providerState(QueryOptions options, String id);

    /// Replaces all roots if they last changed at `index`, 0 before the first ones; exactly one has to be active.
    ///
    /// @return whether they had
    boolean setRoots(long index, List<CaRoot> roots);

    /// Replaces the configuration, whatever it is.
    void setConfiguration(CaConfiguration configuration);

    /// Replaces the configuration if it last changed at `index`; 0 if there must be none. Refused if it did not.
    void setConfiguration(long index, CaConfiguration configuration);

    /// Keeps something under its id.
    void setProviderState(CaProviderState state);

    /// A number that nobody got before, and that is higher than all that were given.
    long nextNumber();
}
