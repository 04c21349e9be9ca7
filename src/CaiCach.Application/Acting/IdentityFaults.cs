using CaiCach.Law.Identity;

namespace CaiCach.Application.Acting;

/// <summary>Faults of names and numbers at a field; what is missing is named, so that a list of faults can be read without the fields.</summary>
internal static class IdentityFaults
{
    /// <summary>The fault of a field.</summary>
    /// <param name="field">The field as the form and the API know it.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="missing">What to do when it is empty, for example "Nhập họ và tên."</param>
    public static FieldFault At(string field, IdentityFault fault, string missing) =>
        new(field, fault.Code(), fault == IdentityFault.Missing ? missing : fault.Message());
}
