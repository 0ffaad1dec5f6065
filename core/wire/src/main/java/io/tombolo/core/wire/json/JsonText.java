package io.tombolo.core.wire.json;

import io.tombolo.core.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// JSON in the form for people: a line a value, four blanks a level, and a line break at the end.
///
/// Source: HTTP sheet 1.1, `pretty`.
public final class JsonText {

    private static final String INDENT = "    ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int depth;

    private JsonText() {}

    /// The same JSON for people.
    ///
    /// @param json what [JsonWriter] wrote
    public static Bytes pretty(Bytes json) {
        var text = new JsonText();
        text.spread(json);
        return Bytes.wrap(text.out.toByteArray());
    }

    private void spread(Bytes json) {
        boolean inText = false;
        for (int i = 0; i < json.length(); i++) {
            byte c = json.at(i);
            if (inText) {
                out.write(c);
                if (c == '\\') {
                    out.write(json.at(++i));
                }
                inText = c != '"';
            } else {
                boolean isEmpty = i + 1 < json.length() && isEnd(json.at(i + 1));
                inText = c == '"';
                i += write(c, isEmpty, isEmpty ? json.at(i + 1) : 0);
            }
        }
        out.write('\n');
    }

    /// Writes one character and what goes around it.
    ///
    /// @return how many characters after it are written too
    private int write(byte c, boolean endFollows, byte end) {
        switch (c) {
            case '{', '[' -> {
                out.write(c);
                if (endFollows) {
                    out.write(end);
                    return 1;
                }
                depth++;
                breakLine();
            }
            case '}', ']' -> {
                depth--;
                breakLine();
                out.write(c);
            }
            case ',' -> {
                out.write(c);
                breakLine();
            }
            case ':' -> {
                out.write(c);
                out.write(' ');
            }
            default -> out.write(c);
        }
        return 0;
    }

    private static boolean isEnd(byte c) {
        return c == '}' || c == ']';
    }

    private void breakLine() {
        out.write('\n');
        for (int i = 0; i < depth; i++) {
            out.writeBytes(INDENT.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
