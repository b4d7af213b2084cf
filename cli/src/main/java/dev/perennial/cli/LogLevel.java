package dev.perennial.cli;

/** Certbot's levels, by which people filter letsencrypt.log. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR
}
