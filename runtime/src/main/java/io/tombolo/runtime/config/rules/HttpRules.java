package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.UiConfig;
import java.net.URI;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/// HTTP, console, DNS, checks and telemetry. Source: configuration sheet 1.1 and 2.7 to 2.9.
final class HttpRules {

    private static final Pattern CONTENT_PATH = Pattern.compile("[A-Za-z0-9/_-]+");
    private static final Pattern API_VERSION = Pattern.compile("(^|.*/)v\\d.*");

    static final List<Rule> ALL = List.of(
            Rule.of("the console has a path", List.of("ui_config.content_path"), (facts, report) -> {
                String path = facts.configuration().http().uiConfig().contentPath();
                if (!CONTENT_PATH.matcher(path).matches()) {
                    report.refuse(
                            "ui_config.content_path",
                            "ui-content-path can only contain alphanumeric, -, _, or /. received: \"%s\""
                                    .formatted(path));
                } else if (API_VERSION.matcher(path).matches()) {
                    report.refuse(
                            "ui_config.content_path",
                            "ui-content-path cannot have 'v[0-9]'. received: \"%s\"".formatted(path));
                }
            }),
            Rule.of("one console", List.of("ui_config.dir", "ui_config.enabled"), (facts, report) -> {
                UiConfig ui = facts.configuration().http().uiConfig();
                if (ui.enabled() && ui.dir().isPresent() && facts.isSet("ui_config.enabled")) {
                    report.refuse(
                            "ui_config.dir",
                            "Both the ui_config.enabled and ui_config.dir (or -ui and -ui-dir) were specified, please provide"
                                    + " only one");
                }
            }),
            Rule.of(
                    "metrics come over HTTP",
                    List.of("ui_config.metrics_proxy.base_url"),
                    (facts, report) -> facts.configuration()
                            .http()
                            .uiConfig()
                            .metricsProxy()
                            .baseUrl()
                            .filter(url -> !isHttp(url))
                            .ifPresent(url -> report.refuse(
                                    "ui_config.metrics_proxy.base_url",
                                    "ui_config.metrics_proxy.base_url must be a valid http or https URL. received: \"%s\""
                                            .formatted(url)))),
            notNegative(
                    "dns_config.udp_answer_limit",
                    facts -> facts.configuration().dns().dnsConfig().udpAnswerLimit()),
            notNegative(
                    "dns_config.a_record_limit",
                    facts -> facts.configuration().dns().dnsConfig().aRecordLimit()),
            Rule.of("output of checks has room", List.of("check_output_max_size"), (facts, report) -> {
                if (facts.configuration().checks().checkOutputMaxSize() < 1) {
                    report.refuse(
                            "check_output_max_size",
                            "check_output_max_size must be positive, to discard check output use the discard_check_output flag");
                }
            }),
            Rule.of(
                    "cache rates are positive",
                    List.of("cache.entry_fetch_rate", "cache.entry_fetch_max_burst"),
                    (facts, report) -> {
                        var cache = facts.configuration().limitKeys().cache();
                        cache.entryFetchRate()
                                .filter(rate -> rate <= 0)
                                .ifPresent(rate -> report.refuse(
                                        "cache.entry_fetch_rate",
                                        "cache.entry_fetch_rate must be strictly positive, was: %s".formatted(rate)));
                        if (cache.entryFetchMaxBurst() <= 0) {
                            report.refuse(
                                    "cache.entry_fetch_max_burst",
                                    "cache.entry_fetch_max_burst must be strictly positive, was: %d"
                                            .formatted(cache.entryFetchMaxBurst()));
                        }
                    }),
            Rule.of("metric filters start with a sign", List.of("telemetry.prefix_filter"), (facts, report) -> {
                for (String filter : facts.configuration().telemetry().prefixFilter()) {
                    if (filter.isEmpty()) {
                        report.warn("telemetry.prefix_filter", "Cannot have empty filter rule in prefix_filter");
                    } else if (filter.charAt(0) != '+' && filter.charAt(0) != '-') {
                        report.warn(
                                "telemetry.prefix_filter",
                                "Filter rule must begin with either '+' or '-': \"%s\"".formatted(filter));
                    }
                }
            }),
            Rule.of(
                    "script checks are remote code",
                    List.of("enable_script_checks", "acl.enabled"),
                    (facts, report) -> {
                        if (facts.configuration().checks().enableScriptChecks()
                                && !facts.configuration().acl().enabled()) {
                            report.warn(
                                    "enable_script_checks",
                                    "using enable-script-checks without ACLs and without allow_write_http_from is DANGEROUS, use"
                                            + " enable-local-script-checks instead");
                        }
                    }));

    private HttpRules() {}

    private static Rule notNegative(String key, ToIntFunction<Facts> limit) {
        return Rule.of(key + " is no negative number", List.of(key), (facts, report) -> {
            int value = limit.applyAsInt(facts);
            if (value < 0) {
                report.refuse(key, "%s cannot be %d. Must be greater than or equal to zero".formatted(key, value));
            }
        });
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
