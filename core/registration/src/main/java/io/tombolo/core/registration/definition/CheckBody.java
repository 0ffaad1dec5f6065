package io.tombolo.core.registration.definition;

import io.tombolo.core.registration.written.FieldReader;

/// Reads checks from bodies and blocks: camel and snake case, in any case. Source: HTTP sheet 1.10 and 2.3.
final class CheckBody {

    private CheckBody() {}

    static CheckRegistration read(FieldReader in) {
        // Of proxies, who set them themselves, and of newer versions.
        in.accept("ProxyHTTP", "ProxyGRPC", "PeerName", "Partition");
        var check = new CheckRegistration(
                in.text("CheckID", "check_id", "ID"),
                in.text("Name"),
                in.text("Notes"),
                in.text("Status"),
                in.text("ServiceID", "service_id"),
                in.texts("ScriptArgs", "script_args", "Args"),
                in.text("HTTP"),
                in.textListMap("Header"),
                in.text("Method"),
                in.text("Body"),
                in.truth("DisableRedirects", "disable_redirects"),
                in.text("TCP"),
                in.truth("TCPUseTLS", "tcp_use_tls"),
                in.text("UDP"),
                in.text("H2PING"),
                in.optionalTruth("H2PingUseTLS", "h2ping_use_tls").orElse(true),
                in.text("GRPC"),
                in.truth("GRPCUseTLS", "grpc_use_tls"),
                in.text("TLSServerName", "tls_server_name"),
                in.truth("TLSSkipVerify", "tls_skip_verify"),
                in.text("OSService", "os_service"),
                in.text("DockerContainerID", "docker_container_id"),
                in.text("Shell"),
                in.text("AliasNode", "alias_node"),
                in.text("AliasService", "alias_service"),
                in.duration("Interval"),
                in.duration("Timeout"),
                in.duration("TTL"),
                in.whole("SuccessBeforePassing", "success_before_passing"),
                in.whole("FailuresBeforeWarning", "failures_before_warning"),
                in.whole("FailuresBeforeCritical", "failures_before_critical"),
                in.duration("DeregisterCriticalServiceAfter", "deregister_critical_service_after"),
                in.whole("OutputMaxSize", "output_max_size"),
                in.text("Token"));
        in.refuseOthers();
        return check;
    }
}
