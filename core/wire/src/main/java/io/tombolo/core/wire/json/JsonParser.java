package io.tombolo.core.wire.json;

import io.tombolo.core.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the first JSON value of some bytes.
///
/// Limits: [#DEPTH_LIMIT]; the length is that of the bytes, which whoever received them has limited. Takes memory for
/// what it has seen, never for what was announced. Source: HTTP sheet 1.1, 1.10 and 5.
public final class JsonParser {

    /// Levels of lists and objects.
    public static final int DEPTH_LIMIT = 512;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;

    private JsonParser(Bytes json) {
        bytes = json.array();
        at = json.offset();
        end = json.offset() + json.length();
    }

    /// Thrown where the bytes are no JSON; never leaves this class.
    private static final class Fault extends Exception {
        Fault(String text) {
            super(text, null, false, false);
        }
    }

    /// Reads them; never throws.
    public static Json.Parsed parse(Bytes json) {
        var parser = new JsonParser(json);
        try {
            parser.skipBlanks();
            return parser.at == parser.end ? new Json.Parsed.Malformed("EOF") : new Json.Parsed.Read(parser.value());
        } catch (Fault fault) {
            return new Json.Parsed.Malformed(String.valueOf(fault.getMessage()));
        }
    }

    private Json value() throws Fault {
        skipBlanks();
        int c = peek();
        return switch (c) {
            case '{' -> table();
            case '[' -> array();
            case '"' -> new Json.Text(text());
            case 't' -> literal("true", new Json.Truth(true));
            case 'f' -> literal("false", new Json.Truth(false));
            case 'n' -> literal("null", new Json.Null());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected(c, "looking for beginning of value");
        };
    }

    private Json table() throws Fault {
        descend();
        List<Json.Member> members = new ArrayList<>();
        skipBlanks();
        if (peek() == '}') {
            at++;
            depth--;
            return new Json.Table(members);
        }
        while (true) {
            skipBlanks();
            int c = peek();
            if (c != '"') {
                throw unexpected(c, "looking for beginning of object key string");
            }
            String name = text();
            skipBlanks();
            c = peek();
            if (c != ':') {
                throw unexpected(c, "after object key");
            }
            at++;
            members.add(new Json.Member(name, value()));
            skipBlanks();
            c = peek();
            if (c == '}') {
                at++;
                depth--;
                return new Json.Table(members);
            }
            if (c != ',') {
                throw unexpected(c, "after object key:value pair");
            }
            at++;
        }
    }

    private Json array() throws Fault {
        descend();
        List<Json> values = new ArrayList<>();
        skipBlanks();
        if (peek() == ']') {
            at++;
            depth--;
            return new Json.Array(values);
        }
        while (true) {
            values.add(value());
            skipBlanks();
            int c = peek();
            if (c == ']') {
                at++;
                depth--;
                return new Json.Array(values);
            }
            if (c != ',') {
                throw unexpected(c, "after array element");
            }
            at++;
        }
    }

    private void descend() throws Fault {
        at++;
        if (++depth > DEPTH_LIMIT) {
            throw new Fault("exceeded max depth");
        }
    }

    private Json literal(String word, Json value) throws Fault {
        for (int i = 0; i < word.length(); i++) {
            int c = peek();
            if (c != word.charAt(i)) {
                throw unexpected(c, "in literal %s (expecting %s)".formatted(word, quote(word.charAt(i))));
            }
            at++;
        }
        return value;
    }

    private Json number() throws Fault {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits("in numeric literal");
        }
        if (at < end && bytes[at] == '.') {
            at++;
            digits("after decimal point in numeric literal");
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits("in exponent of numeric literal");
        }
        return new Json.Numeral(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
    }

    private void digits(String where) throws Fault {
        if (!isDigit(peek())) {
            throw unexpected(peek(), where);
        }
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private String text() throws Fault {
        int from = ++at;
        while (at < end && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xff) >= ' ') {
            at++;
        }
        String head = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        if (at < end && bytes[at] == '"') {
            at++;
            return head;
        }
        return escapedText(new StringBuilder(head));
    }

    private String escapedText(StringBuilder text) throws Fault {
        while (true) {
            int c = peek();
            if (c == '"') {
                at++;
                return text.toString();
            }
            if (c == '\\') {
                at++;
                text.append(escape());
            } else if (c < ' ') {
                throw unexpected(c, "in string literal");
            } else {
                int from = at;
                while (at < end && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xff) >= ' ') {
                    at++;
                }
                text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
            }
        }
    }

    private String escape() throws Fault {
        int c = peek();
        at++;
        return switch (c) {
            case '"' -> "\"";
            case '\\' -> "\\";
            case '/' -> "/";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> unicode();
            default -> throw unexpected(c, "in string escape code");
        };
    }

    /// A half of a pair without the other one stands for nothing.
    private String unicode() throws Fault {
        char first = unit();
        if (!Character.isSurrogate(first)) {
            return String.valueOf(first);
        }
        if (Character.isHighSurrogate(first) && end - at >= 6 && bytes[at] == '\\' && bytes[at + 1] == 'u') {
            int before = at;
            at += 2;
            char second = unit();
            if (Character.isLowSurrogate(second)) {
                return new String(new char[] {first, second});
            }
            at = before;
        }
        return "\ufffd";
    }

    private char unit() throws Fault {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit((char) peek(), 16);
            if (digit < 0 || peek() > 127) {
                throw unexpected(peek(), "in \\u hexadecimal character escape");
            }
            value = (value << 4) | digit;
            at++;
        }
        return (char) value;
    }

    private void skipBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    /// The next byte, without a sign.
    private int peek() throws Fault {
        if (at >= end) {
            throw new Fault("unexpected EOF");
        }
        return bytes[at] & 0xff;
    }

    private static Fault unexpected(int c, String where) {
        return new Fault("invalid character %s %s".formatted(quote(c), where));
    }

    private static String quote(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            default -> c < ' ' || c == 127 ? "'\\x%02x'".formatted(c) : "'" + (char) c + "'";
        };
    }
}
