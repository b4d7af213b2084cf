package dev.perennial.cli.console;

/** Certbot's levels, by which people filter letsencrypt.log. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR
}
