package io.tombolo.catalogservice.authority;

import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Reads;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.contract.authority.CertificateRecords;
import io.tombolo.contract.authority.Kept;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.connect.CaCommand;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.connect.CertificateAuthority;
import io.tombolo.core.catalog.store.Outcome;
import java.util.List;
import java.util.Optional;

/// Keeps the records in the catalog's log and tables.
public final class CatalogCertificateRecords implements CertificateRecords {

    private final Reads reads;
    private final Writes writes;

    public CatalogCertificateRecords(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Kept<List<CaRoot>> roots(QueryOptions options) {
        return kept(reads.find(options, CertificateAuthority::roots));
    }

    @Override
    public Kept<Optional<CaConfiguration>> configuration(QueryOptions options) {
        return kept(reads.findOne(options, CertificateAuthority::configuration));
    }

    @Override
    public Kept<Optional<CaProviderState>> providerState(QueryOptions options, String id) {
        return kept(reads.findOne(options, store -> CertificateAuthority.providerState(store, id)));
    }

    private static <T> Kept<T> kept(Found<T> found) {
        return new Kept<>(found.value(), found.meta());
    }

    @Override
    public boolean setRoots(long index, List<CaRoot> roots) {
        return writes.holds(new CatalogCommand.Ca(new CaCommand.SetRoots(index, roots)), "");
    }

    @Override
    public void setConfiguration(CaConfiguration configuration) {
        writes.write(new CatalogCommand.Ca(new CaCommand.SetConfiguration(configuration)));
    }

    @Override
    public void setConfiguration(long index, CaConfiguration configuration) {
        writes.write(new CatalogCommand.Ca(new CaCommand.CheckAndSetConfiguration(index, configuration)));
    }

    @Override
    public void setProviderState(CaProviderState state) {
        writes.write(new CatalogCommand.Ca(new CaCommand.SetProviderState(state)));
    }

    @Override
    public long nextNumber() {
        return switch (writes.write(new CatalogCommand.Ca(new CaCommand.NextSerialNumber()))) {
            case Outcome.Counted(long number) -> number;
            case Outcome other -> throw new IllegalStateException("a counter answered with " + other);
        };
    }
}
