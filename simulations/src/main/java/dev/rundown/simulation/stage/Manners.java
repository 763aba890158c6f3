package dev.rundown.simulation.stage;

import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.provider.FreesSlot;
import dev.rundown.extension.provider.HookManner;
import dev.rundown.extension.provider.OnDetach;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.simulation.scenario.ExtensionCast.ModuleCast;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.Words;

/// How the hooks of a scenario take and let go of their clients.
final class Manners {
    private Manners() {}

    /// As the extension ships, but for what the scenario says.
    static HookManner of(ModuleCast module, HookDefinition hook) {
        var manner = HookManner.shipped(hook.policy());
        manner = module.attach().map(Manners::policy).map(manner::with).orElse(manner);
        manner = module.onDetach().map(Manners::onDetach).map(manner::with).orElse(manner);
        return module.freesSlot().map(Manners::freesSlot).map(manner::with).orElse(manner);
    }

    private static AttachPolicy policy(Placed<String> word) {
        return switch (word.value()) {
            case "single" -> AttachPolicy.SINGLE_ATTACH;
            case "single-per-hook" -> AttachPolicy.SINGLE_ATTACH_PER_HOOK;
            case "multi-with-wildcard" -> AttachPolicy.MULTI_ATTACH_WITH_WILDCARD;
            case "one-per-parameter" -> AttachPolicy.ONE_PER_PARAMETER;
            default -> throw Unbuilt.value(word, "attach", Words.ATTACH);
        };
    }

    private static OnDetach onDetach(Placed<String> word) {
        return switch (word.value()) {
            case "pending-until-idle" -> OnDetach.PENDING_UNTIL_IDLE;
            case "block-until-idle" -> OnDetach.BLOCK_UNTIL_IDLE;
            case "success-at-once" -> OnDetach.SUCCESS_AT_ONCE;
            case "work-item" -> OnDetach.WORK_ITEM;
            default -> throw Unbuilt.value(word, "on-detach", Words.ON_DETACH);
        };
    }

    private static FreesSlot freesSlot(Placed<String> word) {
        return switch (word.value()) {
            case "in-detach" -> FreesSlot.IN_DETACH;
            case "after-drain" -> FreesSlot.AFTER_DRAIN;
            default -> throw Unbuilt.value(word, "frees-slot", Words.FREES_SLOT);
        };
    }
}
