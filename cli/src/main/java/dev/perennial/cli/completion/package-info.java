/** Completion for bash, zsh and fish, made from the option table. */
package dev.perennial.cli.completion;
