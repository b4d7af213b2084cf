package dev.perennial.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of strangers. */
class HttpReplyTest {
    @Test
    void chunksArePutTogether() throws Exception {
        HttpReply reply = read(
                "HTTP/1.1 200 OK\r\nServer: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertThat(reply.body()).isEqualTo("abcde");
        assertThat(reply.summary()).isEqualTo("200 OK from x");
    }

    @Test
    void aBodyEndsWithItsLengthOrWithTheConnection() throws Exception {
        assertThat(read("HTTP/1.0 200 OK\nContent-Length: 2\n\nabcd").body()).isEqualTo("ab");
        assertThat(read("HTTP/1.1 404\r\n\r\nabcd").body()).isEqualTo("abcd");
        assertThat(read("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(100_000)).body()).hasSize(512);
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n" + "x".repeat(100_000))
                        .body())
                .hasSize(512);
    }

    @Test
    void aLengthBeyondAllBoundsIsReadAsFarAsAnybodyReads() throws Exception {
        String most = "18446744073709551615";
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: " + most + "\r\n\r\nabc")
                        .body())
                .isEqualTo("abc");
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + "x".repeat(600))
                        .body())
                .hasSize(512);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nServer: cut"
            })
    void whatIsNoHttpIsToldSo(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(IOException.class).hasMessageNotContaining("null");
    }

    @Test
    void headersWithoutEndAreGivenUp() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(1000)))
                .hasMessageContaining("is not HTTP");
        assertThatThrownBy(() -> read("HTTP/1.1 200 " + "x".repeat(10_000))).hasMessageContaining("too long");
    }

    private static HttpReply read(String answer) throws IOException {
        return HttpReply.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
