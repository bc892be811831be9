package io.holdfast.topology;

/** How the servers of a cluster agree on who may be written to. */
public enum ClusterKind {
    /** Servers that replicate from one, which something or somebody outside of them chooses: MySQL or MariaDB replication. */
    REPLICATION("replication"),
    /** MySQL Group Replication, InnoDB Cluster. */
    GROUP_REPLICATION("group-replication"),
    /** MariaDB Galera Cluster, Percona XtraDB Cluster. */
    GALERA("galera"),
    /** Amazon Aurora MySQL. */
    AURORA("aurora"),
    /** Amazon RDS Multi-AZ DB cluster: one writer and two readable standbys. */
    RDS_MULTI_AZ("rds-multi-az");

    private final String optionValue;

    ClusterKind(String optionValue) {
        this.optionValue = optionValue;
    }

    /** The value of the option {@code holdfast.topology} that forces this kind. */
    public String optionValue() {
        return optionValue;
    }

    @Override
    public String toString() {
        return optionValue;
    }
}
