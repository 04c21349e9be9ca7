namespace CaiCach.Application.Communes;

/// <summary>The facts of a new version of the register of communes.</summary>
/// <param name="Number">The number of the version.</param>
/// <param name="FileName">The file that was loaded.</param>
/// <param name="New">Communes, or names of communes, that were not there.</param>
/// <param name="Changed">Rows that changed: ended, or with other old names.</param>
public sealed record CommuneEventData(int Number, string FileName, int New, int Changed)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "communes";

    /// <summary>The one thing that happens to it.</summary>
    public const string Imported = "communes.imported";

    /// <summary>The register is one record.</summary>
    public static Guid Register { get; } = new("5f1a3c5e-7d0b-4a58-9e54-1c2f6b8d9a02");
}
