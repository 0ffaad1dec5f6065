package io.tombolo.catalogservice.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every log has to do, with however many voters.
public abstract class ReplicatedLogContract extends Waits {

    private Group group = Group.NONE;

    /// Servers that keep one log together.
    public interface Group extends AutoCloseable {

        /// No servers.
        Group NONE = new Group() {
            @Override
            public List<Server> servers() {
                return List.of();
            }

            @Override
            public Server restart(Server server) {
                return server;
            }

            @Override
            public void close() {}
        };

        /// Those that run.
        List<Server> servers();

        /// Stops a server, and starts it again with the same folder.
        Server restart(Server server) throws IOException;

        @Override
        void close();
    }

    /// One of them.
    public record Server(ReplicatedLog<String> log, Words words) {}

    /// Servers whose log was founded.
    protected abstract Group found() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        group = found();
    }

    @AfterEach
    void end() {
        group.close();
    }

    @Test
    void appliesCommandsInTheOrderInWhichTheyWereProposed() throws Exception {
        ReplicatedLog<String> log = leader().log();
        var answers = new ArrayList<CompletableFuture<Committed<String>>>();
        for (int i = 0; i < 500; i++) {
            answers.add(log.propose(Bytes.ofText("w" + i)));
        }
        long before = 1;
        for (int i = 0; i < 500; i++) {
            Committed<String> committed = of(answers.get(i));
            assertThat(committed.index()).isGreaterThan(before);
            assertThat(committed.answer()).isEqualTo("w" + i + " is number " + (i + 1));
            before = committed.index();
        }
    }

    @Test
    void everyServerComesToTheSameState() throws Exception {
        for (int i = 0; i < 20; i++) {
            var _ = propose("w" + i);
        }
        List<String> expected = leader().words().all();
        for (Server server : group.servers()) {
            until(() -> server.words().all().equals(expected));
        }
    }

    @Test
    void aBarrierComesAfterWhatWasAcknowledged() throws Exception {
        for (Barrier barrier : Barrier.values()) {
            long index = propose("before " + barrier).index();
            assertThat(of(leader().log().readBarrier(barrier))).isGreaterThanOrEqualTo(index);
        }
    }

    @Test
    void keepsEverythingOverARestart() throws Exception {
        for (int i = 0; i < 50; i++) {
            var _ = propose("w" + i);
        }
        for (Server server : List.copyOf(group.servers())) {
            group.restart(server);
        }
        assertThat(leader().words().all()).hasSize(50).startsWith("w0").endsWith("w49");
        assertThat(propose("after").answer()).isEqualTo("after is number 51");
    }

    @Test
    void keepsEverythingOverASnapshotAndARestart() throws Exception {
        for (int i = 0; i < 50; i++) {
            var _ = propose("w" + i);
        }
        for (Server server : group.servers()) {
            until(() -> server.words().all().size() == 50);
            assertThat(of(server.log().snapshot())).isPositive();
        }
        var _ = propose("after the snapshot");
        for (Server server : List.copyOf(group.servers())) {
            group.restart(server);
        }
        assertThat(leader().words().all()).hasSize(51).endsWith("after the snapshot");
    }

    @Test
    void refusesCommandsThatAreTooLarge() {
        var failure = failure(leader().log().propose(Bytes.wrap(new byte[ReplicatedLog.LARGEST_COMMAND + 1])));
        assertThat(failure.fate()).isEqualTo(LogException.Fate.REFUSED);
    }

    @Test
    void foundingAgainChangesNothing() throws Exception {
        var _ = propose("w");
        ReplicatedLog<String> log = leader().log();
        of(log.found(Set.copyOf(log.voters())));
        assertThat(propose("x").answer()).isEqualTo("x is number 2");
    }

    @Test
    void knowsItsVotersAndTellsWhoLeads() throws Exception {
        var told = new LinkedBlockingQueue<Standing>();
        Subscription watch = leader().log().watchStanding(told::add);
        assertThat(told.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(new Standing.Leads());
        watch.close();
        for (Server server : group.servers()) {
            until(() -> server.log().voters().size() == group.servers().size());
            until(() -> !(server.log().standing() instanceof Standing.Leaderless));
        }
    }

    @Test
    void takesNothingMoreOnceItIsClosed() {
        ReplicatedLog<String> log = leader().log();
        log.close();
        assertThat(failure(log.propose(Bytes.ofText("late"))).fate()).isEqualTo(LogException.Fate.STOPPED);
        assertThat(failure(log.readBarrier(Barrier.LEASE)).fate()).isEqualTo(LogException.Fate.STOPPED);
    }

    @Test
    void followersTakeNoCommands() {
        leader();
        for (Server server : group.servers()) {
            if (server.log().standing() instanceof Standing.Follows) {
                assertThat(failure(server.log().propose(Bytes.ofText("w"))).fate())
                        .isEqualTo(LogException.Fate.NOT_LEADING);
                assertThat(failure(server.log().readBarrier(Barrier.MAJORITY)).fate())
                        .isEqualTo(LogException.Fate.NOT_LEADING);
            }
        }
    }

    /// The server that leads, once one does.
    protected final Server leader() {
        return leaderOf(group.servers());
    }

    private Committed<String> propose(String word) throws Exception {
        return of(leader().log().propose(Bytes.ofText(word)));
    }
}
