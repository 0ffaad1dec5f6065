package io.tombolo.contract.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutflowTest {

    private final Caller caller = new Caller();
    private final Outflow<Integer> outflow = new Outflow<>(caller);
    private int stopped;

    OutflowTest() {
        outflow.startedBy(() -> stopped++);
    }

    @Test
    void tellsWhoIsReadyAtOnce() {
        caller.ready = true;

        outflow.offer(1);
        outflow.offer(2);

        assertThat(caller.told).containsExactly(1, 2);
    }

    @Test
    void keepsWhatComesTooFastUntilTheCallerIsReady() {
        outflow.offer(1);
        outflow.offer(2);
        assertThat(caller.told).isEmpty();

        caller.becomeReady();
        outflow.offer(3);

        assertThat(caller.told).containsExactly(1, 2, 3);
    }

    @Test
    void sendsACallerAwayThatReadsTooSlowlyAndStopsItsSource() {
        IntStream.range(0, Outflow.LIMIT).forEach(outflow::offer);
        assertThat(caller.status).isNull();

        outflow.offer(Outflow.LIMIT);
        outflow.offer(Outflow.LIMIT + 1);

        assertThat(caller.status).isNotNull().extracting(Status::getCode).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(stopped).isEqualTo(1);
        caller.becomeReady();
        assertThat(caller.told).isEmpty();
    }

    @Test
    void stopsItsSourceOnceWhenTheCallerGoesAway() {
        caller.goAway();
        caller.goAway();
        outflow.offer(1);

        assertThat(stopped).isEqualTo(1);
        assertThat(caller.told).isEmpty();
    }

    @Test
    void stopsASourceThatWasStillStartingWhenTheCallerWentAway() {
        var leaving = new Caller();
        var starting = new Outflow<Integer>(leaving);
        leaving.goAway();

        starting.startedBy(() -> stopped++);

        assertThat(stopped).isEqualTo(1);
    }

    /// A caller that reads when the test says so.
    private static final class Caller extends ServerCallStreamObserver<Integer> {

        private final List<Integer> told = new ArrayList<>();
        private Runnable onReady = () -> {};
        private Runnable onCancel = () -> {};
        private boolean ready;
        private boolean cancelled;
        private @Nullable Status status;

        void becomeReady() {
            ready = true;
            onReady.run();
        }

        void goAway() {
            cancelled = true;
            onCancel.run();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {
            onReady = handler;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {
            onCancel = handler;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void onNext(Integer value) {
            told.add(value);
        }

        @Override
        public void onError(Throwable problem) {
            status = Status.fromThrowable(problem);
        }

        @Override
        public void onCompleted() {
            status = Status.OK;
        }

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}
    }
}
