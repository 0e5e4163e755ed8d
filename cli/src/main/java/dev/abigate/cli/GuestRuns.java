package dev.abigate.cli;

import dev.abigate.report.CallReport;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes calls one after the other, on one instance as long as none asks for a new one. Limits hold for each call. */
final class GuestRuns {
    private final Guest guest;
    private final GuestLimits limits;
    private @Nullable Instance instance;

    GuestRuns(Guest guest, GuestLimits limits) {
        this.guest = guest;
        this.limits = limits;
    }

    CallReport.Outcome make(GuestCall call) {
        Instance current = call.fresh() ? null : instance;
        Store store = current == null ? guest.newStore() : current.store();
        guest.refuel(store);
        try (var _ = store.interruptAfter(limits.timeout().orElse(Duration.ofDays(365)))) {
            if (current == null) {
                current = guest.instantiate(store);
                if (instance != null) {
                    instance.store().close();
                }
                instance = current;
            }
            return new CallReport.Outcome.Returned(call.on(current));
        } catch (Trap trap) {
            return outcome(trap);
        } catch (ProgramExit exit) {
            return new CallReport.Outcome.Exited(exit.code());
        } catch (WasmException exception) {
            return outcome(RunCommand.uncaught(exception));
        } finally {
            if (instance == null || instance.store() != store) {
                store.close();
            }
        }
    }

    private static CallReport.Outcome outcome(Trap trap) {
        return new CallReport.Outcome.Trapped(trap.kind().id(), String.valueOf(trap.getMessage()));
    }
}
