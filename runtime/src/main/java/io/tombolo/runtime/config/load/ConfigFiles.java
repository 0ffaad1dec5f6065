package io.tombolo.runtime.config.load;

import io.tombolo.runtime.config.hcl.HclParser;
import io.tombolo.runtime.config.host.Failures;
import io.tombolo.runtime.config.host.Host;
import io.tombolo.runtime.config.json.JsonReader;
import io.tombolo.runtime.config.tree.Limits;
import io.tombolo.runtime.config.tree.Parsed;
import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds and reads configuration files: folders in lexical order, not recursive, only `.hcl` and `.json`.
final class ConfigFiles {

    private final Host host;
    private final Optional<String> format;
    private final List<Parsed> parsed = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    ConfigFiles(Host host, Optional<String> format) {
        this.host = host;
        this.format = format;
    }

    /// What was read so far, in order.
    List<Parsed> parsed() {
        return parsed;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /// Takes a file, or what is in a folder.
    void take(Path path) {
        try {
            switch (host.kind(path)) {
                case MISSING -> refuse(path, "open %s: no such file or directory".formatted(path));
                case FOLDER -> takeFolder(path);
                case FILE -> takeNamed(path);
            }
        } catch (IOException failure) {
            refuse(path, "cannot open %s: %s".formatted(path, Failures.reason(failure)));
        }
    }

    private void takeFolder(Path folder) throws IOException {
        List<Path> entries = host.list(folder);
        if (entries.size() > Limits.FILES) {
            refuse(folder, "folder holds %d files; at most %d are read".formatted(entries.size(), Limits.FILES));
            return;
        }
        for (Path entry : entries) {
            if (formatOf(entry).isPresent()) {
                takeEntry(entry);
            }
        }
    }

    private void takeEntry(Path entry) {
        try {
            if (host.kind(entry) == Host.Kind.FILE) {
                read(entry);
            }
        } catch (IOException failure) {
            refuse(entry, "cannot open %s: %s".formatted(entry, Failures.reason(failure)));
        }
    }

    private void takeNamed(Path file) {
        if (formatOf(file).isPresent()) {
            read(file);
        } else {
            warnings.add(Warning.at(
                    Position.of(file.toString()),
                    "",
                    "skipping file %s, extension must be .hcl or .json, or config format must be set".formatted(file)));
        }
    }

    private Optional<String> formatOf(Path file) {
        if (format.isPresent()) {
            return format;
        }
        String name = file.toString();
        return name.endsWith(".hcl")
                ? Optional.of("hcl")
                : name.endsWith(".json") ? Optional.of("json") : Optional.empty();
    }

    private void read(Path file) {
        byte[] content;
        try {
            content = host.read(file, Limits.FILE_BYTES + 1);
        } catch (IOException failure) {
            refuse(file, "cannot read %s: %s".formatted(file, Failures.reason(failure)));
            return;
        }
        if (content.length > Limits.FILE_BYTES) {
            refuse(file, "file is larger than %d MiB; split it".formatted(Limits.FILE_BYTES >> 20));
            return;
        }
        parsed.add(parse(file.toString(), content, formatOf(file).orElse("hcl")));
    }

    private void refuse(Path path, String message) {
        parsed.add(new Parsed.Broken(Violation.at(Position.of(path.toString()), "", message)));
    }

    /// Reads the bytes of one file.
    static Parsed parse(String source, byte[] content, String format) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(content.length);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            return broken(
                    source,
                    text,
                    "not UTF-8: byte 0x%02X at offset %d; save the file as UTF-8"
                            .formatted(content[bytes.position()], bytes.position()));
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\0') {
                return broken(source, text.subSequence(0, i), "NUL character; this is no text file");
            }
        }
        String whole = text.toString();
        // A byte order mark, as some editors write it.
        String body = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
        // HCL 1 takes a file that starts with a brace for JSON.
        boolean json = format.toLowerCase(Locale.ROOT).equals("json")
                || body.stripLeading().startsWith("{");
        return json ? JsonReader.parse(source, body) : HclParser.parse(source, body);
    }

    private static Parsed broken(String source, CharSequence before, String message) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < before.length(); i++) {
            column++;
            if (before.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new Parsed.Broken(Violation.at(new Position(source, line, column), "", message));
    }
}
