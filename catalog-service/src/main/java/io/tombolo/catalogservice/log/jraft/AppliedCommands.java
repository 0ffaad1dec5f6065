package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Iterator;
import com.alipay.sofa.jraft.StateMachine;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.conf.Configuration;
import com.alipay.sofa.jraft.entity.LeaderChangeContext;
import com.alipay.sofa.jraft.error.RaftError;
import com.alipay.sofa.jraft.error.RaftException;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotReader;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotWriter;
import io.tombolo.catalogservice.log.ReplicatedState;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the engine does to the state, on its one thread for that.
final class AppliedCommands<A> implements StateMachine {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.log");

    private final ReplicatedState<A> state;
    private final StandingFeed standing;
    private final Consumer<String> onError;
    private volatile long term;
    private volatile long index;

    AppliedCommands(ReplicatedState<A> state, StandingFeed standing, Consumer<String> onError) {
        this.state = state;
        this.standing = standing;
        this.onError = onError;
    }

    /// Of the last leader that was heard of.
    long term() {
        return term;
    }

    /// Of the last entry in the state.
    long index() {
        return index;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onApply(Iterator entries) {
        while (entries.hasNext()) {
            try {
                A answer = state.apply(entries.getIndex(), bytes(entries.getData()));
                index = entries.getIndex();
                if (entries.done() instanceof Proposal<?> proposal) {
                    ((Proposal<A>) proposal).applied(entries.getIndex(), answer);
                }
            } catch (RuntimeException bug) {
                LOG.atError().setCause(bug).log("an entry of the log cannot be applied");
                entries.setErrorAndRollback(1, new Status(RaftError.ESTATEMACHINE, "%s", bug.getMessage()));
                return;
            }
            entries.next();
        }
    }

    private static Bytes bytes(ByteBuffer data) {
        if (data.hasArray()) {
            return Bytes.wrap(data.array(), data.arrayOffset() + data.position(), data.remaining());
        }
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return Bytes.wrap(copy);
    }

    @Override
    public void onSnapshotSave(SnapshotWriter writer, Closure done) {
        ReplicatedState.Image image = state.image();
        Thread.ofVirtual().name("snapshot").start(() -> done.run(saved(image, writer)));
    }

    private static Status saved(ReplicatedState.Image image, SnapshotWriter writer) {
        try {
            SnapshotFile.write(image, Path.of(writer.getPath()).resolve(SnapshotFile.NAME));
            return writer.addFile(SnapshotFile.NAME)
                    ? Status.OK()
                    : new Status(RaftError.EIO, "the engine does not take the snapshot");
        } catch (IOException full) {
            LOG.atError()
                    .addKeyValue("folder", writer.getPath())
                    .addKeyValue("cause", full.toString())
                    .log("a snapshot cannot be written; the log grows until one can");
            return new Status(RaftError.EIO, "%s", full.getMessage());
        }
    }

    @Override
    public boolean onSnapshotLoad(SnapshotReader reader) {
        try {
            SnapshotFile.read(Path.of(reader.getPath()).resolve(SnapshotFile.NAME), state);
            index = reader.load().getLastIncludedIndex();
            return true;
        } catch (IOException unusable) {
            onError.accept(String.valueOf(unusable.getMessage()));
            return false;
        }
    }

    /// The engine tells it once everything that was committed before is applied.
    @Override
    public void onLeaderStart(long newTerm) {
        term = newTerm;
        standing.becomes(new Standing.Leads());
    }

    @Override
    public void onLeaderStop(Status status) {
        standing.becomesLeaderless();
    }

    @Override
    public void onStartFollowing(LeaderChangeContext context) {
        term = context.getTerm();
        standing.becomes(new Standing.Follows(new NodeName(context.getLeaderId().getIp())));
    }

    @Override
    public void onStopFollowing(LeaderChangeContext context) {
        standing.becomesLeaderless();
    }

    @Override
    public void onConfigurationCommitted(Configuration configuration) {
        LOG.atInfo().addKeyValue("voters", configuration).log("the voters are agreed on");
    }

    @Override
    public void onError(RaftException error) {
        onError.accept(String.valueOf(error.getStatus().getErrorMsg()));
    }

    @Override
    public void onShutdown() {}
}
