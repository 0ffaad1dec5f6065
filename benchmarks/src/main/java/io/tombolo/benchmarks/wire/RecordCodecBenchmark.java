package io.tombolo.benchmarks.wire;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// A record of about 1 KB: MessagePack by the binding beside JSON by Jackson, time and bytes allocated.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RecordCodecBenchmark {

    private final ServiceRecord sample = ServiceRecord.sample();
    private final RecordCodec<ServiceRecord> codec = RecordCodec.of(ServiceRecord.class);
    private final MsgpackWriter writer = new MsgpackWriter(4096);
    private final Bytes encoded = codec.encode(sample);
    private final JsonMapper json = JsonMapper.shared();
    private final byte[] text = json.writeValueAsBytes(sample);

    /// The record into a writer that is used again, as a connection does.
    @Benchmark
    public int msgpackEncode() {
        writer.clear();
        codec.write(writer, sample);
        return writer.size();
    }

    /// The record into an array of its own.
    @Benchmark
    public Bytes msgpackEncodeToArray() {
        return codec.encode(sample);
    }

    /// The record from its bytes.
    @Benchmark
    public Decoded<ServiceRecord> msgpackDecode() {
        return codec.decode(encoded);
    }

    /// The same bytes as a self-describing tree.
    @Benchmark
    public Decoded<Value> msgpackDecodeTree() {
        return Msgpack.decodeAll(encoded, Value::read);
    }

    /// The same bytes skipped, as a forwarder does with a body.
    @Benchmark
    public Decoded<Bytes> msgpackSkip() {
        return Msgpack.decode(encoded, MsgpackReader::readEncoded);
    }

    /// The record as JSON.
    @Benchmark
    public byte[] jsonEncode() {
        return json.writeValueAsBytes(sample);
    }

    /// The record from JSON.
    @Benchmark
    public ServiceRecord jsonDecode() {
        return json.readValue(text, ServiceRecord.class);
    }

    /// Runs all of them with the allocation profiler.
    public static void main(String[] arguments) throws RunnerException {
        var benchmark = new RecordCodecBenchmark();
        System.out.printf("MessagePack %d bytes, JSON %d bytes%n", benchmark.encoded.length(), benchmark.text.length);
        new Runner(new OptionsBuilder()
                        .include(RecordCodecBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
