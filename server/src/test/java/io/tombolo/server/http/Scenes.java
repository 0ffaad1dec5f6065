package io.tombolo.server.http;

import java.util.List;

/// In which order the recorded exchanges are repeated, and which answers say what the catalog held at the time.
///
///     clear              removes what earlier scenes left
///     feed A B           registers what the recorded answers A and B list
///     put PATH BODY      writes something that was written between two recordings
///     await PATH         asks until something is there
///     anything else      names of recordings, repeated in this order
final class Scenes {

    private Scenes() {}

    static List<String> lines() {
        return TEXT.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static final String TEXT = """
            # what needs no state
            double-slash dotdot unprintable not-found-path not-found-root trailing-slash bad-query method-not-allowed options
            head-kv debug-pprof bad-index neg-index bad-wait bad-wait2 bad-max-stale stale-consistent cached-consistent
            cached-maxage-bad ns-header ns-query ns-query-default dc-upper catalog-services-unknown-dc
            health-service-unknown-dc kv-get-unknown-dc kv-put-unknown-dc catalog-register-unknown-dc snapshot-unknown-dc
            acl-disabled-bootstrap acl-disabled-legacy-list acl-disabled-login acl-disabled-policies
            acl-disabled-replication acl-disabled-token-self acl-disabled-tokens internal-acl-authorize-disabled
            catalog-connect-noname catalog-gateway-services-noname catalog-service-noname health-service-noname
            event-fire-noname kv-get-nokey kv-put-nokey kv-delete-nokey session-destroy-noid
            internal-federation-state-none internal-ui-metrics-proxy kv-patch kv-post kv-double-slash
            index-root
            status-leader status-leader-pretty status-leader-dc2 status-peers gzip-small

            # the start: two nodes
            clear
            feed catalog-nodes health-state-any coordinate-nodes
            catalog-datacenters cached-datacenters dc-empty
            catalog-nodes catalog-nodes-pretty catalog-node-missing catalog-node-services-missing
            catalog-service-missing catalog-services catalog-services-dc2
            health-checks health-node health-node-missing health-state-any health-state-bogus health-state-critical

            # keys
            kv-put kv-get kv-get-raw
            put /v1/kv/web/key1 v0
            kv-put-flags kv-put-empty kv-get-empty kv-put-binary kv-get-binary-raw kv-put-utf8-key kv-put-nested
            kv-get-recurse kv-get-recurse-root kv-get-recurse-missing kv-keys kv-keys-root kv-keys-sep
            kv-keys-seperator-typo kv-keys-missing
            kv-cas-create kv-cas-create-exists kv-cas-read kv-cas-update-stale kv-cas-bad kv-cas-empty kv-flags-bad
            kv-flags-overflow kv-conflicting-flags kv-delete-conflicting kv-delete-cas-mismatch kv-delete-cas-zero
            kv-delete kv-delete-missing kv-get-missing kv-delete-recurse kv-put-too-large
            kv-put-dc2 kv-get-dc2 kv-get-dc2-local-missing
            kv-flags-max kv-flags-max-get kv-question-encoded kv-trailing-slash-key kv-trailing-slash-get
            delete /v1/kv/web/?recurse
            kv-plus kv-plus-get
            put /v1/kv/web/key1 v1
            put /v1/kv/web/sub/deep x
            kv-encoded-slash kv-get-prefix-notkey kv-keys-false kv-keys-sep-noslash kv-raw-false kv-raw-recurse
            kv-recurse-false kv-two-params kv-get-pretty-false kv-filter
            put /v1/kv/rem/k1?dc=dc2 2
            kv-get-dc-param-twice

            # sessions and locks
            session-create-bad-behavior session-create-bad-json session-create-bad-ttl session-create-ttl-low
            session-create-ttl-notdur session-create-missing-check session-create-unknown-node session-create-dc2
            session-create-dc2-node
            session-create-nobody session-create-full session-info session-info-missing session-info-bad-uuid
            session-list session-node session-node-missing session-renew session-renew-missing
            kv-acquire kv-acquire-again-same kv-get-locked kv-acquire-contended kv-acquire-bad-session
            kv-acquire-empty-session kv-release-wrong kv-release
            session-destroy session-destroy-missing
            session-create-unknown-field session-create-lockdelay-num session-create-empty-checks
            session-create-lowercase session-list-2
            session-create-lockdelay-long

            # services of the agent
            feed health-service-web
            put /v1/catalog/register {"Node":"s1","SkipNodeUpdate":true,"Service":{"Service":"db","Tags":["master"]}}
            put /v1/catalog/register {"Node":"s1","SkipNodeUpdate":true,"Service":{"Service":"partitioned"}}
            catalog-service-web catalog-services-2 health-service-web health-service-near health-service-nodemeta
            health-service-web-badtag health-service-web-passing health-service-web-passing-bad
            health-service-web-passing-false health-service-web-passing-true health-service-web-tag
            health-service-web-two-tags

            # registrations
            catalog-register-badid catalog-register-noaddr catalog-register-nonode catalog-register-noservicename
            catalog-register-unknown-field catalog-deregister-nonode catalog-deregister-unknown-field
            catalog-deregister-missing
            catalog-register-full catalog-register-node catalog-register-checks catalog-register-dc2
            catalog-register-rename-conflict
            catalog-service-redis health-service-redis health-checks-redis health-node-ext1 health-state-warning
            catalog-service-remote health-service-dc2 catalog-services-filter
            catalog-register-anyaddr
            catalog-nodes-filter catalog-nodes-badfilter catalog-nodes-nodemeta catalog-node-filter
            catalog-connect catalog-gateway-services health-connect health-ingress
            await /v1/coordinate/node/c1
            coordinate-nodes coordinate-node
            coordinate-update coordinate-update-badnode coordinate-update-badvec coordinate-node-missing
            catalog-nodes-near
            event-fire event-fire-filters event-fire-badre event-fire-tag-noservice event-fire-dc2
            event-list event-list-name event-list-none event-fire-too-large
            catalog-deregister-service catalog-deregister-check catalog-deregister-node

            # a day later: consistency and caches
            clear
            feed cached-nodes-ignored
            consistent leader-param max-stale ns-nodes stale cached-nodes-ignored
            clear
            feed internal-ui-nodes internal-ui-node catalog-connect-api health-service-meshgw
            catalog-connect-api catalog-service-meshgw health-service-meshgw partition-query cached-services
            internal-ui-node internal-ui-node-missing internal-ui-nodes internal-ui-services gzip
            internal-ui-service-topology-badkind internal-ui-service-topology-nokind
            clear
            feed cached-health
            cached-service cached-service-hit cached-health cached-health-hit cached-maxage0

            # filters
            clear
            feed near-missing
            near-ip near-missing stale-false wait-zero filter-catalog-nodes-dash-meta
            clear
            feed filter-ui-nodes filter-health-service filter-health-service-checks filter-catalog-service
            filter-catalog-service filter-health-service filter-health-service-bad filter-health-service-checks
            clear
            feed catalog-service-web-tag-case
            catalog-service-web-tag-case
            clear
            catalog-register-badcheckstatus catalog-register-check-noid catalog-register-weights
            catalog-register-consul-meta catalog-register-servicewrong-check catalog-register-skipnode

            # the servers
            operator-raft-configuration operator-raft-configuration-dc2 operator-raft-peer-both operator-raft-peer-none
            operator-raft-peer-missing operator-raft-peer-missing-id
            operator-autopilot-configuration operator-autopilot-configuration-badcas
            operator-autopilot-configuration-baddur operator-autopilot-configuration-badfield
            operator-autopilot-configuration-put operator-autopilot-configuration-cas-stale
            operator-autopilot-health operator-autopilot-health-dc2 operator-autopilot-state
            operator-keyring-badrelay operator-keyring-localonly-bad operator-keyring-post-nobody operator-keyring-disabled
            connect-ca-roots-badpem connect-ca-config-post connect-ca-config-put-badjson
            snapshot-save snapshot-restore-bad
            internal-federation-state-missing internal-ui-gateway-intentions
            coordinate-datacenters

            # a datacenter dies
            kill dc3
            remote-dc-down-catalog remote-dc-down-stale remote-dc-down-health remote-dc-down-kv-get remote-dc-down-kv-put
            remote-dc-down-event remote-dc-down-session-create remote-dc-down-status-leader remote-dc-down-raft-config
            """;
}
