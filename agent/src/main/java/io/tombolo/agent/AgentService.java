package io.tombolo.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.agent.catalog.AliasWatches;
import io.tombolo.agent.catalog.CatalogCalls;
import io.tombolo.agent.configured.ConfiguredDefinitions;
import io.tombolo.agent.leaf.LeafKeeper;
import io.tombolo.agent.probe.ProbeTls;
import io.tombolo.agent.probe.Probes;
import io.tombolo.agent.store.RegistrationFolder;
import io.tombolo.contract.agent.LeafCertificates;
import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.AgentInput;
import io.tombolo.core.registration.AgentMachine;
import io.tombolo.core.registration.AgentOutput;
import io.tombolo.core.registration.AgentSettings;
import io.tombolo.core.registration.Verdict;
import io.tombolo.core.registration.local.LocalView;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/// The agent of one node, as its configuration has it: services, checks, and the catalog's copy of both.
public final class AgentService implements LocalAgent, AutoCloseable {

    /// Inputs that may wait. A machine steps 10,000s a second; more is a flood, and is refused.
    private static final int INBOX = 8_192;

    private final Driver<AgentInput, AgentOutput> driver;
    private final Board board;
    private final Probes probes;
    private final AliasWatches aliases;
    private final LeafKeeper leaves;
    private final Subscription pool;

    private AgentService(
            Driver<AgentInput, AgentOutput> driver,
            Board board,
            Probes probes,
            AliasWatches aliases,
            LeafKeeper leaves,
            Subscription pool) {
        this.driver = driver;
        this.board = board;
        this.probes = probes;
        this.aliases = aliases;
        this.leaves = leaves;
        this.pool = pool;
    }

    /// What an agent needs from the other parts of its node.
    public record Surroundings(RpcCaller rpc, Members members, MeterRegistry meters) {}

    /// Restores what an earlier run has kept, and begins to check and to write to the catalog.
    ///
    /// @throws IOException if a file of an earlier run cannot be read, or a definition of the configuration is
    /// wrong; the message says which
    public static AgentService start(Configuration configuration, Surroundings around) throws IOException {
        AgentSettings settings = SettingsOfAgent.of(configuration, idOf(configuration, around.members()));
        AgentCommand.Configure configured = ConfiguredDefinitions.read(configuration.checks());
        var folder = RegistrationFolder.of(
                configuration.mode().dev()
                        ? Optional.empty()
                        : configuration.storage().dataDir().map(Path::of));
        var begun = new AgentInput.Begun(configured, folder.services(), folder.checks(), folder.states());
        String token = SettingsOfAgent.token(configuration);
        InstantSource clock = MonotonicClock.system();
        var inbox = new Inbox<AgentInput>(INBOX, Overflow.REFUSE);
        var board = new Board();
        var probes = new Probes(tls(configuration), clock);
        var aliases = new AliasWatches(around.rpc(), settings.node().datacenter(), token);
        var driver = new Driver<>(
                "agent",
                new AgentMachine(settings, RandomGenerator.of("L64X128MixRandom")),
                inbox,
                new AgentOutlet(
                        inbox,
                        new AgentOutlet.Around(
                                folder,
                                new CatalogCalls(around.rpc(), settings.node(), token),
                                aliases,
                                probes,
                                board,
                                new AgentObserver(around.meters()))),
                new CountedFaults(),
                clock);
        driver.command(begun);
        driver.start();
        Subscription pool = around.members().watch(Pool.LAN, change -> driver.offer(changed(around.members(), change)));
        var leaves = new LeafKeeper(
                around.rpc(), settings.node().datacenter(), clock, RandomGenerator.of("L64X128MixRandom"));
        return new AgentService(driver, board, probes, aliases, leaves, pool);
    }

    private static ProbeTls tls(Configuration configuration) throws IOException {
        return configuration.tlsKeys().enableAgentTlsForChecks()
                ? TlsFiles.read(configuration.internalRpcTls())
                        .map(ProbeTls::of)
                        .orElseGet(ProbeTls::ofJdk)
                : ProbeTls.ofJdk();
    }

    private static String idOf(Configuration configuration, Members members) {
        return members.view(Pool.LAN).stream()
                .filter(member -> member.name().equals(configuration.nodeName().name()))
                .findFirst()
                .map(member -> member.tags().getOrDefault("id", ""))
                .orElse("");
    }

    private static AgentInput changed(Members members, MemberChange change) {
        long alive = members.view(Pool.LAN).stream()
                .filter(member -> member.status() == Member.Status.ALIVE)
                .count();
        boolean serverFound = change.kind() == MemberChange.Kind.JOINED
                && "consul".equals(change.member().tags().get("role"));
        return new AgentInput.PoolChanged(Math.toIntExact(alive), serverFound);
    }

    /// Certificates of the services of this node.
    public LeafCertificates leaves() {
        return leaves;
    }

    @Override
    public LocalView view() {
        return board.view();
    }

    @Override
    public CompletableFuture<LocalView> viewAfter(long version) {
        return board.viewAfter(version);
    }

    @Override
    public CompletableFuture<Verdict> order(AgentCommand command) {
        Board.Order order = board.order();
        switch (driver.command(new AgentInput.Ordered(order.ticket(), command))) {
            case ACCEPTED, ACCEPTED_DROPPING_OLDEST -> {}
            case REFUSED -> board.refuse(order.ticket(), "the agent has more to do than it can; try again later");
            case CLOSED -> board.refuse(order.ticket(), "the agent is stopping");
        }
        return order.future();
    }

    /// Takes the definitions of another configuration in the place of those of the last one.
    ///
    /// @throws IOException if one of them is wrong; the message says which, and nothing has changed
    public CompletableFuture<Verdict> reload(Configuration configuration) throws IOException {
        return order(ConfiguredDefinitions.read(configuration.checks()));
    }

    /// Stops checking. What is in the catalog stays.
    @Override
    public void close() {
        pool.close();
        leaves.close();
        aliases.close();
        probes.close();
        driver.close();
        board.close();
    }
}
