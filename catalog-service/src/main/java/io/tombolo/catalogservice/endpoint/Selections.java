package io.tombolo.catalogservice.endpoint;

import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.catalog.service.ServiceGroup;
import io.tombolo.core.catalog.service.ServiceSelection;
import java.util.List;

/// Which instances a request wants.
final class Selections {

    private Selections() {}

    static ServiceSelection of(ServiceSpecificRequest request) {
        ServiceGroup group = request.connect()
                ? ServiceGroup.connectable(request.serviceName())
                : ServiceGroup.named(request.serviceName());
        return new ServiceSelection(group, tags(request), request.nodeMetaFilters());
    }

    /// Older callers name one tag.
    private static List<String> tags(ServiceSpecificRequest request) {
        if (!request.tagFilter()) {
            return List.of();
        }
        return request.serviceTags().isEmpty() ? List.of(request.serviceTag()) : request.serviceTags();
    }
}
