namespace CaiCach.Law.Procedures;

/// <summary>What checking a file of the catalogue gives: all its procedures, or every fault and nothing.</summary>
public abstract record CatalogueFileResult
{
    private CatalogueFileResult()
    {
    }

    /// <summary>The file has no fault.</summary>
    /// <param name="Procedures">Each procedure as it would be: its next version, not yet public.</param>
    /// <param name="Rows">The row of each in the sheet of procedures.</param>
    public sealed record Ready(IReadOnlyList<ProcedureVersion> Procedures, IReadOnlyList<int> Rows) : CatalogueFileResult;

    /// <summary>The file has faults; nothing of it is to be used.</summary>
    /// <param name="Faults">All of them, by sheet and row; at least one.</param>
    public sealed record Faulty(IReadOnlyList<SheetFault> Faults) : CatalogueFileResult;
}
