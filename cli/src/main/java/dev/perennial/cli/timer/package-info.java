/** The timer that renews, of systemd or cron. */
package dev.perennial.cli.timer;
