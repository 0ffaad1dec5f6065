package io.tombolo.agent.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.connect.CaSignRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.connect.IssuedCert;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeafKeeperTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RandomGenerator ZERO = () -> 0L;

    private final Authority authority = new Authority();
    private final LeafKeeper keeper = new LeafKeeper(authority, "dc1", InstantSource.fixed(NOW), ZERO);

    @AfterEach
    void stop() {
        keeper.close();
    }

    @Test
    void hasAFreshKeySignedForTheService() throws IOException {
        IssuedCert leaf = leaf("web", 0);

        assertThat(leaf.privateKeyPem()).startsWith("-----BEGIN EC PRIVATE KEY-----");
        assertThat(authority.signed()).hasSize(1);
        try (var pem =
                new PEMParser(new StringReader(authority.signed().getFirst().csr()))) {
            var request = (PKCS10CertificationRequest) pem.readObject();
            assertThat(request.getSubject().toString()).isEqualTo("CN=web.svc.default.11111111.consul");
            GeneralNames names =
                    GeneralNames.fromExtensions(request.getRequestedExtensions(), Extension.subjectAlternativeName);
            assertThat(names.getNames()[0].getName().toString())
                    .isEqualTo("spiffe://11111111-2222-3333-4444-555555555555.consul/ns/default/dc/dc1/svc/web");
        }
    }

    @Test
    void keepsWhatItHas() {
        IssuedCert first = leaf("web", 0);

        assertThat(leaf("web", 0)).isEqualTo(first);
        assertThat(leaf("db", 0)).isNotEqualTo(first);
        assertThat(authority.signed()).hasSize(2);
    }

    @Test
    void renewsUnderAnotherRoot() {
        IssuedCert first = leaf("web", 0);
        CompletableFuture<IssuedCert> next = keeper.leaf("web", "", first.raft().modifyIndex());
        assertThat(next).isNotDone();

        authority.rotate("root-2");

        IssuedCert second = next.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(second.raft().modifyIndex()).isGreaterThan(first.raft().modifyIndex());
        assertThat(second.privateKeyPem()).isNotEqualTo(first.privateKeyPem());
    }

    @Test
    void saysWhyNobodySigns() {
        authority.refuse();

        assertThatThrownBy(() -> leaf("web", 0)).hasRootCauseInstanceOf(RpcFailedException.class);
    }

    @Test
    void endsAllWaitsWhenItIsClosed() {
        IssuedCert first = leaf("web", 0);
        CompletableFuture<IssuedCert> next = keeper.leaf("web", "", first.raft().modifyIndex());

        keeper.close();

        assertThatThrownBy(() -> next.orTimeout(60, TimeUnit.SECONDS).join())
                .hasMessageContaining("the agent is stopping");
    }

    @Test
    void renewsBetweenSixAndNineTenthsOfALife() {
        Instant end = NOW.plus(Duration.ofHours(100));

        assertThat(Renewal.of(NOW, end, ZERO)).isEqualTo(NOW.plus(Duration.ofHours(60)));
        assertThat(Renewal.of(NOW, end, () -> -1L))
                .isBetween(NOW.plus(Duration.ofHours(89)), NOW.plus(Duration.ofHours(90)));
    }

    private IssuedCert leaf(String service, long newerThan) {
        return keeper.leaf(service, "", newerThan)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /// Signs everything, and answers questions for its roots when they change.
    private static final class Authority implements RpcCaller {

        private final List<CaSignRequest> signed = new ArrayList<>();
        private final List<CompletableFuture<IndexedCaRoots>> waiting = new ArrayList<>();
        private String root = "root-1";
        private long index = 1;
        private boolean refuses;

        synchronized List<CaSignRequest> signed() {
            return List.copyOf(signed);
        }

        synchronized void refuse() {
            refuses = true;
        }

        void rotate(String next) {
            List<CompletableFuture<IndexedCaRoots>> woken;
            synchronized (this) {
                root = next;
                index++;
                woken = List.copyOf(waiting);
                waiting.clear();
            }
            woken.forEach(future -> future.complete(roots()));
        }

        private synchronized IndexedCaRoots roots() {
            return new IndexedCaRoots(
                    root, "11111111-2222-3333-4444-555555555555.consul", List.of(), QueryMeta.fromLeader(index));
        }

        @Override
        public synchronized <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
            if (refuses) {
                return CompletableFuture.failedFuture(new RpcFailedException(RpcError.Known.CONNECT_DISABLED));
            }
            if (request instanceof DcSpecificRequest asked && asked.options().minQueryIndex() >= index) {
                var future = new CompletableFuture<IndexedCaRoots>();
                waiting.add(future);
                return future.thenApply(
                        found -> read(method, ConnectCaMethods.ROOTS.response().encode(found)));
            }
            Bytes answer = request instanceof CaSignRequest toSign
                    ? ConnectCaMethods.SIGN.response().encode(sign(toSign))
                    : ConnectCaMethods.ROOTS.response().encode(roots());
            return CompletableFuture.completedFuture(read(method, answer));
        }

        private IssuedCert sign(CaSignRequest toSign) {
            signed.add(toSign);
            return new IssuedCert(
                    "",
                    "",
                    "certificate " + signed.size(),
                    "",
                    "",
                    "",
                    "0a",
                    "",
                    "web",
                    "",
                    NOW,
                    NOW.plus(Duration.ofDays(3)),
                    "",
                    "",
                    RaftIndex.at(signed.size()));
        }

        private static <R> R read(RpcMethod<?, R> method, Bytes answer) {
            return switch (method.response().decode(answer)) {
                case Decoded.Read<R>(R value, int _) -> value;
                case Decoded.Malformed<R> malformed -> throw new AssertionError(malformed.toString());
            };
        }

        @Override
        public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
            throw new AssertionError("nobody calls " + method + " by its name");
        }
    }
}
