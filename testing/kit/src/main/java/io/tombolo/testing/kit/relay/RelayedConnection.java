package io.tombolo.testing.kit.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// One connection through a [TcpRelay]: two sockets, and per way a reader and a writer on virtual threads.
///
///     client ─▶ reader ─▶ pieces, each with the time when it may leave ─▶ writer ─▶ target
///
/// Reader and writer are apart so that a delay does not become a limit of throughput. The queue between them is
/// bounded, so back-pressure reaches the sender.
final class RelayedConnection {

    private static final int PIECE_BYTES = 16 * 1024;

    /// 64 pieces of 16 KiB: a megabyte under way, enough for 100 Mbit/s at 80 ms.
    private static final int PIECES_UNDER_WAY = 64;

    private final Socket client;
    private final Socket upstream = new Socket();
    private final InetSocketAddress target;
    private final FaultBoard board;
    private final LongConsumer countToTarget;
    private final LongConsumer countToClient;
    private final Consumer<RelayedConnection> onEnd;
    private final Thread main;

    RelayedConnection(
            Socket client,
            InetSocketAddress target,
            FaultBoard board,
            LongConsumer countToTarget,
            LongConsumer countToClient,
            Consumer<RelayedConnection> onEnd) {
        this.client = client;
        this.target = target;
        this.board = board;
        this.countToTarget = countToTarget;
        this.countToClient = countToClient;
        this.onEnd = onEnd;
        this.main = Thread.ofVirtual().name("relayed-" + client.getPort()).unstarted(this::run);
    }

    /// Bytes and when they may leave; no bytes mean that the sender has finished.
    private record Piece(ByteBuffer bytes, long dueNanos) {}

    void start() {
        main.start();
    }

    void join() {
        TcpRelay.join(main);
    }

    /// Ends both sockets with a RST, and with them all threads of the connection.
    void reset() {
        abort(client);
        abort(upstream);
        main.interrupt();
    }

    private void run() {
        try {
            board.awaitNoStall();
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            upstream.connect(target);
            forward();
        } catch (IOException | InterruptedException ended) {
            reset();
        } finally {
            close(client);
            close(upstream);
            onEnd.accept(this);
        }
    }

    private void forward() throws InterruptedException {
        BlockingQueue<Piece> out = new ArrayBlockingQueue<>(PIECES_UNDER_WAY);
        BlockingQueue<Piece> back = new ArrayBlockingQueue<>(PIECES_UNDER_WAY);
        Thread[] threads = {
            pump(() -> read(client, out)),
            pump(() -> write(out, upstream, Direction.TO_TARGET, countToTarget)),
            pump(() -> read(upstream, back)),
            pump(() -> write(back, client, Direction.TO_CLIENT, countToClient)),
        };
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            for (Thread thread : threads) {
                thread.interrupt();
            }
        }
    }

    @FunctionalInterface
    private interface Pump {
        void run() throws IOException, InterruptedException;
    }

    private Thread pump(Pump pump) {
        return Thread.ofVirtual().start(() -> {
            try {
                pump.run();
            } catch (IOException | InterruptedException broken) {
                reset();
            }
        });
    }

    private void read(Socket from, BlockingQueue<Piece> pieces) throws IOException, InterruptedException {
        while (true) {
            byte[] bytes = new byte[PIECE_BYTES];
            int length = Math.max(0, from.getInputStream().read(bytes));
            pieces.put(new Piece(ByteBuffer.wrap(bytes, 0, length), System.nanoTime() + board.delayNanos()));
            if (length == 0) {
                return;
            }
        }
    }

    private void write(BlockingQueue<Piece> pieces, Socket to, Direction way, LongConsumer count)
            throws IOException, InterruptedException {
        while (true) {
            Piece piece = pieces.take();
            sleepUntil(piece.dueNanos());
            board.awaitPassage(way);
            int length = piece.bytes().remaining();
            if (length == 0) {
                to.shutdownOutput();
                return;
            }
            to.getOutputStream().write(piece.bytes().array(), 0, length);
            count.accept(length);
            sleepUntil(System.nanoTime() + board.current().nanosFor(length));
        }
    }

    private static void sleepUntil(long dueNanos) throws InterruptedException {
        long left = dueNanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // Closed already: nothing is left to be reset.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
