package io.tombolo.httpapi.call;

import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import java.util.List;

/// Parameters that many endpoints have. Source: HTTP sheet 1.4.
public final class Common {

    /// Which datacenter answers.
    public static final Parameter DC = new Parameter("dc", Kind.TEXT, "datacenter that answers");

    /// The same, as newer clients name it.
    public static final Parameter DATACENTER = new Parameter("datacenter", Kind.TEXT, "datacenter that answers");

    /// What to wait for.
    public static final Parameter INDEX =
            new Parameter("index", Kind.NUMBER, "wait until the answer is newer than this");

    /// How long to wait.
    public static final Parameter WAIT = new Parameter("wait", Kind.DURATION, "wait no longer than this");

    /// Any server may answer.
    public static final Parameter STALE = new Parameter("stale", Kind.FLAG, "any server may answer");

    /// The leader asks the others first.
    public static final Parameter CONSISTENT =
            new Parameter("consistent", Kind.FLAG, "the leader makes sure that it still leads");

    /// The leader answers.
    public static final Parameter LEADER = new Parameter("leader", Kind.FLAG, "the leader answers");

    /// Any server may answer that heard from its leader lately.
    public static final Parameter MAX_STALE =
            new Parameter("max_stale", Kind.DURATION, "any server may answer that is no staler than this");

    /// The agent may answer from its cache.
    public static final Parameter CACHED = new Parameter("cached", Kind.FLAG, "the agent may answer from its cache");

    /// What of the answer is wanted.
    public static final Parameter FILTER = new Parameter("filter", Kind.FILTER, "what of the answer is wanted");

    /// What is near comes first.
    public static final Parameter NEAR =
            new Parameter("near", Kind.TEXT, "name of the node, or _agent, whose neighbours come first");

    /// Metadata of nodes.
    public static final Parameter NODE_META =
            new Parameter("node-meta", Kind.TEXTS, "key:value that nodes have to have in their metadata");

    /// Tags of services.
    public static final Parameter TAG = new Parameter("tag", Kind.TEXTS, "tag that instances have to have");

    /// A namespace, of which this edition has none.
    static final Parameter NAMESPACE = new Parameter("ns", Kind.TEXT, "not supported");

    /// Where a read is answered, and how consistently.
    public static final List<Parameter> CONSISTENCY = List.of(DC, DATACENTER, STALE, CONSISTENT, LEADER, MAX_STALE);

    /// The same, and until when it waits.
    public static final List<Parameter> READ =
            List.of(DC, DATACENTER, STALE, CONSISTENT, LEADER, MAX_STALE, INDEX, WAIT);

    private Common() {}
}
