package io.tombolo.server;

import org.springframework.boot.SpringApplication;

public final class TomboloServer {
    public static void main(String[] args) {
        SpringApplication.run(ServerApplication.class, args);
    }
}
