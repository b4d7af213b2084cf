package dev.perennial.it.matrix;

/**
 * One thing that is not the same.
 *
 * @param what the exit code, the path, the line of a file or the phrase that differs
 */
record Difference(String scenario, String what, String certbot, String perennial) {
    @Override
    public String toString() {
        return what + ": certbot " + certbot + ", perennial " + perennial;
    }
}
