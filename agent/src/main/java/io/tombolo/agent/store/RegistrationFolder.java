package io.tombolo.agent.store;

import io.tombolo.core.registration.stored.StoredCheck;
import io.tombolo.core.registration.stored.StoredService;
import io.tombolo.core.registration.stored.StoredState;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.runtime.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What requests registered, one file each: `services/`, `checks/` and `checks/state/` below the data folder.
///
/// A file is named by the SHA-256 of its ID, because an ID may hold any character. Without a data folder nothing is
/// kept. Used by one thread.
public final class RegistrationFolder {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.agent.store");

    private static final Form<StoredService> SERVICE = Form.of("services", StoredService.class);
    private static final Form<StoredCheck> CHECK = Form.of("checks", StoredCheck.class);
    private static final Form<StoredState> STATE = Form.of("checks/state", StoredState.class);

    private static final String SUFFIX_OF_UNFINISHED = ".new";

    private final Optional<Path> root;

    /// Where and how one kind is written.
    private record Form<T>(String folder, Class<T> type, JsonCodec<T> json, WireCodec<T> wire) {
        static <T> Form<T> of(String folder, Class<T> type) {
            return new Form<>(folder, type, JsonCodec.of(type), WireCodec.of(type));
        }
    }

    private RegistrationFolder(Optional<Path> root) {
        this.root = root;
    }

    /// The files below a data folder.
    ///
    /// @param root the data folder; empty if nothing is to be kept
    public static RegistrationFolder of(Optional<Path> root) {
        return new RegistrationFolder(root);
    }

    /// The services that are kept. A file that cannot be understood is left where it is, and logged.
    ///
    /// @throws IOException if a file cannot be read
    public List<StoredService> services() throws IOException {
        return all(SERVICE);
    }

    /// The checks that are kept.
    ///
    /// @throws IOException if a file cannot be read
    public List<StoredCheck> checks() throws IOException {
        return all(CHECK);
    }

    /// What checks said last.
    ///
    /// @throws IOException if a file cannot be read
    public List<StoredState> states() throws IOException {
        return all(STATE);
    }

    /// Keeps a service.
    ///
    /// @throws IOException if the disk refuses
    public void keep(StoredService service) throws IOException {
        write(SERVICE, service.service().id(), service, PrivateFile.Durability.POWER_LOSS);
    }

    /// Keeps a check.
    ///
    /// @throws IOException if the disk refuses
    public void keep(StoredCheck check) throws IOException {
        write(CHECK, check.check().checkId(), check, PrivateFile.Durability.POWER_LOSS);
    }

    /// Keeps what a check said. Each heartbeat comes here, and the next one mends what a loss of power took.
    ///
    /// @throws IOException if the disk refuses
    public void keep(StoredState state) throws IOException {
        write(STATE, state.checkId(), state, PrivateFile.Durability.PROCESS_END);
    }

    /// Keeps a service no longer.
    ///
    /// @throws IOException if the disk refuses
    public void forgetService(String id) throws IOException {
        delete(SERVICE, id);
    }

    /// Keeps a check, and what it said, no longer.
    ///
    /// @throws IOException if the disk refuses
    public void forgetCheck(String id) throws IOException {
        delete(STATE, id);
        delete(CHECK, id);
    }

    private <T> void write(Form<T> form, String id, T value, PrivateFile.Durability durability) throws IOException {
        if (root.isEmpty()) {
            return;
        }
        Path file = root.get().resolve(form.folder()).resolve(nameOf(id));
        try {
            PrivateFile.replace(file, form.json().encode(value).toArray(), durability);
        } catch (IOException refused) {
            throw new IOException("cannot write %s: %s".formatted(file, refused.getMessage()), refused);
        }
    }

    private void delete(Form<?> form, String id) throws IOException {
        if (root.isPresent()) {
            Files.deleteIfExists(root.get().resolve(form.folder()).resolve(nameOf(id)));
        }
    }

    private <T> List<T> all(Form<T> form) throws IOException {
        if (root.isEmpty() || !Files.isDirectory(root.get().resolve(form.folder()))) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(root.get().resolve(form.folder()))) {
            files = listed.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(SUFFIX_OF_UNFINISHED))
                    .sorted()
                    .toList();
        }
        var all = new ArrayList<T>();
        for (Path file : files) {
            Bytes bytes = Bytes.wrap(Files.readAllBytes(file));
            switch (form.json().decode(bytes, form.wire(), form.type().getSimpleName(), JsonRules.LENIENT)) {
                case JsonCodec.Reading.Read<T>(T value) -> all.add(value);
                case JsonCodec.Reading.Refused<T>(String fault) ->
                    LOG.atWarn()
                            .addKeyValue("file", file)
                            .addKeyValue("cause", fault)
                            .log(
                                    "a kept registration cannot be read and is left out; remove the file, and register again");
            }
        }
        return List.copyOf(all);
    }

    private static String nameOf(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK has SHA-256", never);
        }
    }
}
