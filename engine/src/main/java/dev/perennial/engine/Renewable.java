package dev.perennial.engine;

/** A certificate that a run may renew: in practice a lineage on disk. */
public interface Renewable {
    /** Unique in a run. */
    String name();

    /**
     * What is known now. Reads the disk and may ask the certificate authority for renewal information; called again after
     * a wait, because another process may have renewed meanwhile.
     *
     * @throws RenewalException if it cannot be read: this one is left out, the run goes on
     */
    RenewalFacts facts() throws RenewalException, InterruptedException;

    /** Obtains, keeps and deploys the successor. If it throws, what was there before is still in place. */
    Renewed renew(Decision.Due decision, Listener listener) throws RenewalException, InterruptedException;
}
