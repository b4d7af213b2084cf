package dev.perennial.it.crash;

/** How many of each a CA has made. */
record Books(int certificates, int orders, int accounts) {
    Books since(Books before) {
        return new Books(certificates - before.certificates, orders - before.orders, accounts - before.accounts);
    }
}
