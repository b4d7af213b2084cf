package dev.perennial.it.sequence;

/** The commands about the account. */
record Accounts(Verb verb) implements Action {
    enum Verb {
        REGISTER("register -m a@k.example --no-eff-email"),
        UPDATE("update_account -m b@k.example --no-eff-email"),
        SHOW("show_account"),
        UNREGISTER("unregister");

        private final String line;

        Verb(String line) {
            this.line = line;
        }
    }

    @Override
    public boolean fits(World world) {
        return world.registered() == (verb != Verb.REGISTER);
    }

    @Override
    public String line(World world) {
        return verb.line;
    }

    @Override
    public World after(World world) {
        return verb == Verb.UNREGISTER ? world.withoutAccount() : world.withAccount();
    }
}
