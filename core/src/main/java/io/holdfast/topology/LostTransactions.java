package io.holdfast.topology;

/**
 * Transactions that the former writer had and the new one lacks: what was acknowledged and did not survive the failover; or that there
 * are none, as far as was seen. Known from global transaction identifiers, where the servers use them.
 *
 * @param formerServer the identity of the former writer
 * @param atLeast how many, 0 if the new writer has all that the former one was seen to have; more, if that had some that nobody saw
 *     before it was lost
 * @param which their identifiers, in the servers' own notation; empty if there are none
 */
public record LostTransactions(String formerServer, long atLeast, String which) {

    @Override
    public String toString() {
        return atLeast == 0
                ? "nothing that " + formerServer + " was seen to have is missing"
                : "at least " + atLeast + " transactions of " + formerServer + " are missing: " + which;
    }
}
