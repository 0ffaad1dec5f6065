package io.tombolo.gossipservice;

import io.tombolo.contract.members.Pool;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.WireSettings;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.serf.ReapTimeouts;
import io.tombolo.core.gossip.serf.SerfSettings;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.gossip.swim.SwimSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/// How one pool is run.
///
/// @param pool         which one
/// @param name         who this node is in it
/// @param bind         where it listens, for UDP and TCP alike; port 0 lets the system choose
/// @param advertise    the address that others are told; the port is that of `bind`
/// @param swim         timing of the membership
/// @param serf         timing and limits of serf
/// @param wire         label, compression, encryption of packets and streams
/// @param tags         what this node says about itself
/// @param versions     what it understands
/// @param admission    who may be a member
/// @param reapTimeouts how long the gone are remembered
/// @param keyring      used when there is no keyring file; empty for no encryption
/// @param snapshotFile what is remembered over a restart; none keeps nothing
/// @param keyringFile  where changes of the keyring are kept; none forgets them
public record PoolSettings(
        Pool pool,
        MemberName name,
        InetSocketAddress bind,
        InetAddress advertise,
        SwimSettings swim,
        SerfSettings serf,
        WireSettings wire,
        Tags tags,
        ProtocolVersions versions,
        Admission admission,
        ReapTimeouts reapTimeouts,
        Keyring keyring,
        Optional<Path> snapshotFile,
        Optional<Path> keyringFile) {

    /// A pool as the serf library runs it on a LAN: no encryption, nothing kept.
    public static PoolSettings library(Pool pool, String name, InetSocketAddress bind) {
        return new PoolSettings(
                pool,
                new MemberName(name),
                bind,
                bind.getAddress(),
                SwimSettings.lan(),
                SerfSettings.library(),
                WireSettings.DEFAULT,
                Tags.NONE,
                ProtocolVersions.SERF_AGENT,
                Admission.everybody(),
                ReapTimeouts.asConfigured(),
                Keyring.EMPTY,
                Optional.empty(),
                Optional.empty());
    }

    /// The same with other timing.
    public PoolSettings with(SwimSettings swim, SerfSettings serf) {
        return new PoolSettings(
                pool,
                name,
                bind,
                advertise,
                swim,
                serf,
                wire,
                tags,
                versions,
                admission,
                reapTimeouts,
                keyring,
                snapshotFile,
                keyringFile);
    }

    /// The same with other tags.
    public PoolSettings with(Tags tags) {
        return new PoolSettings(
                pool,
                name,
                bind,
                advertise,
                swim,
                serf,
                wire,
                tags,
                versions,
                admission,
                reapTimeouts,
                keyring,
                snapshotFile,
                keyringFile);
    }

    /// The same with encryption.
    public PoolSettings with(Keyring keyring) {
        return new PoolSettings(
                pool,
                name,
                bind,
                advertise,
                swim,
                serf,
                wire,
                tags,
                versions,
                admission,
                reapTimeouts,
                keyring,
                snapshotFile,
                keyringFile);
    }

    /// The same with files.
    public PoolSettings with(Optional<Path> snapshotFile, Optional<Path> keyringFile) {
        return new PoolSettings(
                pool,
                name,
                bind,
                advertise,
                swim,
                serf,
                wire,
                tags,
                versions,
                admission,
                reapTimeouts,
                keyring,
                snapshotFile,
                keyringFile);
    }
}
