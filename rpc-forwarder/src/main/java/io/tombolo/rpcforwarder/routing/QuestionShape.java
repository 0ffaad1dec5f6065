package io.tombolo.rpcforwarder.routing;

import io.tombolo.core.wire.binding.EncodedBy;
import io.tombolo.core.wire.binding.FieldDeclaration;
import io.tombolo.core.wire.binding.Getter;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.binding.Wrapped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the fields of [RoutingFields] stand in one kind of question, found by the names that they have on the wire.
/// Made once a kind.
///
/// @param allowStale only reads have it
record QuestionShape(
        Getter.@Nullable Reference datacenter,
        Getter.@Nullable Reference allowStale,
        Getter.@Nullable Reference requireConsistent,
        Getter.@Nullable Reference minQueryIndex,
        Getter.@Nullable Reference maxQueryTime,
        Getter.@Nullable Reference forwarded,
        Getter.@Nullable Reference localOnly) {

    private static final ClassValue<Optional<QuestionShape>> BY_CLASS = new ClassValue<>() {
        @Override
        protected Optional<QuestionShape> computeValue(Class<?> type) {
            boolean plain = type.isRecord()
                    && !type.isAnnotationPresent(EncodedBy.class)
                    && !type.isAnnotationPresent(Wrapped.class);
            return plain ? Optional.of(read(type.asSubclass(Record.class))) : Optional.empty();
        }
    };

    /// The shape of questions that travel as plain maps; empty for others, which have to be looked into as bytes.
    static Optional<QuestionShape> of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    private static QuestionShape read(Class<? extends Record> type) {
        Function<String, Getter.@Nullable Reference> field = name -> RecordCodec.of(type).fields().stream()
                .filter(declared -> declared.name().equals(name))
                .map(FieldDeclaration::getter)
                .findFirst()
                .orElse(null);
        return new QuestionShape(
                field.apply("Datacenter"),
                field.apply("AllowStale"),
                field.apply("RequireConsistent"),
                field.apply("MinQueryIndex"),
                field.apply("MaxQueryTime"),
                field.apply("Forwarded"),
                field.apply("LocalOnly"));
    }

    RoutingFields fields(Object question) {
        return new RoutingFields(
                datacenter == null ? "" : (String) datacenter.get(question),
                allowStale == null ? Optional.empty() : Optional.of((Boolean) allowStale.get(question)),
                requireConsistent != null && (Boolean) requireConsistent.get(question),
                minQueryIndex == null ? 0 : (Long) minQueryIndex.get(question),
                maxQueryTime == null ? Duration.ZERO : (Duration) maxQueryTime.get(question),
                forwarded != null && (Boolean) forwarded.get(question),
                localOnly != null && (Boolean) localOnly.get(question));
    }
}
