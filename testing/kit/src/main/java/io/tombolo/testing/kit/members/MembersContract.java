package io.tombolo.testing.kit.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The subject is the member `subject` of a LAN pool, and runs no WAN pool. Its neighbour, `neighbour`, is a pool of
/// its own until they are joined.
public abstract class MembersContract {

    private static final long PATIENCE_SECONDS = 30;

    /// What is tested.
    protected abstract Members subject();

    /// The other member.
    protected abstract Members neighbour();

    /// Where the other member listens.
    protected abstract String neighbourAddress();

    @Test
    void aWatchBeginsWithWhoIsThere() throws InterruptedException {
        try (var watched = new Watched(subject())) {
            Member self = watched.await(MemberChange.Kind.JOINED, "subject");

            assertThat(self.status()).isEqualTo(Member.Status.ALIVE);
            assertThat(subject().view(Pool.LAN)).containsExactly(self);
        }
    }

    @Test
    void aJoinIsToldToWatchersAndShowsInTheView() throws InterruptedException {
        try (var watched = new Watched(subject())) {
            JoinReport report = joinThem();

            assertThat(report).isEqualTo(new JoinReport(1, List.of()));
            watched.await(MemberChange.Kind.JOINED, "neighbour");
            assertThat(subject().view(Pool.LAN)).extracting(Member::name).containsExactly("neighbour", "subject");
        }
    }

    @Test
    void aJoinOfNobodySaysWhomItTriedAndWhatHappened() {
        JoinReport report = subject()
                .join(Pool.LAN, List.of("127.0.0.1:1", "nobody.invalid:7946", "[::"))
                .join();

        assertThat(report.reached()).isZero();
        assertThat(report.failures())
                .hasSize(3)
                .anySatisfy(failure -> assertThat(failure).contains("127.0.0.1:1"))
                .anySatisfy(failure -> assertThat(failure).contains("nobody.invalid"));
    }

    @Test
    void aLeaveIsTold() throws InterruptedException {
        try (var watched = new Watched(subject())) {
            joinThem();
            watched.await(MemberChange.Kind.JOINED, "neighbour");

            neighbour().leave(Pool.LAN).join();

            assertThat(watched.await(MemberChange.Kind.LEFT, "neighbour").status())
                    .isEqualTo(Member.Status.LEFT);
        }
    }

    @Test
    void theSubjectCanLeave() throws InterruptedException {
        try (var watched = new Watched(neighbour())) {
            joinThem();
            watched.await(MemberChange.Kind.JOINED, "subject");

            subject().leave(Pool.LAN).join();

            watched.await(MemberChange.Kind.LEFT, "subject");
        }
    }

    @Test
    void aClosedWatchTellsNothingMore() throws InterruptedException {
        var closed = new Watched(subject());
        try (var watched = new Watched(subject())) {
            closed.await(MemberChange.Kind.JOINED, "subject");
            closed.close();

            joinThem();

            watched.await(MemberChange.Kind.JOINED, "neighbour");
            assertThat(closed.changes).isEmpty();
        }
    }

    @Test
    void eventsGoBothWays() throws InterruptedException {
        var here = new LinkedBlockingQueue<UserEvent>();
        var there = new LinkedBlockingQueue<UserEvent>();
        try (var _ = subject().watchEvents(Pool.LAN, here::add);
                var _ = neighbour().watchEvents(Pool.LAN, there::add)) {
            joinThem();

            subject().fireEvent(Pool.LAN, "deploy", Bytes.ofText("v1"), true).join();
            UserEvent deploy = there.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            neighbour().fireEvent(Pool.LAN, "rollback", Bytes.EMPTY, false).join();

            assertThat(deploy).isNotNull();
            assertThat(deploy.name()).isEqualTo("deploy");
            assertThat(deploy.payload()).isEqualTo(Bytes.ofText("v1"));
            assertThat(deploy.coalesce()).isTrue();
            assertThat(here.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(deploy);
            assertThat(here.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isNotNull()
                    .extracting(UserEvent::name)
                    .isEqualTo("rollback");
        }
    }

    @Test
    void changedTagsAreTold() throws InterruptedException {
        try (var watched = new Watched(neighbour())) {
            joinThem();
            watched.await(MemberChange.Kind.JOINED, "subject");

            subject().tags(Pool.LAN, Map.of("colour", "blue")).join();

            assertThat(watched.await(MemberChange.Kind.UPDATED, "subject").tags())
                    .containsExactlyEntriesOf(Map.of("colour", "blue"));
        }
    }

    @Test
    void aQueryTellsWhoGotItAndWhatTheyAnswered() throws InterruptedException {
        try (var watched = new Watched(subject())) {
            joinThem();
            watched.await(MemberChange.Kind.JOINED, "neighbour");

            var report = subject().query(Pool.LAN, "uptime", Bytes.EMPTY).join();

            assertThat(report.acks()).containsExactlyInAnyOrder("subject", "neighbour");
            assertThat(report.answers()).isEmpty();
        }
    }

    @Test
    void keysOfAPoolThatIsNotEncryptedCannotBeListed() {
        var report = subject().keyring(Pool.LAN, new KeyringChange.Listing()).join();

        assertThat(report.members()).isEqualTo(1);
        assertThat(report.keys()).isEmpty();
    }

    @Test
    void refusedCommandsFailWithTheReason() {
        refuses(subject().fireEvent(Pool.LAN, "deploy", Bytes.wrap(new byte[10_000]), false), "bytes");
        refuses(subject().tags(Pool.LAN, Map.of("text", "x".repeat(600))), "512 are allowed");
        refuses(subject().forceLeave(Pool.LAN, "subject", false), "subject is this node");
        refuses(subject().query(Pool.LAN, "_serf_list-keys", Bytes.EMPTY), "serf's own");
    }

    @Test
    void forceLeavingAStrangerIsTaken() {
        assertThat(subject().forceLeave(Pool.LAN, "stranger", false))
                .succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    @Test
    void aPoolThatIsNotRunIsEmptyAndRefusesCommandsByItsName() {
        assertThat(subject().view(Pool.WAN)).isEmpty();
        refuses(subject().leave(Pool.WAN), "WAN pool");
        refuses(subject().join(Pool.WAN, List.of("127.0.0.1:1")), "ports.serf_wan");
        refuses(subject().keyring(Pool.WAN, new KeyringChange.Listing()), "WAN pool");
    }

    @Test
    void aWatchOfAPoolThatIsNotRunTellsNothing() throws InterruptedException {
        var told = new LinkedBlockingQueue<MemberChange>();
        try (var _ = subject().watch(Pool.WAN, told::add);
                var watched = new Watched(subject())) {
            joinThem();

            watched.await(MemberChange.Kind.JOINED, "neighbour");
            assertThat(told).isEmpty();
        }
    }

    /// Makes one pool of the two.
    protected JoinReport joinThem() {
        return subject().join(Pool.LAN, List.of(neighbourAddress())).join();
    }

    private static void refuses(CompletableFuture<?> command, String reason) {
        assertThatThrownBy(command::join)
                .hasCauseInstanceOf(PoolUnavailableException.class)
                .hasMessageContaining(reason);
    }

    /// A watch of the LAN pool, to wait for what it tells.
    protected static final class Watched implements AutoCloseable {

        private final LinkedBlockingQueue<MemberChange> changes = new LinkedBlockingQueue<>();
        private final Subscription subscription;

        /// Watches from now on.
        public Watched(Members members) {
            subscription = members.watch(Pool.LAN, changes::add);
        }

        /// The member after the change; whatever is told before it is forgotten.
        public Member await(MemberChange.Kind kind, String name) throws InterruptedException {
            while (true) {
                MemberChange change = next();
                if (change.kind() == kind && change.member().name().equals(name)) {
                    return change.member();
                }
            }
        }

        /// The next change, whatever it is.
        public MemberChange next() throws InterruptedException {
            MemberChange change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (change == null) {
                throw new AssertionError("no change in %d s".formatted(PATIENCE_SECONDS));
            }
            return change;
        }

        @Override
        public void close() {
            subscription.close();
        }
    }
}
