package io.tombolo.cli.demo;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: two datacenters on this machine, joined through their gateways, to look at and to play with.
///
/// With `-verify` it ends when it knows whether the federation stands: 0 if all of it holds, 1 if not, with the
/// reasons.
@Command
public final class DemoCommand implements Callable<Integer> {

    private static final Pattern NETWORK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}");

    private final AtomicBoolean stopping = new AtomicBoolean();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-verify", "--verify"},
            description = "ends once everything was verified, with 0 if it holds")
    private boolean verifyOnly;

    @Option(
            names = {"-network", "--network"},
            description = "first three numbers of the loopback addresses to use (default 127.0.0)")
    private String network = "127.0.0";

    @Option(
            names = {"-folder", "--folder"},
            description =
                    "folder for certificates, configuration, data and logs, kept afterwards (default: a new one, removed)")
    private @Nullable Path kept;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        if (!NETWORK.matcher(network).matches()) {
            out.println("-network %s is not of the form 127.X.Y".formatted(network));
            return 1;
        }
        Path folder = kept == null
                ? Files.createTempDirectory("tombolo-demo-")
                : Files.createDirectories(kept.toAbsolutePath());
        var demo = new Demo(folder, sites(), out, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(demo, folder)));
        out.println("Two datacenters that reach each other through their gateways only (%s)".formatted(folder));
        try {
            demo.start();
            List<Verification.Finding> findings = demo.verify();
            show(demo, findings);
            boolean holds = findings.stream().allMatch(Verification.Finding::holds);
            if (verifyOnly) {
                return holds ? 0 : 1;
            }
            return stay(demo);
        } catch (Demo.FailedException failed) {
            out.println(failed.getMessage());
            return 1;
        }
    }

    private List<Site> sites() {
        return List.of(
                new Site(new Datacenter("dc1"), new NodeName("server-1"), network + ".1", network + ".2", "web"),
                new Site(new Datacenter("dc2"), new NodeName("server-1"), network + ".11", network + ".12", "db"));
    }

    private void show(Demo demo, List<Verification.Finding> findings) throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        out.println();
        for (Site site : sites()) {
            try {
                Map<String, Verification.WanMember> members =
                        demo.verification().members(site);
                out.println("Members of the WAN pool, as %s knows them:".formatted(site.datacenter()));
                members.forEach((name, member) -> out.printf(
                        "    %-16s %-16s %s%n",
                        name, member.host(), member.isAlive() ? "alive" : "status " + member.status()));
            } catch (IOException failed) {
                out.println(
                        "%s does not say who its members are: %s".formatted(site.datacenter(), failed.getMessage()));
            }
        }
        out.println();
        for (Verification.Finding finding : findings) {
            out.println(finding.failure()
                    .map(reason -> "  FAILED  %s%n          %s".formatted(finding.what(), reason))
                    .orElseGet(() -> "  ok      " + finding.what()));
        }
        out.flush();
    }

    private int stay(Demo demo) {
        PrintWriter out = command.commandLine().getOut();
        Site first = sites().getFirst();
        Site second = sites().getLast();
        out.printf("""

                Both run. Try, in another terminal:

                    curl '%1$s/v1/catalog/services?dc=dc2'
                    curl '%2$s/v1/health/service/web?dc=dc1&passing'
                    curl '%1$s/v1/agent/members?wan=1'
                    curl -X PUT -d hello '%1$s/v1/kv/greeting?dc=dc2'
                    curl '%2$s/v1/kv/greeting?raw'
                    curl '%1$s/actuator/health'

                Ctrl-C stops everything.
                """, first.http(), second.http());
        out.flush();
        String reason = demo.ending().join();
        if (!stopping.get()) {
            out.println(reason);
        }
        return 1;
    }

    private void stop(Demo demo, Path folder) {
        stopping.set(true);
        demo.stop();
        if (kept == null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException left) {
                command.commandLine().getOut().println("could not remove %s: %s".formatted(folder, left.getMessage()));
            }
        }
        command.commandLine().getOut().flush();
    }
}
