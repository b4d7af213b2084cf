package dev.perennial.cli.doctor;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Reads from a socket until a deadline, which a timeout for each read would never reach. */
final class TimedInput extends FilterInputStream {
    private final Socket socket;
    private final Deadline deadline;

    TimedInput(Socket socket, InputStream in, Deadline deadline) {
        super(in);
        this.socket = socket;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        socket.setSoTimeout(deadline.millis());
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        socket.setSoTimeout(deadline.millis());
        return super.read(into, offset, length);
    }
}
