package io.tombolo.runtime.config.rules;

import java.util.List;

/// Settings of other editions: harmless ones pass, what would be missed is said. Source: configuration sheet 2.1
/// and 2.6.
final class ForeignRules {

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "partitions are of another edition",
                    List.of("partition"),
                    (facts, report) -> facts.configuration()
                            .accepted()
                            .partition()
                            .filter(partition -> !partition.equals("default"))
                            .ifPresent(partition -> report.refuse(
                                    "partition",
                                    "partition \"%s\": admin partitions are an Enterprise feature; allowed is \"default\" or none"
                                            .formatted(partition)))),
            unserved("segment", "network segments are an Enterprise feature and are ignored"),
            unserved("segments", "network segments are an Enterprise feature and are ignored"),
            unserved("audit", "the audit log is an Enterprise feature: nothing is written"),
            unserved("license_path", "no license is needed: it is ignored"),
            Rule.of(
                    "streaming is one or none",
                    List.of("use_streaming_backend", "rpc.enable_streaming"),
                    (facts, report) -> {
                        boolean client = facts.configuration().accepted().useStreamingBackend();
                        boolean server = facts.configuration().accepted().rpc().enableStreaming();
                        if (facts.configuration().isServer() && client && !server) {
                            report.warn(
                                    "use_streaming_backend",
                                    "use_streaming_backend = true requires rpc.enable_streaming on servers to work properly");
                        }
                    }));

    private ForeignRules() {}

    private static Rule unserved(String key, String message) {
        return Rule.of(key + " is of another edition", List.of(key), (facts, report) -> {
            if (facts.isSet(key)) {
                report.warn(key, key + ": " + message);
            }
        });
    }
}
