package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// Links to dashboards.
public record DashboardUrlTemplates(
        @Setting(says = "link for a service, with {{Service.Name}} and {{Datacenter}}")
        Optional<String> service) {}
