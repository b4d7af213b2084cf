package dev.perennial.it.sequence;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code --csr}, which makes files and no lineage. */
record Request(String name) implements Action {
    @Override
    public boolean fits(World world) {
        return true;
    }

    @Override
    public void prepare(Machine machine) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Peer.OPENSSL.command()));
        words.addAll(
                List.of("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj / -addext".split(" ", -1)));
        words.addAll(List.of("subjectAltName=DNS:" + name, "-keyout", machine.home() + "/key.pem"));
        words.addAll(List.of("-out", machine.home() + "/request.pem"));
        Command.of(words.toArray(String[]::new)).output();
        machine.forget("cert.pem", "chain.pem", "full.pem");
    }

    @Override
    public String line(World world) {
        return "certonly --standalone --csr HOME/request.pem --cert-path HOME/cert.pem --chain-path HOME/chain.pem"
                + " --fullchain-path HOME/full.pem";
    }

    @Override
    public World after(World world) {
        return world.withAccount();
    }
}
