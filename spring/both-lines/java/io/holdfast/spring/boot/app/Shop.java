package io.holdfast.spring.boot.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with everything that Spring has for talking to a database, and no word about Holdfast. */
@SpringBootApplication
public class Shop {}
