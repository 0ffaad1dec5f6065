package io.tombolo.cli;

import io.tombolo.certauthority.agenttls.IssuedPair;
import io.tombolo.certauthority.agenttls.KeptFile;
import io.tombolo.runtime.config.host.Failures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The folder where a command leaves its files, and what it says about them.
record TlsFileOutput(Path folder, PrintWriter out, PrintWriter err) {

    /// Whether the name is taken, be it by a link that leads nowhere.
    boolean exists(String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /// The key goes first: a certificate whose key could not be kept would be of no use.
    int save(IssuedPair pair, String certificate, String key) throws IOException {
        KeptFile.PRIVATE_KEY.write(folder.resolve(key), pair.keyPem());
        KeptFile.CERTIFICATE.write(folder.resolve(certificate), pair.certificatePem());
        say("==> Saved " + certificate);
        say("==> Saved " + key);
        return ExitCode.SUCCESS;
    }

    void say(String line) {
        out.println(line);
    }

    void warn(String line) {
        err.println("==> " + line);
    }

    int fail(String line) {
        err.println(line);
        return ExitCode.FAILURE;
    }

    int fail(IOException failure) {
        return fail("Error saving the files in %s: %s".formatted(folder.toAbsolutePath(), Failures.reason(failure)));
    }
}
