package dev.abigate.runtime.instance;

/** A function of an instance. */
public final class InstanceFunction extends Function {
    private final Instance owner;
    private final ModuleFunction declaration;

    InstanceFunction(Instance owner, ModuleFunction declaration) {
        super(owner.store(), declaration.type());
        this.owner = owner;
        this.declaration = declaration;
    }

    public Instance owner() {
        return owner;
    }

    public ModuleFunction declaration() {
        return declaration;
    }

    @Override
    public void call(CallStack stack, int base) {
        declaration.code().call(owner, stack, base);
    }

    @Override
    void step(CallStack stack, int base) {
        declaration.code().step(owner, stack, base);
    }

    @Override
    public String toString() {
        return declaration.toString();
    }
}
