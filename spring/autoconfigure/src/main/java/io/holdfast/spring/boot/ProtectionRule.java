package io.holdfast.spring.boot;

import org.jspecify.annotations.Nullable;

/** Decides what is done about a data source. Pure. */
final class ProtectionRule {

    private ProtectionRule() {}

    static Verdict decide(String beanName, Subject subject, HoldfastSettings settings) {
        if (!settings.wants(beanName)) {
            return Verdict.NOT_WANTED;
        }
        return switch (subject.shape()) {
            case PROTECTED -> Verdict.PROTECTED;
            case DELEGATING, SCOPED_PROXY -> Verdict.HANDS_ON;
            case XA -> Verdict.XA;
            case OWN_FAILOVER -> Verdict.OWN_FAILOVER;
            case SOURCE -> ofSource(beanName, subject, subject.url(), settings);
        };
    }

    private static Verdict ofSource(
            String beanName, Subject subject, @Nullable String url, HoldfastSettings settings) {
        if (url == null) {
            return settings.names(beanName) ? around(subject) : Verdict.UNKNOWN;
        }
        if (DatabaseUrl.isProtected(url)) {
            return Verdict.PROTECTED;
        }
        if (!DatabaseUrl.isProtectable(url)) {
            return DatabaseUrl.isIndirect(url) ? Verdict.INDIRECT : Verdict.OTHER_DATABASE;
        }
        return subject.replaceable() ? Verdict.PUT_BELOW : around(subject);
    }

    /** A scoped proxy may be of the class of its target, and could not call what is put around that. */
    private static Verdict around(Subject subject) {
        return subject.inScope() ? Verdict.SCOPED : Verdict.PUT_AROUND;
    }
}
