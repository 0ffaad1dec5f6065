package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.Mode;
import io.tombolo.runtime.config.host.Host;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Server or client, bootstrap, and where state is kept. Source: configuration sheet 1.1.
final class ModeRules {

    static final List<Rule> ALL = List.of(
            Rule.of("state has a folder", List.of("data_dir", "dev"), ModeRules::dataDir),
            Rule.of("bootstrap is for servers", List.of("bootstrap", "server"), (facts, report) -> {
                Mode mode = facts.configuration().mode();
                if (mode.bootstrap() && !mode.server()) {
                    report.refuse("bootstrap", "'bootstrap = true' requires 'server = true'");
                }
            }),
            Rule.of("bootstrap_expect is no negative number", List.of("bootstrap_expect"), (facts, report) -> {
                int expected = facts.configuration().mode().bootstrapExpect();
                if (expected < 0) {
                    report.refuse(
                            "bootstrap_expect",
                            "bootstrap_expect cannot be %d. Must be greater than or equal to zero".formatted(expected));
                }
            }),
            Rule.of("bootstrap_expect is for servers", List.of("bootstrap_expect", "server"), (facts, report) -> {
                Mode mode = facts.configuration().mode();
                if (mode.bootstrapExpect() > 0 && !mode.server()) {
                    report.refuse("bootstrap_expect", "'bootstrap_expect > 0' requires 'server = true'");
                }
            }),
            Rule.of("one way to bootstrap", List.of("bootstrap_expect", "bootstrap"), (facts, report) -> {
                Mode mode = facts.configuration().mode();
                if (mode.bootstrapExpect() > 0 && mode.bootstrap()) {
                    report.refuse(
                            "bootstrap_expect",
                            "'bootstrap_expect > 0' and 'bootstrap = true' are mutually exclusive; keep one of them");
                }
            }),
            Rule.of("development mode is alone", List.of("bootstrap_expect", "dev"), (facts, report) -> {
                Mode mode = facts.configuration().mode();
                if (mode.bootstrapExpect() > 0 && mode.dev()) {
                    report.refuse("bootstrap_expect", "'bootstrap_expect > 0' not allowed in dev mode");
                }
            }),
            Rule.of(
                    "bootstrap deserves a word",
                    List.of("bootstrap_expect", "bootstrap", "server"),
                    ModeRules::warnOfBootstrap));

    private ModeRules() {}

    private static void warnOfBootstrap(Facts facts, Report report) {
        Configuration configuration = facts.configuration();
        if (!configuration.isServer()) {
            return;
        }
        if (configuration.mode().bootstrap()) {
            report.warn("bootstrap", "bootstrap = true: do not enable unless necessary");
        }
        int expected = configuration.mode().bootstrapExpect();
        if (expected == 1) {
            report.warn("bootstrap_expect", "BootstrapExpect is set to 1; this is the same as Bootstrap mode.");
        } else if (expected == 2) {
            report.warn(
                    "bootstrap_expect",
                    "bootstrap_expect = 2: A cluster with 2 servers will provide no failure tolerance. See"
                            + " docs/configuration.md");
        } else if (expected > 2 && expected % 2 == 0) {
            report.warn(
                    "bootstrap_expect",
                    "bootstrap_expect is even number: A cluster with an even number of servers does not achieve optimum"
                            + " fault tolerance");
        }
        if (expected > 1) {
            report.warn("bootstrap_expect", "bootstrap_expect > 0: expecting %d servers".formatted(expected));
        }
    }

    private static void dataDir(Facts facts, Report report) {
        Configuration configuration = facts.configuration();
        if (configuration.storage().dataDir().isEmpty()) {
            if (!configuration.mode().dev()) {
                report.refuse("data_dir", "data_dir cannot be empty; set data_dir = \"/folder\", or start with -dev");
            }
            return;
        }
        String folder = configuration.storage().dataDir().get();
        try {
            if (facts.host().kind(Path.of(folder)) == Host.Kind.FILE) {
                report.refuse("data_dir", "data_dir \"%s\" is not a directory".formatted(folder));
            }
            warnOfKeyring(facts, Path.of(folder), report);
        } catch (InvalidPathException | IOException failure) {
            report.refuse("data_dir", "data_dir \"%s\" cannot be used: %s".formatted(folder, failure.getMessage()));
        }
    }

    private static void warnOfKeyring(Facts facts, Path folder, Report report) throws IOException {
        if (facts.configuration().gossip().encrypt().isPresent()
                && facts.host().kind(folder.resolve("serf/local.keyring")) == Host.Kind.FILE) {
            report.warn("encrypt", "WARNING: LAN keyring exists but -encrypt given, using keyring");
        }
    }
}
