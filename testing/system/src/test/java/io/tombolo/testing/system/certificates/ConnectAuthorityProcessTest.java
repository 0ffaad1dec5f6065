package io.tombolo.testing.system.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.connect.CaSignRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.connect.IssuedCert;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.testing.kit.tls.OpenSsl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The primary's process signs the intermediate of the secondary's, over their server ports.
class ConnectAuthorityProcessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private OpenSsl openssl;
    private TwoDatacenters datacenters;

    @BeforeEach
    void start() throws Exception {
        openssl = OpenSsl.in(folder);
        datacenters = new TwoDatacenters(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (datacenters != null) {
            datacenters.close();
        }
    }

    @Test
    void leafsOfTheSecondaryVerifyUnderThePrimarysRoot() throws Exception {
        SessionPool primary = datacenters.calls("dc1");
        SessionPool secondary = datacenters.calls("dc2");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> roots(secondary, "dc2")
                                .roots()
                                .getFirst()
                                .intermediateCerts()
                                .size()
                        == 1);
        IndexedCaRoots roots = roots(primary, "dc1");
        String id = "spiffe://%s/ns/default/dc/dc2/svc/web".formatted(roots.trustDomain());
        openssl.run(
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "leaf-key.pem",
                "-subj",
                "/CN=web",
                "-addext",
                "subjectAltName=URI:" + id,
                "-out",
                "leaf.csr");

        IssuedCert leaf = call(
                secondary,
                "dc2",
                ConnectCaMethods.SIGN,
                new CaSignRequest("dc2", Files.readString(folder.resolve("leaf.csr")), WriteRequest.ANONYMOUS));

        assertThat(roots(secondary, "dc2").activeRootId()).isEqualTo(roots.activeRootId());
        assertThat(leaf.serviceUri()).isEqualTo(id);
        Files.writeString(folder.resolve("root.pem"), roots.roots().getFirst().rootCert());
        Files.writeString(folder.resolve("leaf.pem"), leaf.certPem());
        openssl.run("verify", "-x509_strict", "-CAfile", "root.pem", "-untrusted", "leaf.pem", "leaf.pem");
        assertThat(openssl.ask("verify", "-CAfile", "root.pem", "leaf.pem").exitCode())
                .as("the intermediate is needed, so it is the secondary that signed")
                .isNotZero();
    }

    private static IndexedCaRoots roots(SessionPool calls, String datacenter) {
        return call(calls, datacenter, ConnectCaMethods.ROOTS, DcSpecificRequest.of(datacenter, QueryOptions.NONE));
    }

    private static <Q, R> R call(SessionPool calls, String datacenter, RpcMethod<Q, R> method, Q request) {
        var answer = calls.call(
                        WanName.parse("s1." + datacenter),
                        method.name().toString(),
                        method.request().encode(request),
                        PATIENCE)
                .join();
        return switch (method.response().decode(answer)) {
            case Decoded.Read<R>(R value, int _) -> value;
            case Decoded.Malformed<R>(var fault, int offset) -> throw new AssertionError(fault + " at " + offset);
        };
    }
}
