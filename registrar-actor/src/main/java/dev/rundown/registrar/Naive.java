package dev.rundown.registrar;

import java.util.Locale;

/// `spec` with one omission each, for teaching.
enum Naive implements RegistrarFlavor {
    NO_REFS(Duty.COUNT_BOTH_SIDES),
    ONE_SIDE(Duty.DETACH_BOTH_SIDES),
    EAGER_CLEANUP(Duty.CLEAN_AFTER_BOTH),
    NO_CLEANUP(Duty.CLEAN),
    FORGETS_PENDING(Duty.HEED_PENDING),
    NO_DOOM(Duty.REMEMBER_EARLY_DEREGISTER),
    NO_UNDO(Duty.UNDO_SECOND_THOUGHTS),
    EARLY_LOST(Duty.REMEMBER_EARLY_COMPLETION),
    BOTH_START(Duty.DETACH_ONCE),
    LATE_BIND(Duty.LEAVE_THE_LEAVING_ALONE),
    MATCH_MODULE(Duty.MATCH_NPI_ONLY),
    GLOBAL_LOCK(Duty.CALL_WITHOUT_LOCK);

    private final Duty omitted;

    Naive(Duty omitted) {
        this.omitted = omitted;
    }

    @Override
    public String word() {
        return "naive-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean does(Duty duty) {
        return duty != omitted;
    }
}
