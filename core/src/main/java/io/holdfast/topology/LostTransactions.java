package io.holdfast.topology;

/**
 * Transactions that the former writer had and the new one lacks: what was acknowledged and did not survive the failover. Known from
 * global transaction identifiers, where the servers use them.
 *
 * @param formerServer the identity of the former writer
 * @param atLeast how many; more, if it had some that nobody saw before it was lost
 * @param which their identifiers, in the servers' own notation
 */
public record LostTransactions(String formerServer, long atLeast, String which) {

    @Override
    public String toString() {
        return "at least " + atLeast + " transactions of " + formerServer + " are missing: " + which;
    }
}
