/// `/v1/operator/*`: the servers, how the leader looks after them, and the keys of the gossip. Source: HTTP sheet 3.6.
@NullMarked
package io.tombolo.httpapi.operator;

import org.jspecify.annotations.NullMarked;
