package io.tombolo.runtime.config.hcl;

import io.tombolo.runtime.config.hcl.HclScanner.Kind;
import io.tombolo.runtime.config.hcl.HclScanner.Token;
import io.tombolo.runtime.config.tree.Budget;
import io.tombolo.runtime.config.tree.Parsed;
import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Value.Field;
import io.tombolo.runtime.config.tree.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads HCL 1 text into a tree of values.
public final class HclParser {

    private final HclScanner scanner;
    private final Budget budget = new Budget();
    private Token next;

    private HclParser(HclScanner scanner) {
        this.scanner = scanner;
        this.next = scanner.next();
    }

    /// Reads `text`; never throws.
    ///
    /// @param source the name that stands in positions
    public static Parsed parse(String source, String text) {
        try {
            return new Parsed.Tree(new HclParser(new HclScanner(source, text)).file());
        } catch (HclFault fault) {
            return new Parsed.Broken(Violation.at(fault.at(), "", fault.text()));
        }
    }

    private Value.Entries file() {
        Position start = next.at();
        var fields = fields(Kind.END);
        return new Value.Entries(start, fields);
    }

    private SequencedMap<String, Field> fields(Kind end) {
        SequencedMap<String, List<Field>> found = new LinkedHashMap<>();
        while (next.kind() != end) {
            Field field = field(end);
            List<Field> ofThatName = found.computeIfAbsent(field.name(), _ -> new ArrayList<>());
            requireRepeatable(ofThatName, field);
            ofThatName.add(field);
            if (next.kind() == Kind.COMMA) {
                take();
            }
        }
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        found.forEach((name, same) -> fields.put(name, same.size() == 1 ? same.getFirst() : together(same)));
        return fields;
    }

    /// Only blocks may come again.
    private static void requireRepeatable(List<Field> before, Field field) {
        if (!before.isEmpty()
                && !(before.getFirst().value() instanceof Value.Entries && field.value() instanceof Value.Entries)) {
            throw new HclFault(
                    field.at(),
                    "duplicate key \"%s\", first set in line %d"
                            .formatted(field.name(), before.getFirst().at().line()));
        }
    }

    private static Field together(List<Field> same) {
        Field first = same.getFirst();
        return new Field(
                first.name(),
                first.at(),
                new Value.Sequence(
                        first.value().at(), same.stream().map(Field::value).toList()));
    }

    private Field field(Kind end) {
        Token name = next;
        if (name.kind() != Kind.NAME && name.kind() != Kind.TEXT && name.kind() != Kind.TRUTH) {
            throw unexpected("a key" + (end == Kind.CLOSE_BRACE ? " or '}'" : ""));
        }
        take();
        List<Token> labels = new ArrayList<>();
        while (next.kind() == Kind.TEXT || next.kind() == Kind.NAME) {
            labels.add(next);
            take();
        }
        Value value;
        if (next.kind() == Kind.EQUALS && labels.isEmpty()) {
            take();
            value = value();
        } else if (next.kind() == Kind.OPEN_BRACE) {
            value = block();
        } else {
            throw unexpected(
                    labels.isEmpty() ? "'=' or '{' after \"%s\"".formatted(name.text()) : "'{' after the labels");
        }
        for (Token label : labels.reversed()) {
            spend();
            SequencedMap<String, Field> inner = new LinkedHashMap<>();
            inner.put(label.text(), new Field(label.text(), label.at(), value));
            value = new Value.Entries(label.at(), inner);
        }
        return new Field(name.text(), name.at(), value);
    }

    private Value value() {
        Token token = next;
        spend();
        return switch (token.kind()) {
            case TEXT -> {
                take();
                yield new Value.Text(token.at(), token.text());
            }
            case TRUTH -> {
                take();
                yield new Value.Truth(token.at(), token.text().equals("true"));
            }
            case NUMBER -> {
                take();
                yield HclNumber.read(token.at(), token.text());
            }
            case OPEN_BRACKET -> list();
            case OPEN_BRACE -> block();
            case NAME ->
                throw new HclFault(
                        token.at(),
                        "expected a value, found %s; a text needs quotes: \"%s\""
                                .formatted(token.shown(), token.text()));
            case CLOSE_BRACKET, CLOSE_BRACE, EQUALS, COMMA, END -> throw unexpected("a value");
        };
    }

    private Value list() {
        Position start = next.at();
        enter();
        take();
        List<Value> items = new ArrayList<>();
        while (next.kind() != Kind.CLOSE_BRACKET) {
            items.add(value());
            if (next.kind() == Kind.COMMA) {
                take();
            } else if (next.kind() != Kind.CLOSE_BRACKET) {
                throw unexpected("',' or ']' in the list that starts in line " + start.line());
            }
        }
        take();
        budget.leave();
        return new Value.Sequence(start, items);
    }

    private Value block() {
        Position start = next.at();
        spend();
        enter();
        take();
        var fields = fieldsUntilBrace(start);
        take();
        budget.leave();
        return new Value.Entries(start, fields);
    }

    private SequencedMap<String, Field> fieldsUntilBrace(Position start) {
        try {
            return fields(Kind.CLOSE_BRACE);
        } catch (HclFault fault) {
            if (next.kind() == Kind.END && fault.at().equals(next.at())) {
                throw new HclFault(
                        fault.at(),
                        "the file ends inside the block that starts in line %d: '}' is missing"
                                .formatted(start.line()));
            }
            throw fault;
        }
    }

    private void take() {
        next = scanner.next();
    }

    private void spend() {
        refuse(budget.takeValue());
    }

    private void enter() {
        refuse(budget.enter());
    }

    private void refuse(Optional<String> excess) {
        excess.ifPresent(text -> {
            throw new HclFault(next.at(), text);
        });
    }

    private HclFault unexpected(String wanted) {
        return new HclFault(next.at(), "expected %s, found %s".formatted(wanted, next.shown()));
    }
}
