package io.holdfast.drills.result;

/** What a {@code SQLSTATE/vendorcode} means, for people who do not know them by heart. */
public final class FailureCode {

    private FailureCode() {}

    /** A few words. */
    public static String meaning(String code) {
        int slash = code.indexOf('/');
        String state = slash < 0 ? code : code.substring(0, slash);
        String vendor = slash < 0 ? "" : code.substring(slash + 1);
        if (state.equals("40001")) {
            return "not applied, may be run again";
        }
        if (state.equals("08007")) {
            return "unknown whether applied";
        }
        if (vendor.equals("1290") || vendor.equals("1836")) {
            return "write refused: node is read-only";
        }
        return switch (state) {
            case "08001" -> "no node to write to, nothing done";
            case "08S01", "08000", "08003", "08006" -> "link lost, or no connection";
            case "08004" -> "too many connections";
            case "none" -> "no connection from the pool in time, or no word of why";
            case "HUNG" -> "no answer until the end";
            default -> "other failure";
        };
    }
}
