package dev.abigate.format.types;

/**
 * A C++ pointer to member.
 *
 * @param target the type of the member, a {@link FunctionType} for a member function
 * @param owner the class
 */
public record MemberPointerType(TypeId target, TypeId owner) implements Type {}
