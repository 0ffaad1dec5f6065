package io.tombolo.server;

import org.springframework.context.annotation.Configuration;

/// Makes the parts of a server, in the order in which data flows through them.
@Configuration(proxyBeanMethods = false)
class ServerWiring {}
