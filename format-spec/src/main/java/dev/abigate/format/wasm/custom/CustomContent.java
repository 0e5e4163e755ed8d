package dev.abigate.format.wasm.custom;

/** The decoded content of a custom section of a known name. */
public sealed interface CustomContent
        permits NameSection, Producers, TargetFeatures, Dylink, Linking, Reference, BuildId {}
