package dev.perennial.it.sequence;

/**
 * A certificate that nobody shall trust any more.
 *
 * @param byKey signed with its own key, not with the account's
 * @param delete yes, no, or what is usual
 */
record Revoke(String name, boolean byKey, Deletion delete) implements Action {
    enum Deletion {
        USUAL(""),
        YES(" --delete-after-revoke"),
        NO(" --no-delete-after-revoke");

        private final String option;

        Deletion(String option) {
            this.option = option;
        }
    }

    @Override
    public boolean fits(World world) {
        return world.has(name) && !world.get(name).revoked() && (byKey || world.owns(world.get(name)));
    }

    @Override
    public String line(World world) {
        return "revoke --reason superseded"
                + (byKey
                        ? " --cert-path ETC/live/" + name + "/cert.pem --key-path ETC/live/" + name + "/privkey.pem"
                        : " --cert-name " + name)
                + delete.option;
    }

    @Override
    public World after(World world) {
        return delete == Deletion.NO ? world.change(name, Known::asRevoked) : world.without(name);
    }
}
