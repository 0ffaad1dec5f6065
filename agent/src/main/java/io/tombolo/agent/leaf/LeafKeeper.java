package io.tombolo.agent.leaf;

import io.tombolo.contract.agent.AgentUnavailableException;
import io.tombolo.contract.agent.LeafCertificates;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.connect.CaSignRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.connect.IssuedCert;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a certificate for each service that was asked for, and renews it: when its time comes, or when another root
/// has become the active one.
///
/// Each is kept by a virtual thread of its own, which waits in a call for the roots to change.
public final class LeafKeeper implements LeafCertificates, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.agent.leaf");

    /// Services that certificates are kept for. A node runs some dozens.
    static final int LIMIT = 1_024;

    /// The longest wait for other roots in one call.
    private static final Duration WAIT = Duration.ofMinutes(10);

    /// Before a signature that failed is asked for again.
    private static final Duration PAUSE = Duration.ofSeconds(15);

    /// After another root came, not all agents ask at once.
    private static final Duration SPREAD = Duration.ofSeconds(30);

    private final RpcCaller rpc;
    private final String datacenter;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<Key, HeldLeaf> held = new ConcurrentHashMap<>();

    private record Key(String service, String token) {
        /// Without the token.
        @Override
        public String toString() {
            return "Key[%s]".formatted(service);
        }
    }

    /// @param random spreads renewals over time
    public LeafKeeper(RpcCaller rpc, String datacenter, InstantSource clock, RandomGenerator random) {
        this.rpc = rpc;
        this.datacenter = datacenter;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public CompletableFuture<IssuedCert> leaf(String service, String token, long newerThan) {
        if (closing.getCount() == 0) {
            return CompletableFuture.failedFuture(stopping());
        }
        if (held.size() >= LIMIT && !held.containsKey(new Key(service, token))) {
            return CompletableFuture.failedFuture(new AgentUnavailableException(
                    "certificates of %d services are kept already, which is the limit".formatted(LIMIT)));
        }
        return held.computeIfAbsent(new Key(service, token), this::begin).newerThan(newerThan);
    }

    private HeldLeaf begin(Key key) {
        var leaf = new HeldLeaf();
        Thread.ofVirtual().name("leaf-" + key.service()).start(() -> keep(key, leaf));
        return leaf;
    }

    private void keep(Key key, HeldLeaf leaf) {
        try {
            while (closing.getCount() > 0) {
                try {
                    IndexedCaRoots roots = roots(key, 0, Duration.ZERO);
                    IssuedCert issued = issue(key, roots);
                    leaf.show(issued);
                    awaitRenewal(key, roots, Renewal.of(issued.validAfter(), issued.validBefore(), random));
                } catch (ExecutionException failed) {
                    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                    if (!(cause instanceof RpcFailedException)) {
                        throw new IllegalStateException("a certificate of %s was not issued".formatted(key), cause);
                    }
                    LOG.atWarn()
                            .addKeyValue("service", key.service())
                            .addKeyValue("cause", cause.getMessage())
                            .log("no certificate; it is asked for again");
                    leaf.fail(cause);
                    pause(PAUSE);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            held.remove(key, leaf);
            leaf.end(stopping());
        }
    }

    private IssuedCert issue(Key key, IndexedCaRoots roots) throws ExecutionException, InterruptedException {
        SigningRequest request = SigningRequest.of(roots.trustDomain(), datacenter, key.service());
        IssuedCert signed = rpc.call(
                        ConnectCaMethods.SIGN,
                        new CaSignRequest(datacenter, request.requestPem(), new WriteRequest(key.token())))
                .get();
        return signed.withPrivateKey(request.privateKeyPem());
    }

    /// Returns when the certificate has to be renewed.
    private void awaitRenewal(Key key, IndexedCaRoots signedUnder, Instant renewal)
            throws ExecutionException, InterruptedException {
        long index = signedUnder.meta().index();
        while (closing.getCount() > 0) {
            Duration left = Duration.between(clock.instant(), renewal);
            if (!left.isPositive()) {
                return;
            }
            IndexedCaRoots now = roots(key, index, left.compareTo(WAIT) < 0 ? left : WAIT);
            if (!now.activeRootId().equals(signedUnder.activeRootId())) {
                pause(Duration.ofNanos((long) (random.nextDouble() * SPREAD.toNanos())));
                return;
            }
            index = now.meta().index();
        }
    }

    private IndexedCaRoots roots(Key key, long index, Duration wait) throws ExecutionException, InterruptedException {
        return rpc.call(
                        ConnectCaMethods.ROOTS,
                        DcSpecificRequest.of(
                                datacenter,
                                new QueryOptions(
                                        key.token(),
                                        index,
                                        wait,
                                        true,
                                        false,
                                        false,
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        false,
                                        Duration.ZERO,
                                        "",
                                        false)))
                .get();
    }

    /// Waits, or ends early because all ends.
    private void pause(Duration time) throws InterruptedException {
        var _ = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static AgentUnavailableException stopping() {
        return new AgentUnavailableException("no certificate: the agent is stopping");
    }

    @Override
    public void close() {
        closing.countDown();
        held.values().forEach(leaf -> leaf.end(stopping()));
    }
}
