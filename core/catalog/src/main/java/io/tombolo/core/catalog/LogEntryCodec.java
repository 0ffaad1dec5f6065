package io.tombolo.core.catalog;

import io.tombolo.core.catalog.connect.CaCommand;
import io.tombolo.core.catalog.coordinate.CoordinateCommand;
import io.tombolo.core.catalog.federation.FederationCommand;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.operator.OperatorCommand;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.restore.RestoreCommand;
import io.tombolo.core.catalog.session.SessionCommand;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Log entries as bytes.
///
///     [tag, time, {fields of the command}]
///
/// The tag tells the command and is never given to another one: old logs have to stay readable. Fields are
/// found
/// by name, so a command may get new ones; in an old entry they are zero.
public final class LogEntryCodec {

    private static final WireCodec<Instant> TIME = WireCodec.of(Instant.class);
    private static final int PARTS = 3;

    /// A command with its tag.
    private record Kind<C extends Record>(
            int tag, Class<C> type, RecordCodec<C> codec, Function<C, CatalogCommand> wrap) {

        static <C extends Record> Kind<C> of(int tag, Class<C> type, Function<C, CatalogCommand> wrap) {
            return new Kind<>(tag, type, RecordCodec.of(type), wrap);
        }

        void write(MsgpackWriter writer, Object command) {
            codec.write(writer, type.cast(command));
        }

        CatalogCommand read(MsgpackReader reader) throws MalformedMsgpack {
            return wrap.apply(codec.read(reader));
        }
    }

    private static final List<Kind<?>> KINDS = List.of(
            Kind.of(1, RegistrationCommand.Register.class, CatalogCommand.Registration::new),
            Kind.of(2, RegistrationCommand.DeregisterNode.class, CatalogCommand.Registration::new),
            Kind.of(3, RegistrationCommand.DeregisterService.class, CatalogCommand.Registration::new),
            Kind.of(4, RegistrationCommand.DeregisterCheck.class, CatalogCommand.Registration::new),
            Kind.of(10, CoordinateCommand.Update.class, CatalogCommand.Coordinate::new),
            Kind.of(20, KvCommand.Set.class, CatalogCommand.Kv::new),
            Kind.of(21, KvCommand.CheckAndSet.class, CatalogCommand.Kv::new),
            Kind.of(22, KvCommand.Delete.class, CatalogCommand.Kv::new),
            Kind.of(23, KvCommand.CheckAndDelete.class, CatalogCommand.Kv::new),
            Kind.of(24, KvCommand.DeleteTree.class, CatalogCommand.Kv::new),
            Kind.of(25, KvCommand.CollectTombstones.class, CatalogCommand.Kv::new),
            Kind.of(30, SessionCommand.Create.class, CatalogCommand.Session::new),
            Kind.of(31, SessionCommand.Destroy.class, CatalogCommand.Session::new),
            Kind.of(32, SessionCommand.Acquire.class, CatalogCommand.Session::new),
            Kind.of(33, SessionCommand.Release.class, CatalogCommand.Session::new),
            Kind.of(40, FederationCommand.Upsert.class, CatalogCommand.Federation::new),
            Kind.of(41, FederationCommand.Delete.class, CatalogCommand.Federation::new),
            Kind.of(50, CaCommand.SetRoots.class, CatalogCommand.Ca::new),
            Kind.of(51, CaCommand.SetConfiguration.class, CatalogCommand.Ca::new),
            Kind.of(52, CaCommand.CheckAndSetConfiguration.class, CatalogCommand.Ca::new),
            Kind.of(53, CaCommand.SetProviderState.class, CatalogCommand.Ca::new),
            Kind.of(54, CaCommand.DeleteProviderState.class, CatalogCommand.Ca::new),
            Kind.of(55, CaCommand.NextSerialNumber.class, CatalogCommand.Ca::new),
            Kind.of(60, OperatorCommand.SetAutopilot.class, CatalogCommand.Operator::new),
            Kind.of(61, OperatorCommand.CheckAndSetAutopilot.class, CatalogCommand.Operator::new),
            Kind.of(62, OperatorCommand.SetMetadata.class, CatalogCommand.Operator::new),
            Kind.of(63, OperatorCommand.DeleteMetadata.class, CatalogCommand.Operator::new),
            Kind.of(70, RestoreCommand.Chunk.class, CatalogCommand.Restore::new),
            Kind.of(71, RestoreCommand.Finish.class, CatalogCommand.Restore::new));

    private static final Map<Class<?>, Kind<?>> BY_TYPE =
            KINDS.stream().collect(Collectors.toMap(Kind::type, Function.identity()));
    private static final Map<Long, Kind<?>> BY_TAG =
            KINDS.stream().collect(Collectors.toMap(kind -> (long) kind.tag(), Function.identity()));

    private LogEntryCodec() {}

    /// Writes an entry.
    public static Bytes encode(LogEntry entry) {
        Object command = switch (entry.command()) {
            case CatalogCommand.Registration(var inner) -> inner;
            case CatalogCommand.Coordinate(var inner) -> inner;
            case CatalogCommand.Kv(var inner) -> inner;
            case CatalogCommand.Session(var inner) -> inner;
            case CatalogCommand.Federation(var inner) -> inner;
            case CatalogCommand.Ca(var inner) -> inner;
            case CatalogCommand.Operator(var inner) -> inner;
            case CatalogCommand.Restore(var inner) -> inner;
        };
        Kind<?> kind = BY_TYPE.get(command.getClass());
        if (kind == null) {
            throw new IllegalStateException("%s has no tag in the log".formatted(command.getClass()));
        }
        var writer = new MsgpackWriter();
        writer.writeArrayHeader(PARTS);
        writer.writeLong(kind.tag());
        TIME.write(writer, entry.time());
        kind.write(writer, command);
        return Bytes.wrap(writer.toByteArray());
    }

    /// Reads an entry. Values in it may be slices of the bytes; what is kept is copied when it is applied.
    public static Decoded<LogEntry> decode(Bytes bytes) {
        return Msgpack.decodeAll(bytes, reader -> {
            if (reader.enterArray() != PARTS) {
                throw reader.refuse();
            }
            Kind<?> kind = BY_TAG.get(reader.readLong());
            if (kind == null) {
                throw reader.refuse();
            }
            Instant time = TIME.read(reader);
            CatalogCommand command = kind.read(reader);
            reader.leave();
            return new LogEntry(time, command);
        });
    }
}
