package io.holdfast.drills.alerts;

/** {@code label="value"}, or {@code label!="value"} if not equal. A label that a series does not have is empty. */
record Matcher(String label, boolean isEqual, String value) {

    boolean matches(Labels labels) {
        return labels.get(label).equals(value) == isEqual;
    }
}
