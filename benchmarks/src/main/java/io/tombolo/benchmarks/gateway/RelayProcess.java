package io.tombolo.benchmarks.gateway;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.core.sni.route.Surroundings;
import io.tombolo.core.sni.route.Target;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.meshgateway.relay.RelayPort;
import io.tombolo.meshgateway.relay.RelayReport;
import io.tombolo.meshgateway.relay.RelaySettings;
import io.tombolo.meshgateway.relay.Routes;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// A relay with one fixed route, as a process: `<port> <target port> <threads>`. Ends with its standard
/// input.
public final class RelayProcess {

    private RelayProcess() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int target = Integer.parseInt(arguments[1]);
        EventLoops loops = EventLoops.start("relay", Integer.parseInt(arguments[2]));
        var dc2 = new Datacenter("dc2");
        var surroundings = new Surroundings(
                new Datacenter("dc1"),
                Domain.DEFAULT,
                Optional.empty(),
                true,
                List.of(),
                Map.of(dc2, List.of(Target.healthy(dc2, new Endpoint("127.0.0.1", target)))),
                List.of());
        var defaults = RelaySettings.DEFAULT;
        var settings = new RelaySettings(
                defaults.connections(),
                defaults.connections(),
                Duration.ofSeconds(30),
                defaults.connectTimeout(),
                defaults.answerTimeout(),
                defaults.approachTimeout(),
                defaults.idleTimeout(),
                defaults.halfClosedTimeout(),
                false);
        RelayPort.listen(
                loops,
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)),
                new Routes(surroundings, MonotonicClock.system(), new SplittableRandom()),
                settings,
                new RelayReport(new SimpleMeterRegistry(), MonotonicClock.system()));
        // Nothing is said there; only its end counts.
        System.in.readAllBytes();
        loops.close();
    }
}
