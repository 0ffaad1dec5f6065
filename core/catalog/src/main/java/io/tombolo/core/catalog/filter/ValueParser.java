package io.tombolo.core.catalog.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads selectors, numbers and strings. Each method takes all of its object or nothing.
final class ValueParser {

    private final Scanner scanner;

    ValueParser(Scanner scanner) {
        this.scanner = scanner;
    }

    boolean blank() {
        return scanner.many("[ \\t\\r\\n]", c -> c == ' ' || c == '\t' || c == '\r' || c == '\n');
    }

    /// Blanks, if there are any.
    boolean blanks() {
        blank();
        return true;
    }

    /// A selector: `Meta.ver`, `Meta["with-dash"]`.
    Optional<List<String>> selector() {
        var names = new ArrayList<String>();
        Optional<String> next = identifier();
        while (next.isPresent()) {
            names.add(next.get());
            next = member().or(this::index);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private Optional<String> identifier() {
        int start = scanner.at();
        if (!scanner.oneOf("[a-zA-Z]", ValueParser::isLetter)) {
            return Optional.empty();
        }
        scanner.many("[a-zA-Z0-9_]", c -> isLetter(c) || isDigit(c) || c == '_');
        return Optional.of(scanner.from(start));
    }

    private Optional<String> member() {
        int start = scanner.at();
        Optional<String> name = scanner.literal(".") ? identifier() : Optional.empty();
        if (name.isEmpty()) {
            scanner.back(start);
        }
        return name;
    }

    private Optional<String> index() {
        int start = scanner.at();
        if (!scanner.literal("[")) {
            return Optional.empty();
        }
        blank();
        int inside = scanner.at();
        Optional<String> key = string();
        if (key.isPresent()) {
            blank();
            if (scanner.literal("]")) {
                return key;
            }
        }
        scanner.back(inside);
        if (scanner.not(() -> string().isPresent())) {
            scanner.error("index", scanner.at(), "Invalid index");
        }
        if (string().isPresent()) {
            blank();
            if (scanner.not(() -> scanner.literal("]"))) {
                scanner.error("index", scanner.at(), "Unclosed index expression");
            }
        }
        scanner.back(start);
        return Optional.empty();
    }

    /// A value: a bare word, a number or a string.
    Optional<String> value() {
        return selector().map(names -> String.join(".", names)).or(this::number).or(this::string);
    }

    private Optional<String> number() {
        int start = scanner.at();
        scanner.literal("-");
        if (!integerOrFloat()) {
            scanner.back(start);
            return Optional.empty();
        }
        if (scanner.ahead(() -> blank() || scanner.end() || scanner.literal(")"))) {
            return Optional.of(scanner.from(start));
        }
        scanner.error("number", scanner.at(), "Invalid number literal");
        scanner.back(start);
        return Optional.empty();
    }

    private boolean integerOrFloat() {
        if (!scanner.literal("0")) {
            if (!scanner.oneOf("[1-9]", c -> c >= '1' && c <= '9')) {
                return false;
            }
            digits();
        }
        int whole = scanner.at();
        if (scanner.literal(".") && !digits()) {
            scanner.back(whole);
        }
        return true;
    }

    private boolean digits() {
        return scanner.many("[0-9]", ValueParser::isDigit);
    }

    private Optional<String> string() {
        return quoted("`").or(() -> quoted("\""));
    }

    private Optional<String> quoted(String quote) {
        int start = scanner.at();
        if (!scanner.literal(quote)) {
            return Optional.empty();
        }
        boolean inside = true;
        while (inside) {
            inside = scanner.not(() -> scanner.literal(quote)) && scanner.any();
        }
        if (scanner.literal(quote)) {
            String quoted = scanner.from(start);
            String content = quoted.substring(1, quoted.length() - 1);
            Optional<String> text =
                    quote.equals("`") ? Optional.of(content.replace("\r", "")) : GoString.unescape(content);
            if (text.isEmpty()) {
                scanner.error("string", start, "invalid syntax");
            }
            return Optional.of(text.orElse(""));
        }
        if (scanner.end()) {
            scanner.error("string", scanner.at(), "Unterminated string literal");
        }
        scanner.back(start);
        return Optional.empty();
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
