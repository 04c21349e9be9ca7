using CaiCach.Application.Accounts;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Questions;
using CaiCach.Law.Identity;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Questions;

/// <summary>The public bank of questions and answers; newest first, a page at a time.</summary>
public sealed class BrowseBank(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 10;

    /// <summary>One of them; nothing personal.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Question">The question.</param>
    /// <param name="Answer">The answer.</param>
    /// <param name="AgencyId">The body that answers.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="PublishedAt">When it became public.</param>
    /// <param name="ChangedFrom">The first day of the rules that the answer was not written for; null when it holds.</param>
    public sealed record Row(Guid Id, string Question, string Answer, Guid AgencyId, string ProcedureCode, DateTime PublishedAt, DateOnly? ChangedFrom);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListOwnDossiers.Cursor? Next);

    /// <summary>Reads a page. One round trip.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <param name="text">Words with or without diacritics, of question, answer and procedure; null for all.</param>
    /// <param name="code">Only this procedure.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Page> RunAsync(DateTime now, string? text = null, string? code = null, ListOwnDossiers.Cursor? after = null, CancellationToken cancel = default)
    {
        var rows = db.BankAnswers.AsNoTracking().Where(a => a.State == BankState.Published);
        rows = code is null ? rows : rows.Where(a => a.ProcedureCode == code);
        foreach (var word in ProcedureText.Words(SearchKey.Of(text)).Take(10))
        {
            rows = rows.Where(a => a.SearchKey.Contains(word));
        }

        if (after is not null)
        {
            rows = rows.Where(a => a.PublishedAt <= after.SubmittedAt && (a.PublishedAt < after.SubmittedAt || a.Id.CompareTo(after.Id) < 0));
        }

        var page = await rows.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancel);
        var snapshot = await reference.CurrentAsync(cancel);
        var shown = page.Take(PageSize).Select(a => new Row(a.Id, a.Question, a.Answer, a.AgencyId, a.ProcedureCode, a.PublishedAt!.Value, ChangedFrom(snapshot, a, now))).ToList();
        return new(shown, page.Count > PageSize ? new(shown[^1].PublishedAt, shown[^1].Id) : null);
    }

    /// <summary>The bank of a body, or of all, for its exchange with the national portal.</summary>
    /// <param name="agency">The code of the body; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<NationalAnswer>> ExportAsync(string? agency, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var rows = db.BankAnswers.AsNoTracking().Where(a => a.State == BankState.Published);
        if (agency is not null)
        {
            var id = snapshot.Organisation.Find(agency)?.Id;
            rows = rows.Where(a => a.AgencyId == id);
        }

        return [.. (await rows.OrderBy(a => a.PublishedAt).ThenBy(a => a.Id).ToListAsync(cancel)).Select(a =>
        {
            var unit = snapshot.Organisation.Find(a.AgencyId);
            return new NationalAnswer(
                a.Id, snapshot.LatestProcedure(a.ProcedureCode)?.FieldCode ?? "", a.ProcedureCode, unit?.Code ?? "", unit?.Name ?? "", a.Question, a.Answer, a.Id, a.ReviewVersion is null ? "công khai" : "cần rà soát");
        })];
    }

    /// <summary>A question and its answer in the names of the national service of questions and answers. The asker's fields are left out: the bank has none.</summary>
    public sealed record NationalAnswer(Guid HoiDapId, string MaLinhVuc, string MaTthc, string MaDonVi, string TenDonVi, string NoiDung, string NoiDungTraLoi, Guid TraLoiId, string TrangThai);

    private static DateOnly? ChangedFrom(ReferenceSnapshot snapshot, BankAnswer answer, DateTime now) =>
        BankText.InForce(snapshot, answer.ProcedureCode, now) is { } version && BankRules.IsOutdated(answer.ProcedureVersion, BankText.NumberOf(version, now))
            ? BankText.IsOver(version, now) ? version.EffectiveTo!.Value.AddDays(1) : version.EffectiveFrom
            : null;
}
