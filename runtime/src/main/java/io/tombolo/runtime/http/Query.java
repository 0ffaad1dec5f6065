package io.tombolo.runtime.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of a request, in the order in which they were sent. Names matter with their case.
///
/// Source: HTTP sheet 1.4.
public final class Query {

    /// Parameters of one request; nobody sends more by mistake.
    static final int PARAMETER_LIMIT = 1000;

    /// No parameters.
    public static final Query NONE = new Query(List.of());

    private final List<Pair> pairs;

    private record Pair(String name, String value) {}

    private Query(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /// Reads what follows the `?`; empty if that is no query.
    public static Optional<Query> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        List<Pair> pairs = new ArrayList<>(4);
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf('&', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                int equals = text.indexOf('=', at);
                boolean bare = equals < 0 || equals > end;
                Optional<String> name = PercentText.decode(text.substring(at, bare ? end : equals), true);
                Optional<String> value =
                        bare ? Optional.of("") : PercentText.decode(text.substring(equals + 1, end), true);
                if (name.isEmpty() || value.isEmpty() || pairs.size() == PARAMETER_LIMIT) {
                    return Optional.empty();
                }
                pairs.add(new Pair(name.get(), value.get()));
            }
            at = end + 1;
        }
        return Optional.of(new Query(List.copyOf(pairs)));
    }

    /// Whether there is a parameter, with a value or without.
    public boolean has(Parameter parameter) {
        return has(parameter.name());
    }

    /// The first value of a parameter; empty if it is missing or has none.
    public String text(Parameter parameter) {
        return text(parameter.name());
    }

    /// All values of a parameter.
    public List<String> texts(Parameter parameter) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(parameter.name()))
                .map(Pair::value)
                .toList();
    }

    boolean has(String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    String text(String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return pair.value();
            }
        }
        return "";
    }

    /// All parameters by their names, those of one name in the order in which they were sent.
    public List<Map.Entry<String, String>> sorted() {
        return pairs.stream()
                .sorted(Comparator.comparing(Pair::name))
                .map(pair -> Map.entry(pair.name(), pair.value()))
                .toList();
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /// The names alone: values may be secrets.
    @Override
    public String toString() {
        return pairs.stream().map(Pair::name).toList().toString();
    }
}
