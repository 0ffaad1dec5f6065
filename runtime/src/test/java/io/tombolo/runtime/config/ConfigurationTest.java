package io.tombolo.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.load.LoadRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void theDefaultsAreConsuls() {
        var configuration = Loading.hcl("data_dir = \"/data\"");

        assertThat(configuration.datacenter().name()).isEqualTo("dc1");
        assertThat(configuration.nodeName().name()).isEqualTo("s1");
        assertThat(configuration.domain().name()).isEqualTo("consul");
        assertThat(configuration.network().ports())
                .extracting(
                        ports -> ports.dns().number(),
                        ports -> ports.http().number(),
                        ports -> ports.https().number(),
                        ports -> ports.grpc().number(),
                        ports -> ports.serfLan().number(),
                        ports -> ports.serfWan().number(),
                        ports -> ports.server().number())
                .containsExactly(8600, 8500, -1, -1, 8301, 8302, 8300);
        assertThat(configuration.gossip().gossipLan()).isEqualTo(new GossipTiming(3, ms(200), ms(1000), ms(500), 4, 4));
        assertThat(configuration.gossip().gossipWan())
                .isEqualTo(new GossipTiming(3, ms(500), ms(5000), ms(3000), 6, 4));
        assertThat(configuration.raft().performance().raftMultiplier()).isEqualTo(5);
        assertThat(configuration.acl().downPolicy()).isEqualTo(DownPolicy.EXTEND_CACHE);
        assertThat(configuration.limitKeys().limits().rpcMaxConnsPerClient()).isEqualTo(100);
        assertThat(configuration.limitKeys().limits().kvMaxValueSize()).isEqualTo(524_288);
        assertThat(configuration.dns().dnsConfig().maxStale()).isEqualTo(Duration.ofDays(3650));
        assertThat(configuration.logging().logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(configuration.isServer()).isFalse();
        assertThat(configuration.leaveOnTerminate()).isTrue();
        assertThat(configuration.skipLeaveOnInterrupt()).isFalse();
        assertThat(configuration.connectEnabled()).isFalse();
        assertThat(configuration.isPrimary()).isTrue();
        assertThat(configuration.advertiseAddress()).isEqualTo("10.0.0.5");
        assertThat(configuration.advertiseWanAddress()).isEqualTo("10.0.0.5");
    }

    @Test
    void theDevelopmentModeHasItsOwnDefaults() {
        var configuration = Loading.valid(LoadRequest.on(new FakeHost().withAddresses("10.0.0.5", "10.0.0.6"))
                .withFlags(Map.of("dev", List.of("true"))));

        assertThat(configuration.mode().dev()).isTrue();
        assertThat(configuration.isServer()).isTrue();
        assertThat(configuration.expectedServers()).isEqualTo(1);
        assertThat(configuration.network().bindAddr()).isEqualTo("127.0.0.1");
        assertThat(configuration.advertiseAddress()).isEqualTo("127.0.0.1");
        assertThat(configuration.network().ports().grpc().number()).isEqualTo(8502);
        assertThat(configuration.logging().logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(configuration.gossip().gossipWan()).isEqualTo(new GossipTiming(3, ms(100), ms(100), ms(100), 3, 4));
        assertThat(configuration.electionTimeout()).isEqualTo(ms(52));
        assertThat(configuration.connectEnabled()).isTrue();
        assertThat(configuration.http().uiConfig().enabled()).isTrue();
        assertThat(configuration.storage().dataDir()).isEmpty();
    }

    @Test
    void everyKindOfKeyIsMapped() {
        var configuration = Loading.hcl("""
                Datacenter = "DC2"
                primary_datacenter = "dc1"
                node_name = "s1"
                node_meta { rack = "7" zone = "a" }
                data_dir = "/data"
                server = true
                bootstrap_expect = 3
                log_level = "warn"
                bind_addr = "10.0.0.5"
                client_addr = "127.0.0.1 ::1"
                addresses { http = "unix:///run/http.sock" }
                ports { http = 18500, https = 0 serf_wan = 0x2000 }
                retry_join = [ "10.0.0.1", "provider=aws tag_key=x" ]
                retry_interval = "1m30s"
                primary_gateways = ["10.1.0.1:8443"]
                connect { enabled = true ca_config { leaf_cert_ttl = "72h" } }
                tls { defaults { ca_file = "/tls/ca.pem" cert_file = "/tls/secondary.pem" key_file = "/tls/secondary-key.pem"
                                 tls_min_version = "TLSv1_3" }
                      internal_rpc { verify_server_hostname = true } }
                encrypt = "pUqJrVyVRj5jsiYEkM/tFQYfWyJIv4s3XkvDwy7Cu5s="
                gossip_wan { probe_timeout = "4s" }
                performance { raft_multiplier = 1 }
                autopilot { min_quorum = 3 }
                acl { enabled = true default_policy = "deny" tokens { master = "root" default = "anon" } }
                limits { rpc_rate = 12.5 rpc_max_burst = 20 }
                dns_config { service_ttl { "*" = "5s" web = "1s" } recursor_timeout = "3s" }
                telemetry { prefix_filter = ["+a", "-b"] "disable_compat_1.9" = true }
                http_config { response_headers { "X-A" = "b" } }
                service { name = "web" port = 80 }
                service { name = "db" port = 5432 }
                check { id = "c" }
                watches = [ { type = "key" } ]
                """);

        assertThat(configuration.datacenter().name()).isEqualTo("dc2");
        assertThat(configuration.identity().nodeMeta()).containsExactly(Map.entry("rack", "7"), Map.entry("zone", "a"));
        assertThat(configuration.expectedServers()).isEqualTo(3);
        assertThat(configuration.logging().logLevel()).isEqualTo(LogLevel.WARN);
        assertThat(configuration.network().addresses().http()).contains("unix:///run/http.sock");
        assertThat(configuration.network().ports().http().number()).isEqualTo(18_500);
        assertThat(configuration.network().ports().https().enabled()).isFalse();
        assertThat(configuration.network().ports().serfWan().number()).isEqualTo(0x2000);
        assertThat(configuration.joining().retryJoin()).containsExactly("10.0.0.1", "provider=aws tag_key=x");
        assertThat(configuration.joining().retryInterval()).isEqualTo(Duration.ofSeconds(90));
        assertThat(configuration.mesh().connect().caConfig().plain()).containsEntry("leaf_cert_ttl", "72h");
        assertThat(configuration.internalRpcTls())
                .extracting(EffectiveTls::minVersion, EffectiveTls::verifyOutgoing, EffectiveTls::verifyServerHostname)
                .containsExactly(TlsVersion.TLS_1_3, true, true);
        assertThat(configuration.gossip().gossipWan().probeTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(configuration.electionTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(configuration.raft().autopilot().minQuorum()).isEqualTo(3);
        assertThat(configuration.acl().defaultPolicy()).isEqualTo(DefaultPolicy.DENY);
        assertThat(configuration.acl().tokens().initialManagement()).contains("root");
        assertThat(configuration.acl().tokens().defaultToken()).contains("anon");
        assertThat(configuration.limitKeys().limits().rpcRate()).isEqualTo(12.5);
        assertThat(configuration.dns().dnsConfig().serviceTtl()).containsEntry("*", Duration.ofSeconds(5));
        assertThat(configuration.telemetry().prefixFilter()).containsExactly("+a", "-b");
        assertThat(configuration.http().httpConfig().responseHeaders()).containsEntry("X-A", "b");
        assertThat(configuration.checks().services())
                .extracting(service -> service.plain().get("name"))
                .containsExactly("web", "db");
        assertThat(configuration.checks().checks()).hasSize(1);
        assertThat(configuration.checks().watches()).hasSize(1);
        assertThat(configuration.skipLeaveOnInterrupt()).isTrue();
        assertThat(configuration.leaveOnTerminate()).isFalse();
    }

    @Test
    void theFileOfTheOfficialTestHarnessLoads() {
        var host = new FakeHost().with("consul.json", """
                {"node_name": "node-8e1c", "node_id": "8e1c0000-0000-4000-8000-000000000000",
                 "performance": {"raft_multiplier": 1}, "bootstrap": true, "server": true, "data_dir": "/data",
                 "segments": null, "disable_update_check": true, "log_level": "debug", "bind_addr": "127.0.0.1",
                 "addresses": {}, "ports": {"dns": 20000, "http": 20001, "https": 20002, "serf_lan": 20003,
                 "serf_wan": 20004, "server": 20005, "grpc": 20006, "grpc_tls": 20007}, "acl": {"tokens": {}},
                 "connect": {"enabled": true, "ca_config": {"cluster_id": "11111111-2222-3333-4444-555555555555"}},
                 "skip_leave_on_interrupt": true, "peering": {"enabled": true}, "version": "1.21.4"}
                """);

        var configuration = Loading.valid(LoadRequest.on(host).withFiles(List.of(Path.of("consul.json"))));

        assertThat(configuration.expectedServers()).isEqualTo(1);
        assertThat(configuration.network().ports().grpcTls().number()).isEqualTo(20_007);
    }

    @Test
    void oldAndNewSpellingsOfTlsMeanTheSame() {
        var old = Loading.hcl("""
                data_dir = "/data"
                ca_file = "/tls/ca.pem"
                cert_file = "/tls/server.pem"
                key_file = "/tls/server-key.pem"
                verify_incoming_rpc = true
                verify_outgoing = true
                verify_server_hostname = true
                tls_min_version = "tls13"
                """);
        var today = Loading.hcl("""
                data_dir = "/data"
                tls {
                  defaults {
                    ca_file = "/tls/ca.pem"
                    cert_file = "/tls/server.pem"
                    key_file = "/tls/server-key.pem"
                    verify_outgoing = true
                    tls_min_version = "TLSv1_3"
                  }
                  internal_rpc { verify_incoming = true verify_server_hostname = true }
                }
                """);

        assertThat(old.internalRpcTls()).isEqualTo(today.internalRpcTls());
        assertThat(old.httpsTls()).isEqualTo(today.httpsTls());
        assertThat(old.httpsTls().verifyIncoming()).isFalse();
    }

    @Test
    void anOldAclDatacenterSwitchesAclsOnAndNamesThePrimary() {
        var request = Loading.request("data_dir = \"/data\" acl_datacenter = \"dc0\" acl_default_policy = \"deny\"");

        var configuration = Loading.valid(request);

        assertThat(configuration.acl().enabled()).isTrue();
        assertThat(configuration.primaryDatacenter().name()).isEqualTo("dc0");
        assertThat(Loading.warnings(request))
                .contains(
                        "a.hcl:1:20: The 'acl_datacenter' field is deprecated. Use the 'primary_datacenter' field instead.");
    }

    @Test
    void secretsAreNotShown() {
        var configuration = Loading.hcl("""
                data_dir = "/data"
                encrypt = "pUqJrVyVRj5jsiYEkM/tFQYfWyJIv4s3XkvDwy7Cu5s="
                acl { tokens { agent = "very-secret" } }
                """);

        assertThat(configuration.toString()).doesNotContain("pUqJ").doesNotContain("very-secret");
        assertThat(Loading.violations(Loading.request("data_dir = \"/data\"\nencrypt = 12345")))
                .singleElement()
                .asString()
                .contains("'encrypt' expected type 'string'")
                .doesNotContain("12345");
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
