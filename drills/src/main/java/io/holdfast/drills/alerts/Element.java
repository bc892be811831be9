package io.holdfast.drills.alerts;

/** One of the elements of an instant vector. */
record Element(Labels labels, double value) {}
