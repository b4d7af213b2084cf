package dev.perennial.engine;

/**
 * What can be seen of the names of a certificate without asking an authority.
 *
 * @param resolves whether each has an address
 * @param answers whether something answers at each where an authority would come
 */
public record Reach(boolean resolves, boolean answers) {
    /**
     * Whether something is there that was missing: then it is worth while to try before a hold ends. Not whether anything
     * has changed, since addresses come and go where nothing is repaired.
     */
    public boolean betterThan(Reach before) {
        return (resolves && !before.resolves) || (answers && !before.answers);
    }
}
