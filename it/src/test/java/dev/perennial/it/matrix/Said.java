package dev.perennial.it.matrix;

/** What came of one line for the shell, with what differs between any two runs taken out. */
record Said(String line, int exit, String stdout, String stderr) {
    boolean ofCertbot() {
        return line.contains("certbot ");
    }
}
