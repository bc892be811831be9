package io.holdfast.drills.result;

/** One condition under which a drill ran: {@code JDK}, {@code 17.0.15}. */
public record Fact(String name, String value) {}
