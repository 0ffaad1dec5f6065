package io.tombolo.catalogservice.log.jraft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

/// Finds out why the engine did not start: it writes that to its own log and tells nobody.
final class OpenFault {

    private OpenFault() {}

    static String describe(Path folder) {
        Path log = folder.resolve("log");
        return "the log in %s cannot be opened (%s): on one of several servers, empty the folder and start again, so that the others send theirs; on the only one, restore a saved snapshot into an empty folder"
                .formatted(log, cause(log));
    }

    private static String cause(Path log) {
        try (var options = new Options();
                var whole = new DBOptions()) {
            whole.setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords);
            List<ColumnFamilyDescriptor> families = new ArrayList<>();
            for (byte[] name : RocksDB.listColumnFamilies(options, log.toString())) {
                families.add(new ColumnFamilyDescriptor(name));
            }
            var handles = new ArrayList<ColumnFamilyHandle>();
            RocksDB readable = RocksDB.openReadOnly(whole, log.toString(), families, handles);
            handles.forEach(ColumnFamilyHandle::close);
            readable.close();
            return "its entries, or the vote or the snapshot beside it, do not fit together";
        } catch (RocksDBException found) {
            return String.valueOf(found.getMessage());
        }
    }
}
