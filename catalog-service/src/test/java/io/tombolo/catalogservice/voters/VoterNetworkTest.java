package io.tombolo.catalogservice.voters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.VoterFrame;
import io.tombolo.core.wire.rpc.VoterFrames;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.TlsMaterial;
import io.tombolo.testing.kit.tls.TestCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoterNetworkTest {

    private static final NodeName A = new NodeName("a");
    private static final NodeName B = new NodeName("b");
    private static final NodeName C = new NodeName("c");
    private static final int ECHO = 1;
    private static final int NEVER = 2;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Bytes WORD = Bytes.ofText("word");

    /// Small and short, so that tests reach them.
    private static final VoterLimits TIGHT = new VoterLimits(
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMillis(500),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            1_000_000,
            1_000_000);

    @TempDir
    private Path folder;

    private final EventLoops loops = EventLoops.start("voters", 2);
    private final Map<NodeName, Endpoint> addresses = new ConcurrentHashMap<>();
    private final List<Site> sites = new ArrayList<>();
    private final ConcurrentLinkedQueue<VoterGuest.Turn> unanswered = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        sites.forEach(Site::close);
        loops.close();
    }

    private Site site(NodeName name, ReplaceableTls tls, VoterLimits limits) {
        var site = new Site(name, loops, tls, limits, peer -> Optional.ofNullable(addresses.get(peer)));
        site.network().answering(ECHO, (guest, body, turn) -> turn.answer(body));
        site.network().answering(NEVER, (guest, body, turn) -> unanswered.add(turn));
        addresses.put(name, site.listen());
        sites.add(site);
        return site;
    }

    private Site plain(NodeName name) {
        return site(name, ReplaceableTls.none(), TIGHT);
    }

    private static CompletableFuture<Reply> ask(Site from, NodeName to, int kind, Bytes body, Duration within) {
        var reply = new CompletableFuture<Reply>();
        from.network().ask(to, kind, body, within, reply::complete);
        return reply;
    }

    private static Reply echo(Site from, NodeName to) throws Exception {
        return ask(from, to, ECHO, WORD, LONG).get(30, TimeUnit.SECONDS);
    }

    @Test
    void asksAndIsAnswered() throws Exception {
        Site a = plain(A);
        plain(B);

        assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD));
    }

    @Test
    void whoeverDoesNotAnswerHoldsUpNobodyElse() throws Exception {
        Site a = plain(A);
        plain(B);
        plain(C);

        CompletableFuture<Reply> late = ask(a, B, NEVER, WORD, Duration.ofMillis(200));

        assertThat(echo(a, C)).isEqualTo(new Reply.Answer(WORD));
        assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD));
        assertThat(late.get(30, TimeUnit.SECONDS)).isEqualTo(new Reply.None(false, "b did not answer in time"));
    }

    @Test
    void aServerThatDoesNotReadIsNotAskedForMore() throws Exception {
        var patient = new VoterLimits(LONG, LONG, LONG, LONG, LONG, 4_000_000, 1_000_000);
        Site a = site(A, ReplaceableTls.none(), patient);
        site(B, ReplaceableTls.none(), patient);
        plain(C);
        Bytes large = Bytes.wrap(new byte[300_000]);

        // It reads no more after four of them, for they are not answered.
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 200; i++) {
            replies.add(ask(a, B, NEVER, large, LONG));
        }

        Reply refused = replies.getLast().get(30, TimeUnit.SECONDS);
        assertThat(refused).isInstanceOf(Reply.None.class);
        assertThat(((Reply.None) refused).reason()).startsWith("b has not taken ");
        assertThat(echo(a, C)).isEqualTo(new Reply.Answer(WORD));
        await().atMost(LONG).untilAsserted(() -> assertThat(unanswered).hasSize(4));
        unanswered.forEach(turn -> turn.answer(Bytes.EMPTY));
        assertThat(replies.getFirst().get(30, TimeUnit.SECONDS)).isEqualTo(new Reply.Answer(Bytes.EMPTY));
        await().atMost(LONG).untilAsserted(() -> assertThat(unanswered).hasSizeGreaterThan(4));
    }

    @Test
    void findsAServerThatHasMoved() throws Exception {
        Site a = plain(A);
        Site b = plain(B);
        assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD));

        Endpoint before = addresses.get(B);
        b.cut();
        addresses.put(B, b.listen());
        a.network().moved(B);

        assertThat(addresses.get(B)).isNotEqualTo(before);
        await().atMost(LONG).untilAsserted(() -> assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD)));
    }

    @Test
    void whoeverHasAnAddressNowIsNotTakenForWhoHadItBefore() throws Exception {
        Site a = plain(A);
        plain(C);
        addresses.put(B, addresses.get(C));

        assertThat(echo(a, B)).isEqualTo(new Reply.None(true, "no connection to b: it refuses: this is c"));
        assertThat(sites.getLast().refused(VoterNetwork.Refused.MISTAKEN)).isEqualTo(1);
    }

    @Test
    void aServerThatIsNotThereIsAnErrorAtOnce() throws Exception {
        Site a = plain(A);

        assertThat(echo(a, B)).isInstanceOf(Reply.None.class);
        addresses.put(B, plain(C).listen());
        sites.getLast().cut();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(((Reply.None) echo(a, B)).reason()).contains("refused"));
    }

    @Test
    void aConnectionOnWhichNothingComesIsMadeAnew() throws Exception {
        Site a = plain(A);
        plain(B);
        assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD));

        // Nothing is answered for longer than a connection may be silent.
        assertThat(ask(a, B, NEVER, WORD, LONG).get(30, TimeUnit.SECONDS))
                .isEqualTo(new Reply.None(true, "no connection to b: it has said nothing for PT0.5S"));
        await().atMost(LONG).untilAsserted(() -> assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD)));
    }

    @Test
    void withCertificatesOnlyServersOfTheDatacenterAreHeard() throws Exception {
        var authority = new TestCertificates(folder, "CA")
                .issue("a", "a.server.dc1.consul", "server.dc1.consul")
                .issue("b", "b.server.dc1.consul", "server.dc1.consul")
                .issue("c", "c.server.dc2.consul", "server.dc2.consul");
        Site a = site(A, tls(authority, "a"), TIGHT);
        Site b = site(B, tls(authority, "b"), TIGHT);
        Site stranger = site(C, tls(authority, "c"), TIGHT);
        Site bare = plain(new NodeName("d"));

        assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD));
        assertThat(echo(b, A)).isEqualTo(new Reply.Answer(WORD));
        // Its certificate is of the same authority and for another datacenter.
        assertThat(echo(stranger, A)).isInstanceOf(Reply.None.class);
        assertThat(a.refused(VoterNetwork.Refused.STRANGER)).isEqualTo(1);
        assertThat(((Reply.None) echo(a, C)).reason()).contains("c.server.dc2.consul");
        // One without a certificate.
        assertThat(echo(bare, A)).isInstanceOf(Reply.None.class);
        assertThat(echo(a, new NodeName("d"))).isInstanceOf(Reply.None.class);
    }

    private static ReplaceableTls tls(TestCertificates authority, String name) throws IOException {
        var reading = TlsMaterial.read(
                Files.readAllBytes(authority.certificate(name)),
                Files.readAllBytes(authority.key(name)),
                Files.readAllBytes(authority.authority()));
        assertThat(reading).isInstanceOf(TlsMaterial.Reading.Read.class);
        return ReplaceableTls.of(((TlsMaterial.Reading.Read) reading).material());
    }

    /// Whatever strangers send: their connection ends, and nobody else notices.
    @Test
    void strangersAreSentAwayWhateverTheySay() throws Exception {
        Site a = plain(A);
        Site b = plain(B);
        var random = new Random(5);
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[VoterFrames.HEADER + random.nextInt(200)];
            random.nextBytes(noise);
            // No type of a frame is that high.
            noise[0] = (byte) (7 + random.nextInt(120));
            assertThat(endOf(Bytes.EMPTY, Bytes.wrap(noise))).isNotNegative();
        }
        double malformed = b.refused(VoterNetwork.Refused.MALFORMED);
        // Says nothing; asks before it says who it is; asks what nobody answers; is of another datacenter.
        assertThat(endOf(Bytes.EMPTY)).isNotNegative();
        endOf(frames(new VoterFrame.Question(ECHO, 1, WORD)));
        endOf(frames(new VoterFrame.Hello("dc1", "x", "b")), frames(new VoterFrame.Question(99, 1, WORD)));
        endOf(frames(new VoterFrame.Hello("dc2", "x", "b")));
        endOf(frames(new VoterFrame.Hello("dc1", "b", "b")));

        assertThat(malformed).isEqualTo(50);
        assertThat(b.refused(VoterNetwork.Refused.MALFORMED)).isEqualTo(52);
        assertThat(b.refused(VoterNetwork.Refused.SILENT)).isEqualTo(1);
        assertThat(b.refused(VoterNetwork.Refused.MISTAKEN)).isEqualTo(2);
        assertThat(echo(a, B)).isEqualTo(new Reply.Answer(WORD));
    }

    private static Bytes frames(VoterFrame frame) {
        byte[] all = new byte[1_000];
        int length = 0;
        for (Bytes part : VoterFrames.encode(frame)) {
            part.copyTo(all, length);
            length += part.length();
        }
        return Bytes.wrap(all, 0, length);
    }

    /// Sends this to b after the marker, and reads until the other side closes.
    private int endOf(Bytes... pieces) throws IOException {
        Endpoint address = Optional.ofNullable(addresses.get(B)).orElseThrow();
        try (var socket = new Socket(address.host(), address.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(0xA5);
            for (Bytes piece : pieces) {
                out.write(piece.toArray());
            }
            out.flush();
            int read = 0;
            while (socket.getInputStream().read() >= 0) {
                read++;
            }
            return read;
        }
    }
}
