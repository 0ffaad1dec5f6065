package io.tombolo.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Starts the datacenters as the mission document's procedure for a new secondary has it: the primary and its gateway
/// first,
/// then the secondary and its gateway.
final class Demo {

    /// A slow machine with nothing in its caches starts four processes in less.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);

    private static final int LINES_OF_A_FAILURE = 15;

    private final Path folder;
    private final List<Site> sites;
    private final PrintWriter out;
    private final InstantSource clock;
    private final long begin = System.nanoTime();
    private final Verification verification;
    private final List<DemoProcess> processes = new ArrayList<>();

    /// @param folder gets certificates, configuration, data and logs
    /// @param sites  the primary first
    Demo(Path folder, List<Site> sites, PrintWriter out, InstantSource clock) {
        this.folder = folder;
        this.sites = List.copyOf(sites);
        this.out = out;
        this.clock = clock;
        this.verification = new Verification(sites);
    }

    /// Something did not come about in time, or a process ended.
    static final class FailedException extends Exception {

        private static final long serialVersionUID = 1;

        FailedException(String reason) {
            super(reason);
        }
    }

    /// Starts everything, and returns once each datacenter has a leader, a gateway and a service.
    void start() throws IOException, InterruptedException, FailedException {
        var random = new SecureRandom();
        Site primary = sites.getFirst();
        DemoFiles files = DemoFiles.in(folder, clock.instant(), random);
        List<Path> configurations = new ArrayList<>();
        for (Site site : sites) {
            configurations.add(files.server(site, primary, clock.instant()));
        }
        say("one CA, and a certificate for each server with its node name in it");
        for (int i = 0; i < sites.size(); i++) {
            open(sites.get(i), configurations.get(i));
        }
    }

    private void open(Site site, Path configuration) throws IOException, InterruptedException, FailedException {
        say("%s: starting a server on %s".formatted(site.datacenter(), site.serverAddress()));
        launch(site.serverProcess(), List.of("agent", "-config-file", configuration.toString()));
        HttpApi api = verification.api(site);
        await("%s has a leader".formatted(site.datacenter()), () -> hasLeader(api));
        api.put(
                "/v1/agent/service/register",
                "{\"Name\": \"%s\", \"Port\": 8080, \"Meta\": {\"datacenter\": \"%s\"}}"
                        .formatted(site.service(), site.datacenter()));
        say("%s: starting a gateway on %s".formatted(site.datacenter(), site.gatewayEndpoint()));
        launch(site.gatewayProcess(), GatewayArguments.of(site));
        await("%s has a gateway that takes connections".formatted(site.datacenter()), () -> hasGateway(api));
    }

    private void launch(String name, List<String> arguments) throws IOException {
        DemoProcess process = DemoProcess.start(name, folder.resolve(name + ".log"), arguments);
        synchronized (processes) {
            processes.add(process);
        }
    }

    private static Optional<String> hasLeader(HttpApi api) throws IOException, InterruptedException {
        String leader = api.get("/v1/status/leader").asString();
        return leader.isEmpty() ? Optional.of("no server leads") : Optional.empty();
    }

    private static Optional<String> hasGateway(HttpApi api) throws IOException, InterruptedException {
        JsonNode gateways = api.get("/v1/health/service/mesh-gateway?passing");
        return gateways.isEmpty() ? Optional.of("no gateway is registered and passing") : Optional.empty();
    }

    /// Waits until all of it holds, or time is over.
    List<Verification.Finding> verify() throws InterruptedException, FailedException, IOException {
        try {
            await(
                    "every datacenter reaches every other one",
                    () -> verification.findings().stream()
                            .filter(finding -> !finding.holds())
                            .findFirst()
                            .map(finding ->
                                    finding.what() + ": " + finding.failure().orElse("")));
        } catch (FailedException late) {
            out.println(late.getMessage());
        }
        List<Verification.Finding> findings = new ArrayList<>(verification.findings());
        findings.add(complaints());
        return List.copyOf(findings);
    }

    Verification verification() {
        return verification;
    }

    private Verification.Finding complaints() throws IOException {
        String what = "no process has logged a warning or an error";
        for (DemoProcess process : running()) {
            List<String> complaints = process.complaints();
            if (!complaints.isEmpty()) {
                return new Verification.Finding(
                        what,
                        Optional.of("%s has logged %d: %s"
                                .formatted(process.name(), complaints.size(), complaints.getFirst())));
            }
        }
        return new Verification.Finding(what, Optional.empty());
    }

    /// Completes when a process has ended by itself.
    CompletableFuture<String> ending() {
        return CompletableFuture.anyOf(running().stream()
                        .map(process -> process.onExit().thenApply(_ -> process))
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(ended -> "%s has ended by itself".formatted(((DemoProcess) ended).name()));
    }

    /// Stops all processes, the last one first.
    void stop() {
        List<DemoProcess> toStop = running().reversed();
        toStop.forEach(DemoProcess::stop);
        try {
            for (DemoProcess process : toStop) {
                if (!process.awaitStop()) {
                    out.println("%s did not stop when told to, and was killed".formatted(process.name()));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<DemoProcess> running() {
        synchronized (processes) {
            return List.copyOf(processes);
        }
    }

    /// Asks until there is no reason left why something does not hold.
    @FunctionalInterface
    private interface Question {
        Optional<String> reason() throws IOException, InterruptedException;
    }

    private void await(String what, Question question) throws InterruptedException, FailedException, IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String reason;
            try {
                Optional<String> found = question.reason();
                if (found.isEmpty()) {
                    say(what);
                    return;
                }
                reason = found.get();
            } catch (IOException notYet) {
                reason = notYet.getMessage() == null ? notYet.toString() : notYet.getMessage();
            }
            refuseIfOneEnded();
            if (System.nanoTime() > end) {
                throw new FailedException("not within %d s: %s: %s".formatted(PATIENCE.toSeconds(), what, reason));
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_QUESTIONS.toNanos());
        }
    }

    private void refuseIfOneEnded() throws FailedException, IOException {
        for (DemoProcess process : running()) {
            if (!process.isAlive()) {
                throw new FailedException("%s has ended; the last that it said (%s):%n    %s"
                        .formatted(
                                process.name(),
                                process.log(),
                                String.join("%n    ".formatted(), process.lastLines(LINES_OF_A_FAILURE))));
            }
        }
    }

    private void say(String what) {
        out.printf("%5.1f s  %s%n", (System.nanoTime() - begin) / 1e9, what);
        out.flush();
    }
}
