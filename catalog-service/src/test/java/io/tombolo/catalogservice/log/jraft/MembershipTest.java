package io.tombolo.catalogservice.log.jraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.catalogservice.log.LogException;
import io.tombolo.catalogservice.log.ReplicatedLogContract.Server;
import io.tombolo.catalogservice.log.Waits;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MembershipTest extends Waits {

    @TempDir
    private Path folder;

    @Test
    void anotherServerCatchesUpBySnapshotAndVotesAndAnOldOneGoes() throws Exception {
        try (VoterGroup group = VoterGroup.of(folder, 3)) {
            Server leader = leaderOf(group.servers());
            for (int i = 0; i < 100; i++) {
                var _ = of(leader.log().propose(Bytes.ofText("w" + i)));
            }
            var _ = of(leader.log().snapshot());
            var _ = of(leader.log().propose(Bytes.ofText("after")));
            Server fourth = group.start(4);
            assertThat(fourth.log().standing()).isEqualTo(new Standing.Leaderless(false));
            of(leader.log().addVoter(group.name(4)));
            until(() -> fourth.words().all().size() == 101);
            assertThat(leader.log().voters()).hasSize(4);

            Server old = group.servers().stream()
                    .filter(server -> !server.equals(leader) && !server.equals(fourth))
                    .findFirst()
                    .orElseThrow();
            of(leader.log().removeVoter(group.name(group.number(old))));
            assertThat(leader.log().voters()).hasSize(3).doesNotContain(group.name(group.number(old)));
            group.stop(old);
            assertThat(of(leader.log().propose(Bytes.ofText("x"))).answer()).isEqualTo("x is number 102");
        }
    }

    @Test
    void aLeaderThatIsCutOffLosesTheLeadAndWhatItAcknowledgedIsKept() throws Exception {
        try (VoterGroup group = VoterGroup.of(folder, 3)) {
            Server first = leaderOf(group.servers());
            var _ = of(first.log().propose(Bytes.ofText("kept")));
            NodeName name = group.name(group.number(first));
            group.network().cut(name);
            until(() -> !(first.log().standing() instanceof Standing.Leads));
            assertThat(failure(first.log().propose(Bytes.ofText("lost"))).fate())
                    .isEqualTo(LogException.Fate.NOT_LEADING);
            Server second = leaderOf(group.servers().stream()
                    .filter(server -> !server.equals(first))
                    .toList());
            assertThat(of(second.log().propose(Bytes.ofText("more"))).answer()).isEqualTo("more is number 2");
            group.network().heal(name);
            until(() -> first.words().all().equals(List.of("kept", "more")));
        }
    }

    @Test
    void theLeadIsGivenToAnother() throws Exception {
        try (VoterGroup group = VoterGroup.of(folder, 3)) {
            Server first = leaderOf(group.servers());
            Server next = group.servers().stream()
                    .filter(server -> !server.equals(first))
                    .findFirst()
                    .orElseThrow();
            until(() -> next.log().standing() instanceof Standing.Follows);
            of(first.log().transferLeadership(group.name(group.number(next))));
            until(() -> next.log().standing() instanceof Standing.Leads);
            assertThat(of(next.log().propose(Bytes.ofText("w"))).answer()).isEqualTo("w is number 1");
        }
    }

    @Test
    void aServerThatWasNeverToldOfAGroupWaits() throws IOException {
        try (var group = new VoterGroup(folder)) {
            Server lonely = group.start(1);
            assertThat(lonely.log().voters()).isEmpty();
            assertThat(failure(lonely.log().propose(Bytes.ofText("w"))).fate())
                    .isEqualTo(LogException.Fate.NOT_LEADING);
        }
    }
}
