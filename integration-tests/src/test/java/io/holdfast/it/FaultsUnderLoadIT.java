package io.holdfast.it;

/** On MariaDB's replication, or MySQL's. */
class FaultsUnderLoadIT extends FaultsUnderLoad {}
