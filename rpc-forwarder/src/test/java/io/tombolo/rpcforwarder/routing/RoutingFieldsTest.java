package io.tombolo.rpcforwarder.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoutingFieldsTest {

    @Test
    void readsWhatItNeedsAndSkipsTheRest() {
        var fields = read(writer -> {
            writer.writeMapHeader(4);
            writer.writeString("AllowStale");
            writer.writeBoolean(true);
            writer.writeString("Datacenter");
            writer.writeString("dc2");
            writer.writeString("NodeMetaFilters");
            writer.writeMapHeader(1);
            writer.writeString("Datacenter");
            writer.writeString("not this one");
            writer.writeString("SomethingNewer");
            writer.writeString("x");
        });

        assertThat(fields.datacenter()).isEqualTo("dc2");
        assertThat(fields.allowStale()).contains(true);
        assertThat(fields.isRead()).isTrue();
    }

    @Test
    void aWriteCarriesNoOptionsOfReading() {
        var fields = read(writer -> {
            writer.writeMapHeader(1);
            writer.writeString("Datacenter");
            writer.writeString("dc2");
        });

        assertThat(fields.isRead()).isFalse();
        assertThat(fields.mayBeStale()).isFalse();
    }

    @Test
    void looksIntoWrappedRequests() {
        var fields = read(writer -> writer.writeWrapped(() -> {
            writer.writeString("service-defaults");
            writer.writeMapHeader(1);
            writer.writeString("Datacenter");
            writer.writeString("dc2");
        }));

        assertThat(fields.datacenter()).isEqualTo("dc2");
    }

    @Test
    void otherBodiesSayNothing() {
        assertThat(read(MsgpackWriter::writeNil)).isEqualTo(RoutingFields.NONE);
        assertThat(read(writer -> writer.writeLong(7))).isEqualTo(RoutingFields.NONE);
        assertThat(read(writer -> writer.writeString("no map inside"))).isEqualTo(RoutingFields.NONE);
    }

    @Test
    void aBodyThatMakesNoSenseIsMalformed() {
        assertThat(RoutingFields.read(Bytes.ofHex("81aa446174616365"))).isInstanceOf(Decoded.Malformed.class);
        assertThat(RoutingFields.read(Bytes.ofHex("81aa44617461636e74657207"))).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void theDeadlineFollowsTheWait() {
        assertThat(waiting(0, Duration.ofMinutes(5)).deadline()).isEqualTo(RoutingFields.CALL_LIMIT);
        assertThat(waiting(3, Duration.ofSeconds(16)).deadline()).isEqualTo(Duration.ofSeconds(16 + 1 + 7));
        assertThat(waiting(3, Duration.ZERO).deadline()).isEqualTo(Duration.ofMillis(300_000 + 18_750 + 7_000));
        assertThat(waiting(3, Duration.ofHours(3)).deadline()).isEqualTo(Duration.ofMillis(600_000 + 37_500 + 7_000));
        assertThat(waiting(-1, Duration.ofSeconds(16)).deadline()).isEqualTo(Duration.ofSeconds(24));
    }

    private static RoutingFields waiting(long minQueryIndex, Duration maxQueryTime) {
        return new RoutingFields("", Optional.of(false), false, minQueryIndex, maxQueryTime, false, false);
    }

    private static RoutingFields read(Consumer<MsgpackWriter> body) {
        var writer = new MsgpackWriter();
        body.accept(writer);
        if (RoutingFields.read(Bytes.wrap(writer.toByteArray())) instanceof Decoded.Read<RoutingFields> read) {
            return read.value();
        }
        throw new AssertionError("malformed");
    }
}
