package dev.perennial.dns.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What our part of the script's process told us.
 *
 * @param errors what the script complained of
 * @param answer what its latest request came to; empty if there was none that failed
 * @param account what it wants kept, in lines {@code KEY='value'}
 * @param domain the same for this record alone
 * @param exitCode the function's; empty if the process ended without a word
 */
record AcmeShReport(
        List<String> errors, String answer, List<String> account, List<String> domain, Optional<Integer> exitCode) {
    static AcmeShReport parse(String output) {
        List<String> errors = new ArrayList<>();
        String answer = "";
        List<String> account = new ArrayList<>();
        List<String> domain = new ArrayList<>();
        Optional<Integer> exitCode = Optional.empty();
        for (String line : output.split("\n", -1)) {
            int blank = line.indexOf(' ');
            String rest = line.substring(blank + 1);
            switch (blank < 0 ? "" : line.substring(0, blank)) {
                case "error" -> errors.add(rest);
                case "answer" -> answer = rest;
                case "account" -> account.add(rest);
                case "domain" -> domain.add(rest);
                case "end" -> exitCode = rest.equals("0") ? Optional.of(0) : Optional.of(1);
                default -> {} // a blank line, or the words of a program that knows the descriptor
            }
        }
        return new AcmeShReport(errors, answer, account, domain, exitCode);
    }

    boolean worked() {
        return exitCode.equals(Optional.of(0));
    }
}
