package io.holdfast.cluster;

/**
 * One address at which a server of the cluster may be reached. A name proves nothing: which server answers there, and in
 * which role, is asked anew on every connection.
 *
 * @param address host and port as the user wrote them, without user or password
 */
public record Node(String address) {

    @Override
    public String toString() {
        return address;
    }
}
