package dev.abigate.format.types;

/** A type of a program; it refers to others by {@link TypeId}. */
public sealed interface Type
        permits ArrayType,
                BaseType,
                EnumType,
                FunctionType,
                IncompleteType,
                MemberPointerType,
                PointerType,
                QualifiedType,
                StructType,
                TypedefType,
                UnspecifiedType,
                VoidType {}
