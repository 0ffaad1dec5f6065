package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.configentry.ConfigEntryListAllRequest;
import io.tombolo.contract.rpc.configentry.ConfigEntryMethods;
import io.tombolo.contract.rpc.configentry.IndexedGenericConfigEntries;
import io.tombolo.contract.rpc.intention.IndexedIntentions;
import io.tombolo.contract.rpc.intention.IntentionListRequest;
import io.tombolo.contract.rpc.intention.IntentionMethods;
import java.util.List;

/// Config entries and intentions: this version has none, and the replication of a peer that asks for them is
/// told so.
final class EmptyTables {

    private final Answering answering;

    EmptyTables(Answering answering) {
        this.answering = answering;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(ConfigEntryMethods.LIST_ALL, this::configEntries)
                .with(IntentionMethods.LIST, this::intentions);
    }

    private IndexedGenericConfigEntries configEntries(ConfigEntryListAllRequest request) {
        return new IndexedGenericConfigEntries(List.of(), NoEntries.meta(answering, request.options()));
    }

    private IndexedIntentions intentions(IntentionListRequest request) {
        // Whoever asks for intentions of the time before config entries learns that all were moved. Source: RPC sheet
        // 13.1.
        return new IndexedIntentions(
                request.legacy() ? "legacy" : "config", List.of(), NoEntries.meta(answering, request.options()));
    }
}
