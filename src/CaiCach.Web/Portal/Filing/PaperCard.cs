using CaiCach.Data.Files;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Portal.Filing;

/// <summary>One paper of a draft with its files.</summary>
public sealed record PaperCard(int Index, Component Component, IReadOnlyList<Upload> Files, Guid DraftId, string ProcedureCode, IReadOnlyDictionary<string, string?> Declared)
{
    public string Key => PapersModel.KeyOf(Index);
}
