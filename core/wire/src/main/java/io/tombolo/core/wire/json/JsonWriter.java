package io.tombolo.core.wire.json;

import io.tombolo.core.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Writes JSON without blanks into a buffer that grows.
///
/// Not for two threads at once. Whoever writes values puts the commas; [JsonCodec] does. Strings are escaped as the
/// peers do, so that an answer can stand in a page: `<`, `>`, `&` and two line separators too. Source: HTTP sheet 1.1.
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

    /// Characters below 128 that stand for themselves.
    private static final boolean[] PLAIN = plain();

    private static final int INITIAL_SIZE = 512;

    /// The longest that one character becomes: `\u0000`, or three bytes of UTF-8 for each half of a pair.
    private static final int LONGEST_ESCAPE = 6;

    private byte[] buffer = new byte[INITIAL_SIZE];
    private int size;

    private static boolean[] plain() {
        var plain = new boolean[128];
        Arrays.fill(plain, ' ', 128, true);
        for (char c : new char[] {'"', '\\', '<', '>', '&'}) {
            plain[c] = false;
        }
        return plain;
    }

    /// What was written, in an array of its own.
    public Bytes toBytes() {
        return Bytes.wrap(Arrays.copyOf(buffer, size));
    }

    /// One of the characters that JSON is made of.
    public JsonWriter raw(char c) {
        reserve(1);
        buffer[size++] = (byte) c;
        return this;
    }

    private JsonWriter raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, buffer, size, json.length);
        size += json.length;
        return this;
    }

    /// JSON that was written before.
    public JsonWriter raw(Bytes json) {
        reserve(json.length());
        json.copyTo(buffer, size);
        size += json.length();
        return this;
    }

    /// `null`.
    public JsonWriter writeNull() {
        return raw(NULL);
    }

    /// `true` or `false`.
    public JsonWriter write(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    /// A whole number.
    public JsonWriter write(long value) {
        return ascii(Long.toString(value));
    }

    /// A whole number whose 64 bits are meant without a sign.
    public JsonWriter writeUnsigned(long value) {
        return ascii(Long.toUnsignedString(value));
    }

    /// A number with a fraction, in the form that the peers choose.
    public JsonWriter write(double value) {
        return ascii(GoFloat.text(value));
    }

    /// Bytes in base 64.
    public JsonWriter writeBase64(Bytes bytes) {
        raw('"');
        raw(Base64.getEncoder().encode(bytes.toArray()));
        return raw('"');
    }

    /// A text in quotes.
    public JsonWriter write(String text) {
        int length = text.length();
        reserve(LONGEST_ESCAPE * length + 2);
        buffer[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 128) {
                writeAscii(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                writePair(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                writeOther(c);
            }
        }
        buffer[size++] = '"';
        return this;
    }

    private void writeAscii(char c) {
        if (PLAIN[c]) {
            buffer[size++] = (byte) c;
            return;
        }
        switch (c) {
            case '"', '\\' -> writeEscape(c);
            case '\n' -> writeEscape('n');
            case '\r' -> writeEscape('r');
            case '\t' -> writeEscape('t');
            default -> writeCode(c);
        }
    }

    private void writeEscape(char c) {
        buffer[size++] = '\\';
        buffer[size++] = (byte) c;
    }

    private void writeCode(char c) {
        buffer[size++] = '\\';
        buffer[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[size++] = HEX[(c >> shift) & 0xf];
        }
    }

    private void writeOther(char c) {
        if (Character.isSurrogate(c)) {
            raw(REPLACEMENT);
        } else if (c == '\u2028' || c == '\u2029') {
            writeCode(c);
        } else if (c < 0x800) {
            buffer[size++] = (byte) (0xc0 | (c >> 6));
            buffer[size++] = (byte) (0x80 | (c & 0x3f));
        } else {
            buffer[size++] = (byte) (0xe0 | (c >> 12));
            buffer[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
            buffer[size++] = (byte) (0x80 | (c & 0x3f));
        }
    }

    private void writePair(int codePoint) {
        buffer[size++] = (byte) (0xf0 | (codePoint >> 18));
        buffer[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
        buffer[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        buffer[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private JsonWriter ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            buffer[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), Math.multiplyExact(buffer.length, 2)));
        }
    }
}
