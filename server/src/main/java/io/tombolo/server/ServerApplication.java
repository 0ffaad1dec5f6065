package io.tombolo.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Names what Spring has to build: the actuator and its web server by themselves, our parts in [ServerWiring].
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ServerWiring.class)
class ServerApplication {}
