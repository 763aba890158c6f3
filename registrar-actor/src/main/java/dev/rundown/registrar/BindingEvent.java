package dev.rundown.registrar;

/// What can happen to a binding: the columns of the table.
enum BindingEvent {
    REGISTERED("both ends are registered", false),
    PICKED("the registrar picks it", false),
    DEREGISTERED("deregister of either end", true),
    ATTACH_CALLED("`NmrClientAttachProvider`", true),
    PROVIDER_ACCEPTED("`ProviderAttachClient` returns SUCCESS", true),
    PROVIDER_REFUSED("`ProviderAttachClient` returns an error", true),
    CLIENT_SUCCEEDED("`ClientAttachProvider` returns SUCCESS", true),
    CLIENT_FAILED("`ClientAttachProvider` returns an error", true),
    DETACH_SUCCEEDED("a detach callback returns SUCCESS", true),
    DETACH_PENDING("a detach callback returns PENDING", true),
    COMPLETED("a detach is completed", true),
    BOTH_DONE("both sides are DONE", false),
    CLEANED("a cleanup callback returns", true);

    private final String sentence;
    private final boolean isFromOutside;

    BindingEvent(String sentence, boolean isFromOutside) {
        this.sentence = sentence;
        this.isFromOutside = isFromOutside;
    }

    String sentence() {
        return sentence;
    }

    /// A module causes it by a message; otherwise it is part of another step.
    boolean isFromOutside() {
        return isFromOutside;
    }
}
