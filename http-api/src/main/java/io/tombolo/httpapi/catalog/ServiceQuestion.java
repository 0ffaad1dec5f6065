package io.tombolo.httpapi.catalog;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.Place;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Request;
import java.util.List;
import java.util.Map;

/// What a request asks about the instances of a service.
///
/// @param group   which of them
/// @param passing whether only those that pass are wanted
record ServiceQuestion(
        String service,
        Group group,
        boolean passing,
        List<String> tags,
        QuerySource source,
        Map<String, String> nodeMeta) {

    /// The value of the filter type that leaves out all that do not pass.
    private static final long ONLY_PASSING = 2;

    /// Which instances are meant.
    enum Group {
        /// Those that have the name.
        NAMED,
        /// Those through which the mesh reaches the service.
        CONNECTABLE,
        /// The ingress gateways in front of the service.
        INGRESS
    }

    static ServiceQuestion of(Request request, Place place, String service, Group group, boolean passing) {
        return new ServiceQuestion(
                service,
                group,
                passing,
                request.query().texts(Common.TAG),
                ReadOptions.source(request, place),
                ReadOptions.nodeMeta(request));
    }

    ServiceSpecificRequest call(String datacenter, QueryOptions options) {
        return new ServiceSpecificRequest(
                datacenter,
                group == Group.CONNECTABLE,
                passing ? ONLY_PASSING : 0,
                group == Group.INGRESS,
                false,
                "",
                "",
                "",
                "",
                service,
                tags.isEmpty() ? "" : tags.getFirst(),
                source,
                !tags.isEmpty(),
                nodeMeta,
                tags,
                options);
    }
}
