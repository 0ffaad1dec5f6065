package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Datacenter;

/// What a route table says to a name.
public sealed interface Lookup {

    /// There is a route, and somebody at its end.
    record Found(Route route) implements Lookup {}

    /// There is none. The connection is closed, and this is why.
    sealed interface Unrouted extends Lookup {

        /// A stable word for metrics and tests, in kebab case.
        String code();

        /// What was found, in one sentence.
        String explanation();
    }

    /// The name is neither one of servers nor one of the mesh.
    record ForeignName(String name) implements Unrouted {
        @Override
        public String code() {
            return "foreign-name";
        }

        @Override
        public String explanation() {
            return "%s is neither a name of servers of this federation nor one of its mesh".formatted(name);
        }
    }

    /// The name is one of servers, and this gateway does not expose them.
    record ServersNotExposed(String name) implements Unrouted {
        @Override
        public String code() {
            return "servers-not-exposed";
        }

        @Override
        public String explanation() {
            return "%s asks for servers; this gateway was not started with -expose-servers".formatted(name);
        }
    }

    /// No datacenter of that name is known here.
    record UnknownDatacenter(String name, String datacenter) implements Unrouted {
        @Override
        public String code() {
            return "unknown-datacenter";
        }

        @Override
        public String explanation() {
            return "%s asks for datacenter %s, which is not known here".formatted(name, datacenter);
        }
    }

    /// No server of that name is in the own datacenter.
    record UnknownServer(String name, Datacenter datacenter) implements Unrouted {
        @Override
        public String code() {
            return "unknown-server";
        }

        @Override
        public String explanation() {
            return "%s asks for a server that is not in datacenter %s".formatted(name, datacenter);
        }
    }

    /// No service of that name, or no such subset of it, is in the own datacenter's mesh.
    record UnknownService(String name, Datacenter datacenter) implements Unrouted {
        @Override
        public String code() {
            return "unknown-service";
        }

        @Override
        public String explanation() {
            return "%s asks for a service that is not in the mesh of datacenter %s".formatted(name, datacenter);
        }
    }

    /// The route is known, and nobody is at its end.
    record NobodyThere(Route route) implements Unrouted {
        @Override
        public String code() {
            return "nobody-there";
        }

        @Override
        public String explanation() {
            return switch (route.kind()) {
                case SERVER, ANY_SERVER -> "no server of datacenter %s is known".formatted(route.datacenter());
                case REMOTE_SERVERS, REMOTE_SERVICES ->
                    "no mesh gateway of datacenter %s is known".formatted(route.datacenter());
                case SERVICE -> "%s has no instance in datacenter %s".formatted(route.pattern(), route.datacenter());
            };
        }
    }
}
