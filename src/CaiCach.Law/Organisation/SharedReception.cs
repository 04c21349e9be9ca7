using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Organisation;

/// <summary>How many of a body's procedures the counters of other bodies take in.</summary>
public enum SharedScope
{
    /// <summary>None: only the body's own counter.</summary>
    None,

    /// <summary>All that the body receives.</summary>
    All,

    /// <summary>Those that are named.</summary>
    Chosen,
}

/// <summary>Which procedures of a competent body the counters of the province take in for it (tiếp nhận không phụ thuộc địa giới hành chính, NĐ 118/2025/NĐ-CP).</summary>
/// <param name="Scope">How many.</param>
/// <param name="Procedures">The codes of the named ones; empty unless some are named.</param>
public sealed record SharedReception(SharedScope Scope, IReadOnlySet<string> Procedures)
{
    private const string Decree = "NĐ 118/2025/NĐ-CP";

    /// <summary>What holds for a body that has said nothing.</summary>
    public static SharedReception None { get; } = new(SharedScope.None, new HashSet<string>());

    /// <summary>Whether it covers a procedure; one that is named by its national code, also as the body's own version.</summary>
    public bool Covers(string procedure) => Scope == SharedScope.All || (Scope == SharedScope.Chosen && (Procedures.Contains(procedure) || Procedures.Contains(LocalCode.NationalOf(procedure))));

    /// <summary>Why the counter of another body does not take a procedure in for the competent body; null when it does.</summary>
    /// <param name="receiver">The identifier of the body at whose counter it is handed in; null when it has none.</param>
    /// <param name="competent">That of the competent body; null when it has none.</param>
    /// <param name="procedure">The code of the procedure.</param>
    public Refusal? WhyNot(AgencyId? receiver, AgencyId? competent, string procedure) =>
        receiver is null || competent is null || !receiver.IsOfProvinceOf(competent)
            ? new("other_province", "Chỉ Bộ phận Một cửa của cơ quan trong cùng tỉnh, thành phố mới nhận hộ được hồ sơ của cơ quan này.", Decree)
            : Covers(procedure) ? null
            : new("not_shared", "Cơ quan có thẩm quyền chưa mở thủ tục này cho Bộ phận Một cửa khác tiếp nhận.", Decree);
}
