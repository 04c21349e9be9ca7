using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>
/// Begins the draft of a procedure that the catalogue does not have yet. An internal one gets a code of its body: NB, the body, a number. A body's own version of a national procedure begins as a
/// copy of the national version in force, where the catalogue has one.
/// </summary>
public sealed class StartProcedure(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What a code has to look like.</summary>
    internal const string CodeShape = "Nhập mã số quốc gia như 1.014445, hoặc mã bản riêng của cơ quan như 1.014445.H50; thủ tục chưa có mã quốc gia thì đặt mã bắt đầu bằng chữ, gồm chữ hoa không dấu, số, dấu chấm, gạch nối, nhiều nhất 30 ký tự và không bắt đầu bằng NB.";

    private const int LongestName = 1000;

    /// <summary>What is begun.</summary>
    /// <param name="Agency">The code of the body that keeps it.</param>
    /// <param name="Kind">Who meets in it; null when nothing was chosen.</param>
    /// <param name="Code">Its code; not asked of an internal one.</param>
    /// <param name="Name">Its name; where none is given, a version of one's own is called as the national one.</param>
    public sealed record Request(string? Agency, ProcedureKind? Kind, string? Code, string? Name);

    /// <summary>Begins it.</summary>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = CatalogueScope.WrittenBy(context.Actor, snapshot.Organisation);
        if (bodies.Count == 0)
        {
            return new CatalogueOutcome.NotFound();
        }

        var (name, code) = (TypedText.Trimmed(request.Name), TypedText.Trimmed(request.Code));
        var (body, today) = (bodies.FirstOrDefault(b => b.Code == request.Agency), VietnamTime.DayOf(context.Now));
        var national = request.Kind == ProcedureKind.Public && LocalCode.OfOwn(code) is { } own ? snapshot.ProcedureInForce(own.National, today) : null;
        name ??= national?.Name;
        var faults = FaultsOf(request.Kind, name, code, body).ToList();
        var there = faults.Count == 0 && request.Kind == ProcedureKind.Public ? await db.CatalogueEntries.FirstOrDefaultAsync(e => e.Code == code, cancel) : null;
        if (there is not null && !CatalogueSaving.IsFree(there))
        {
            faults.Add(TakenBy(there.AgencyId));
        }

        if (faults.Count > 0)
        {
            return new CatalogueOutcome.Invalid(faults);
        }

        var kind = request.Kind!.Value;
        code = kind == ProcedureKind.Public ? code! : await NextInternalAsync(body!, cancel);
        var entry = CatalogueSaving.Taken(db, context, there, body!.Id, code, kind);
        var seen = entry.Version;
        (entry.Name, entry.SearchKey) = (name!, CatalogueSaving.SearchKeyOf(name, code, null, body.Name));
        var document = national is null
            ? DraftDocument.Blank(code, kind, name!, body.Name, LevelOf(body), today)
            : DraftDocument.OwnOf(await db.Procedures.AsNoTracking().Where(p => p.Code == national.Code && p.Version == national.Version).Select(p => p.Document).SingleAsync(cancel), code, name!, body.Name, today);
        DraftDocument.Begin(db, context, entry, document, 0);
        CatalogueSaving.Record(db, context, entry, CatalogueAct.Draft, new(body.Id, code, 1), national is null ? null : $"Bản riêng, lập từ thủ tục quốc gia {national.Code}, phiên bản {national.Version}");
        var outcome = await CatalogueSaving.SaveAsync(db, engine, context, entry, CatalogueAct.Draft, seen, cancel);
        return outcome is CatalogueOutcome.Done ? outcome
            : new CatalogueOutcome.Invalid([TakenBy(await db.CatalogueEntries.AsNoTracking().Where(e => e.Code == code).Select(e => (Guid?)e.AgencyId).FirstOrDefaultAsync(cancel) ?? body.Id)]);

        FieldFault TakenBy(Guid keeper) => bodies.Any(b => b.Id == keeper) ? Taken : TakenElsewhere(code!, body!, snapshot.Organisation.NameOf(keeper));
    }

    /// <summary>The level of government a body belongs to. A people's committee below another is that of a commune.</summary>
    /// <param name="body">The body.</param>
    public static string LevelOf(Unit body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Kind switch
        {
            UnitKind.PeopleCommittee when body.ParentId is not null => "commune",
            UnitKind.ProvincialDepartment or UnitKind.PeopleCommittee => "province",
            _ => "ministry",
        };
    }

    private static FieldFault Taken => new("code", "code_taken", "Mã này đã có trong danh mục; hãy mở thủ tục đó để sửa đổi.");

    /// <summary>A body that cannot see the entry is told how it keeps a version of its own.</summary>
    private static FieldFault TakenElsewhere(string code, Unit body, string keeper) => new("code", "code_taken", LocalCode.ScopeOf(body.Identifier) is { } scope && LocalCode.Parse($"{code}.{scope}") is { } own
        ? $"Mã này do {keeper} giữ trong danh mục. Để soạn bản riêng của cơ quan, nhập mã {own.Text}; dự thảo chép từ nội dung quốc gia đang có hiệu lực."
        : $"Mã này do {keeper} giữ trong danh mục.");

    private static IEnumerable<FieldFault> FaultsOf(ProcedureKind? kind, string? name, string? code, Unit? body)
    {
        if (body is null)
        {
            yield return new("agency", "agency_unknown", "Chọn cơ quan có trong danh sách.");
        }

        if (kind is null)
        {
            yield return new("kind", "kind_missing", "Chọn loại thủ tục.");
        }

        if (kind == ProcedureKind.Public && !IsCode(code))
        {
            yield return new("code", "code_shape", CodeShape);
        }
        else if (kind == ProcedureKind.Public && body is not null && WhyNotOwn(code!, body) is { } why)
        {
            yield return new("code", "code_scope", why);
        }

        if (name is null)
        {
            yield return new("name", "name_missing", "Nhập tên thủ tục.");
        }
        else if (TypedText.Check("name", "name", name, LongestName) is { } unfit)
        {
            yield return unfit;
        }
    }

    /// <summary>Why a body does not keep a code: it is that of another province's or ministry's own version; null where it may.</summary>
    internal static string? WhyNotOwn(string code, Unit body) =>
        LocalCode.OfOwn(code) is not { } own || LocalCode.ScopeOf(body.Identifier) == own.Scope ? null
        : LocalCode.ScopeOf(body.Identifier) is { } scope ? $"Bản riêng do {body.Name} giữ phải mang mã {own.National}.{scope}."
        : $"{body.Name} chưa có mã định danh của tỉnh hoặc bộ nên không giữ được bản riêng của thủ tục quốc gia.";

    private async Task<string> NextInternalAsync(Unit body, CancellationToken cancel)
    {
        var start = $"NB.{body.Code}.";
        var taken = await db.CatalogueEntries.AsNoTracking().Where(e => e.AgencyId == body.Id && e.Code.StartsWith(start)).Select(e => e.Code).ToListAsync(cancel);
        var last = taken.Max(c => int.TryParse(c[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null) ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"{start}{last + 1:000}");
    }

    /// <summary>The code of an internal procedure that a body keeps: NB, the code of the body, a number of at least three digits.</summary>
    internal static bool IsInternalCode(string? code, Unit body) =>
        code is not null && code.StartsWith($"NB.{body.Code}.", StringComparison.Ordinal) && code[(body.Code.Length + 4)..] is { Length: >= 3 and <= 6 } digits && digits.All(char.IsAsciiDigit);

    /// <summary>A national code (a digit from 1 to 3, a dot, six digits), that of a version of one's own, or one of the office's that begins with a letter and not with NB.</summary>
    internal static bool IsCode(string? code) =>
        code is ['1' or '2' or '3', '.', .. { Length: 6 } digits] ? digits.All(char.IsAsciiDigit)
        : LocalCode.OfOwn(code) is not null || code is { Length: >= 2 and <= 30 } && char.IsAsciiLetterUpper(code[0]) && !code.StartsWith("NB.", StringComparison.Ordinal) && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '.' or '-');
}
