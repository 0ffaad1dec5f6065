package io.tombolo.catalogservice.log.jraft;

import io.tombolo.catalogservice.log.ReplicatedLogContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class ThreeVotersTest extends ReplicatedLogContract {

    @TempDir
    private Path folder;

    @Override
    protected Group found() throws IOException {
        return VoterGroup.of(folder, 3);
    }
}
