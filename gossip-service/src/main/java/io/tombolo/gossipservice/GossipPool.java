package io.tombolo.gossipservice;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.QueryReport;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.gossip.codec.PacketCodec;
import io.tombolo.core.gossip.codec.StreamCodec;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.serf.KeyOperation;
import io.tombolo.core.gossip.serf.Question;
import io.tombolo.core.gossip.serf.SerfIdentity;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.serf.SerfMachine;
import io.tombolo.core.gossip.serf.SerfOutput;
import io.tombolo.core.gossip.serf.Snapshot;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.net.TcpEndpoint;
import io.tombolo.runtime.net.UdpEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// One running pool: sockets, a driver, and the machine between them.
///
/// Everything it is asked to do is an input of the machine; whatever comes back completes a future. All methods
/// may be called from any thread.
public final class GossipPool implements AutoCloseable {

    /// Inputs that may wait. A pool of 5,000 that all talk at once sends some 1,000 packets a second here; the
    /// machine steps 10,000s. What is older is worth less than what is newer.
    private static final int INBOX = 8_192;

    /// Streams that may be open at once: the reference serves 128 push/pulls, and pings come beside them.
    private static final int STREAMS = 256;

    /// How long a command waits for the word of the machine, which may have failed.
    /// Far above every timeout of a query in a pool of 100,000.
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);

    private final PoolSettings settings;
    private final UdpEndpoint packets;
    private final TcpEndpoint streams;
    private final Driver<SerfInput, SerfOutput> driver;
    private final GatewayIntake intake;
    private final MemberFeed feed;
    private final Commands commands;
    private final Optional<SnapshotFile> snapshot;

    private GossipPool(
            PoolSettings settings,
            UdpEndpoint packets,
            TcpEndpoint streams,
            Driver<SerfInput, SerfOutput> driver,
            GatewayIntake intake,
            MemberFeed feed,
            Commands commands,
            Optional<SnapshotFile> snapshot) {
        this.settings = settings;
        this.packets = packets;
        this.streams = streams;
        this.driver = driver;
        this.intake = intake;
        this.feed = feed;
        this.commands = commands;
        this.snapshot = snapshot;
    }

    /// What a pool needs from around it.
    ///
    /// @param transport  puts another way to peers in the place of UDP and TCP, or around it
    /// @param responder  answers queries
    /// @param onShutdown told when this node has to stop, because another one has its name
    public record Surroundings(
            EventLoops loops,
            MeterRegistry meters,
            UnaryOperator<Transport> transport,
            QueryResponder responder,
            Consumer<String> onShutdown) {

        /// Direct ways to peers, no answers.
        public static Surroundings plain(EventLoops loops, MeterRegistry meters) {
            return new Surroundings(loops, meters, UnaryOperator.identity(), QueryResponder.silent(), _ -> {});
        }
    }

    /// Binds the sockets, reads the files, and becomes a pool of one.
    ///
    /// @throws IOException if an address cannot be bound or a file cannot be read; the message says which
    public static GossipPool start(PoolSettings settings, Surroundings around) throws IOException {
        InstantSource clock = MonotonicClock.system();
        RandomGenerator nonces = new SecureRandom();
        PoolObserver observer = new PoolObserver(settings.pool(), around.meters());
        KeyringStore keyring = KeyringStore.open(settings.keyringFile(), settings.keyring());
        Optional<SnapshotFile> snapshot = openSnapshot(settings);
        Snapshot restored = Snapshot.EMPTY;
        long snapshotBytes = 0;
        if (snapshot.isPresent()) {
            restored = Snapshot.replay(snapshot.get().lines(), settings.serf().rejoinAfterLeave());
            snapshotBytes = snapshot.get().size();
        }
        Inbox<SerfInput> inbox = new Inbox<>(INBOX, Overflow.DROP_OLDEST);
        IncomingStreams incoming =
                new IncomingStreams(() -> new StreamCodec(settings.wire(), keyring::keyring, nonces), inbox, observer);

        Sockets sockets = Sockets.open(
                around.loops(),
                settings.bind(),
                new IncomingPackets(new PacketCodec(settings.wire(), keyring::keyring, nonces), inbox, clock, observer),
                address -> TcpEndpoint.listen(
                        around.loops(), address, STREAMS, settings.swim().streamTimeout(), incoming::accept));
        UdpEndpoint packets = sockets.packets();
        TcpEndpoint streams = sockets.streams();

        PacketCodec outgoing = new PacketCodec(settings.wire(), keyring::keyring, nonces);
        Address advertised = SocketAddresses.of(
                new InetSocketAddress(settings.advertise(), packets.address().getPort()));
        SerfMachine machine = new SerfMachine(
                settings.serf(),
                settings.swim(),
                new SerfIdentity(new Peer(settings.name(), advertised), settings.tags(), settings.versions()),
                RandomGenerator.of("L64X128MixRandom"),
                message -> outgoing.encode(message).length(),
                new SerfMachine.Environment(
                        settings.admission(), settings.reapTimeouts(), keyring.keyring(), restored, snapshotBytes));
        MemberFeed feed = new MemberFeed();
        Commands commands = new Commands();
        PoolOutlet outlet = new PoolOutlet(
                around.transport().apply(new DirectTransport(packets, streams)),
                outgoing,
                new StreamCodec(settings.wire(), keyring::keyring, nonces),
                incoming,
                inbox,
                clock,
                keyring,
                snapshot,
                new PoolOutlet.Told(observer, feed, commands, around.responder(), around.onShutdown()));
        Driver<SerfInput, SerfOutput> driver =
                new Driver<>("serf-" + settings.pool(), machine, inbox, outlet, new CountedFaults(), clock);
        inbox.offerUrgently(new SerfInput.Swim(new SwimInput.Start()));
        driver.start();
        var intake = new GatewayIntake(
                new IncomingPackets(new PacketCodec(settings.wire(), keyring::keyring, nonces), inbox, clock, observer),
                incoming,
                settings.swim().streamTimeout());
        return new GossipPool(settings, packets, streams, driver, intake, feed, commands, snapshot);
    }

    private static Optional<SnapshotFile> openSnapshot(PoolSettings settings) throws IOException {
        return settings.snapshotFile().isPresent()
                ? Optional.of(SnapshotFile.open(settings.snapshotFile().get()))
                : Optional.empty();
    }

    /// Where it listens, for UDP and TCP alike.
    public InetSocketAddress address() {
        return packets.address();
    }

    /// Where packets and streams go that reach this server by its RPC port, through gateways.
    public GatewayIntake gatewayIntake() {
        return intake;
    }

    /// All members that are known, in the order of their names.
    public List<Member> view() {
        return feed.view();
    }

    /// Tells every change, after all present members as `JOINED`; see [MemberFeed].
    public Subscription watch(Consumer<MemberChange> watcher) {
        return feed.watch(watcher);
    }

    /// Tells every user event from now on.
    public Subscription watchEvents(Consumer<UserEvent> listener) {
        return feed.listen(listener);
    }

    /// Joins the pool of any of the contacts.
    public CompletableFuture<JoinReport> join(List<Peer> contacts, boolean ignoreOldEvents) {
        var report = new CompletableFuture<JoinReport>();
        return command("join", report, new SerfInput.Join(commands.join(report), contacts, ignoreOldEvents));
    }

    /// Leaves; completes when the others have had time to hear of it.
    public CompletableFuture<Void> leave() {
        return command("leave", commands.left(), new SerfInput.Leave());
    }

    /// Declares a failed member left, or forgets it everywhere.
    public CompletableFuture<Void> forceLeave(MemberName member, boolean prune) {
        var taken = new CompletableFuture<Void>();
        return command("force-leave", taken, new SerfInput.ForceLeave(commands.order(taken), member, prune));
    }

    /// Changes what this node says about itself.
    public CompletableFuture<Void> tags(Tags tags) {
        var taken = new CompletableFuture<Void>();
        return command("change tags", taken, new SerfInput.SetTags(commands.order(taken), tags));
    }

    /// Tells every member that something happened.
    public CompletableFuture<Void> fireEvent(String name, Bytes payload, boolean coalesce) {
        var taken = new CompletableFuture<Void>();
        return command("fire an event", taken, new SerfInput.FireEvent(commands.order(taken), name, payload, coalesce));
    }

    /// Asks, and collects the answers until the time for them is up.
    public CompletableFuture<QueryReport> query(Question question) {
        var report = new CompletableFuture<QueryReport>();
        return command("query", report, new SerfInput.Ask(commands.ask(report), question));
    }

    /// Changes or lists the keyrings of all members.
    public CompletableFuture<KeyringReport> keyring(KeyringChange change) {
        var report = new CompletableFuture<KeyringReport>();
        var ticket = commands.keyring(report);
        return command(
                "change or list keys",
                report,
                switch (change) {
                    case KeyringChange.Install(Bytes key) ->
                        new SerfInput.ChangeKeys(ticket, KeyOperation.INSTALL, key);
                    case KeyringChange.Use(Bytes key) -> new SerfInput.ChangeKeys(ticket, KeyOperation.USE, key);
                    case KeyringChange.Remove(Bytes key) -> new SerfInput.ChangeKeys(ticket, KeyOperation.REMOVE, key);
                    case KeyringChange.Listing() -> new SerfInput.ChangeKeys(ticket, KeyOperation.LIST, Bytes.EMPTY);
                });
    }

    /// Gives the machine a command; the report fails if it cannot be given.
    private <T> CompletableFuture<T> command(String command, CompletableFuture<T> report, SerfInput input) {
        switch (driver.command(input)) {
            case ACCEPTED, ACCEPTED_DROPPING_OLDEST -> {}
            case REFUSED ->
                report.completeExceptionally(unavailable(command, "is busy with other commands; try again"));
            case CLOSED -> report.completeExceptionally(unavailable(command, "is closed"));
        }
        return report.orTimeout(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private PoolUnavailableException unavailable(String command, String why) {
        return new PoolUnavailableException("cannot %s: the %s pool of %s %s"
                .formatted(command, settings.pool(), settings.name().name(), why));
    }

    /// Stops without leaving: to the others this node fails.
    @Override
    public void close() {
        driver.close();
        streams.close();
        packets.close();
        commands.fail(new PoolUnavailableException("the %s pool of %s was closed"
                .formatted(settings.pool(), settings.name().name())));
        snapshot.ifPresent(GossipPool::closeQuietly);
    }

    private static void closeQuietly(SnapshotFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot close the snapshot file", e);
        }
    }
}
