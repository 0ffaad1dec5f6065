package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.NodeManager;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.closure.ReadIndexClosure;
import com.alipay.sofa.jraft.conf.Configuration;
import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.entity.Task;
import com.alipay.sofa.jraft.option.RaftOptions;
import com.alipay.sofa.jraft.option.ReadOnlyOption;
import com.alipay.sofa.jraft.rpc.RaftRpcServerFactory;
import com.alipay.sofa.jraft.storage.impl.RocksDBLogStorage;
import com.alipay.sofa.jraft.util.StorageOptionsFactory;
import io.tombolo.catalogservice.log.Barrier;
import io.tombolo.catalogservice.log.Committed;
import io.tombolo.catalogservice.log.LogException;
import io.tombolo.catalogservice.log.Progress;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.log.ReplicatedState;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A log kept by SOFAJRaft in a folder of this server.
///
/// An entry counts when it is on the disks of a majority. What the engine cannot go on after, such as a full
/// disk, stops
/// this server's log for good: its state can still be read.
public final class RaftLog<A> implements ReplicatedLog<A> {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.log");

    private static final String GROUP = "catalog";
    private static final int LEAST_HEARTBEATS = 10;
    private static final Duration HEARTBEAT = Duration.ofMillis(100);
    private static final byte[] NO_CONTEXT = new byte[0];

    /// Nodes are told apart by their names; the engine wants a port as well.
    private static final int PORT = 1;

    private final RaftSettings settings;
    private final FolderLock lock;
    private final NodeImpl node;
    private final StandingFeed standing;
    private final AppliedCommands<A> applied;
    private final LeaderContact contact;
    private final AtomicReference<Optional<String>> stopped;

    static {
        // The engine's messages were generated for an older protobuf, which says so at every start. Only voters with a
        // certificate of this datacenter are heard.
        System.setProperty("com.google.protobuf.use_unsafe_pre22_gencode", "true");
        // A log with a damaged middle must not be taken for a short one: docs/adr/0005-raft-engine.md.
        RocksDB.loadLibrary();
        DBOptions options = StorageOptionsFactory.getDefaultRocksDBOptions();
        options.setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords);
        StorageOptionsFactory.registerRocksDBOptions(RocksDBLogStorage.class, options);
    }

    private RaftLog(
            RaftSettings settings,
            FolderLock lock,
            NodeImpl node,
            StandingFeed standing,
            AppliedCommands<A> applied,
            LeaderContact contact,
            AtomicReference<Optional<String>> stopped) {
        this.settings = settings;
        this.lock = lock;
        this.node = node;
        this.standing = standing;
        this.applied = applied;
        this.contact = contact;
        this.stopped = stopped;
    }

    /// Opens a log, and restores the state from it as far as this server alone knows it.
    ///
    /// @param transport closed by the caller, after the log
    /// @param onStopped told once if the log has to stop: why, in a sentence
    /// @throws IOException if the folder cannot be used, or what is in it is damaged; the message says what to do
    public static <A> RaftLog<A> open(
            RaftSettings settings, ReplicatedState<A> state, VoterTransport transport, Consumer<String> onStopped)
            throws IOException {
        demandVoterName(settings.self());
        FolderLock lock = FolderLock.take(settings.folder());
        var stopped = new AtomicReference<Optional<String>>(Optional.empty());
        var standing = new StandingFeed();
        Consumer<String> stop = reason -> {
            String sentence =
                    "the log in %s has stopped: %s; stored entries are safe; mend the cause and start this server again"
                            .formatted(settings.folder(), reason);
            if (stopped.compareAndSet(Optional.empty(), Optional.of(sentence))) {
                standing.becomesLeaderless();
                onStopped.accept(sentence);
            }
        };
        var applied = new AppliedCommands<>(state, standing, stop);
        var orders = new OrderedElections();
        VoterOptions options = options(settings, applied, transport, orders);
        Duration lease = Duration.ofMillis(options.getLeaderLeaseTimeoutMs());
        var contact = new LeaderContact(transport.server(), lease, orders, System::nanoTime);
        PeerId self = peer(settings.self());
        RaftRpcServerFactory.addRaftRequestProcessors(contact);
        NodeManager.getInstance().addAddress(self.getEndpoint());
        var node = new NodeImpl(GROUP, self);
        if (!node.init(options)) {
            node.shutdown();
            NodeManager.getInstance().removeAddress(self.getEndpoint());
            lock.close();
            throw new IOException(stopped.get().orElseGet(() -> OpenFault.describe(settings.folder())));
        }
        return new RaftLog<>(settings, lock, node, standing, applied, contact, stopped);
    }

    /// The engine writes voters as `name:port`, and several of them with commas.
    private static void demandVoterName(NodeName name) throws IOException {
        if (name.name().chars().anyMatch(c -> ":,/".indexOf(c) >= 0)) {
            throw new IOException(
                    "a server cannot be called \"%s\": its name must not have : or , or / in it; configure another node_name"
                            .formatted(name));
        }
    }

    private static VoterOptions options(
            RaftSettings settings, AppliedCommands<?> applied, VoterTransport transport, OrderedElections orders) {
        var raft = new RaftOptions();
        raft.setSync(true);
        raft.setSyncMeta(true);
        raft.setEnableLogEntryChecksum(true);
        raft.setElectionHeartbeatFactor(heartbeats(settings.electionTimeout()));
        var options = new VoterOptions(transport, orders);
        options.setFsm(applied);
        options.setRaftOptions(raft);
        options.setElectionTimeoutMs((int) settings.electionTimeout().toMillis());
        options.setLogUri(uri(settings.folder(), "log"));
        options.setRaftMetaUri(uri(settings.folder(), "vote"));
        options.setSnapshotUri(uri(settings.folder(), "snapshot"));
        options.setSnapshotIntervalSecs((int) settings.snapshotInterval().toSeconds());
        options.setSnapshotLogIndexMargin(settings.snapshotThreshold());
        options.setDisableCli(true);
        return options;
    }

    /// Heartbeats in an election timeout: ten, or as many as it takes to hear of the leader every 100 ms. Health is
    /// judged by a contact within 200 ms.
    private static int heartbeats(Duration electionTimeout) {
        return (int) Math.max(LEAST_HEARTBEATS, electionTimeout.dividedBy(HEARTBEAT));
    }

    private static String uri(Path folder, String name) {
        return folder.resolve(name).toString();
    }

    private static PeerId peer(NodeName name) {
        return new PeerId(name.name(), PORT);
    }

    @Override
    public CompletableFuture<Void> found(Set<NodeName> voters) {
        if (node.getLastLogIndex() > 0 || !node.getCurrentConf().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Status status = node.resetPeers(
                new Configuration(voters.stream().map(RaftLog::peer).toList()));
        return status.isOk()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(Statuses.failure("found the group of " + voters, status));
    }

    @Override
    public CompletableFuture<Committed<A>> propose(Bytes command) {
        if (command.length() > LARGEST_COMMAND) {
            return CompletableFuture.failedFuture(new LogException(
                    LogException.Fate.REFUSED,
                    "a command of %d bytes is too large; the largest has %d"
                            .formatted(command.length(), LARGEST_COMMAND)));
        }
        Optional<LogException> refusal = refusal();
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        var proposal = new Proposal<A>();
        node.apply(new Task(ByteBuffer.wrap(command.toArray()), proposal));
        return inTime("a command", proposal.future());
    }

    /// Without the lead nothing is begun.
    private Optional<LogException> refusal() {
        if (stopped.get().isPresent()) {
            return stopped.get().map(sentence -> new LogException(LogException.Fate.STOPPED, sentence));
        }
        return standing.standing() instanceof Standing.Leads
                ? Optional.empty()
                : Optional.of(new LogException(LogException.Fate.NOT_LEADING, "this server does not lead"));
    }

    private <T> CompletableFuture<T> inTime(String what, CompletableFuture<T> future) {
        return future.orTimeout(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(
                        problem instanceof TimeoutException
                                ? new LogException(
                                        LogException.Fate.UNKNOWN,
                                        "%s was not acknowledged by a majority of %s within %s; it may still be: look before you try again"
                                                .formatted(what, voters(), settings.deadline()))
                                : problem));
    }

    @Override
    public CompletableFuture<Long> readBarrier(Barrier barrier) {
        Optional<LogException> refusal = refusal();
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        if (node.getCurrentConf().size() == 1) {
            return CompletableFuture.completedFuture(applied.index());
        }
        var confirmed = new CompletableFuture<Long>();
        node.readIndex(
                option(barrier),
                NO_CONTEXT,
                new ReadIndexClosure(settings.deadline().toMillis()) {
                    @Override
                    public void run(Status status, long index, byte[] context) {
                        if (status.isOk()) {
                            confirmed.complete(index);
                        } else {
                            confirmed.completeExceptionally(
                                    Statuses.failure("make sure that this server still leads", status));
                        }
                    }
                });
        return confirmed;
    }

    private static ReadOnlyOption option(Barrier barrier) {
        return switch (barrier) {
            case LEASE -> ReadOnlyOption.ReadOnlyLeaseBased;
            case MAJORITY -> ReadOnlyOption.ReadOnlySafe;
        };
    }

    @Override
    public Standing standing() {
        return standing.standing();
    }

    @Override
    public Subscription watchStanding(Consumer<Standing> listener) {
        return standing.watch(listener);
    }

    @Override
    public Progress progress() {
        return new Progress(
                applied.term(),
                node.getLastLogIndex(),
                applied.index(),
                standing() instanceof Standing.Leads ? Duration.ZERO : contact.sinceLast());
    }

    @Override
    public List<NodeName> voters() {
        return node.getCurrentConf().getPeers().stream()
                .map(peer -> new NodeName(peer.getIp()))
                .sorted()
                .toList();
    }

    @Override
    public CompletableFuture<Void> addVoter(NodeName voter) {
        return asLeader("let %s vote".formatted(voter), done -> node.addPeer(peer(voter), done));
    }

    @Override
    public CompletableFuture<Void> removeVoter(NodeName voter) {
        return asLeader("take away the vote of %s".formatted(voter), done -> node.removePeer(peer(voter), done));
    }

    private CompletableFuture<Void> asLeader(String what, Consumer<Closure> change) {
        Optional<LogException> refusal = refusal();
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        var changed = new CompletableFuture<Void>();
        change.accept(status -> {
            if (status.isOk()) {
                changed.complete(null);
            } else {
                changed.completeExceptionally(Statuses.failure(what, status));
            }
        });
        return changed;
    }

    @Override
    public CompletableFuture<Void> transferLeadership(NodeName voter) {
        Optional<LogException> refusal = refusal();
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        if (voter.equals(settings.self())) {
            return CompletableFuture.completedFuture(null);
        }
        var gone = new CompletableFuture<Void>();
        Subscription watch = watchStanding(now -> {
            if (!(now instanceof Standing.Leads)) {
                gone.complete(null);
            }
        });
        Status status = node.transferLeadershipTo(peer(voter));
        if (!status.isOk()) {
            gone.completeExceptionally(Statuses.failure("give the lead to %s".formatted(voter), status));
        }
        return inTime("the transfer of the lead to %s".formatted(voter), gone)
                .whenComplete((nothing, problem) -> watch.close());
    }

    @Override
    public CompletableFuture<Long> snapshot() {
        var written = new CompletableFuture<Long>();
        long index = applied.index();
        node.snapshot(status -> {
            if (status.isOk()) {
                written.complete(index);
            } else {
                written.completeExceptionally(Statuses.failure("write a snapshot", status));
            }
        });
        return written;
    }

    @Override
    public void close() {
        stopped.compareAndSet(Optional.empty(), Optional.of("this server is stopping"));
        node.shutdown();
        try {
            node.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        NodeManager.getInstance().removeAddress(peer(settings.self()).getEndpoint());
        try {
            lock.close();
        } catch (IOException unimportant) {
            LOG.atWarn()
                    .addKeyValue("cause", unimportant.getMessage())
                    .log("the lock of the log's folder did not close");
        }
    }
}
