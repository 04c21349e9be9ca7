using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Api.Procedures;

/// <summary>A time limit.</summary>
internal sealed record LimitAnswer(int Value, LimitUnit Unit, string Text);

/// <summary>A fee; <paramref name="Amount"/> is whole đồng, left out where only the formula tells.</summary>
internal sealed record FeeAnswer(string Name, string? Code, FeeKind Kind, long? Amount, string? Formula, string? Per, FeeTiming When, string? Note, IReadOnlyList<string> Cases, string? Basis, string? LimitNote, IReadOnlyList<ReliefAnswer> Reliefs);

/// <summary>A rule that takes a share off a fee: <paramref name="Percent"/> of it, for a class of payers or, without one, for everybody, for what is filed from a first to a last day, both inclusive.</summary>
internal sealed record ReliefAnswer(int Percent, string? Payer, DateOnly? From, DateOnly? To, string Basis);

/// <summary>The time limit of some cases, instead of that of the way to file.</summary>
internal sealed record CaseLimitAnswer(IReadOnlyList<string> Cases, LimitAnswer Limit, string? Note);

/// <summary>A further time limit of a way to file that no rule chooses; <paramref name="Note"/> says when it holds.</summary>
internal sealed record OtherLimitAnswer(LimitAnswer? Limit, string Note);

/// <summary>A way to file.</summary>
internal sealed record MeansAnswer(Channel Channel, LimitAnswer? Limit, IReadOnlyList<CaseLimitAnswer> CaseLimits, IReadOnlyList<OtherLimitAnswer> OtherLimits, IReadOnlyList<FeeAnswer> Fees, long? TotalFee, string? Note, string? Closed);

/// <summary>A paper to file, as files of some types, each of at most <paramref name="LargestFile"/> bytes.</summary>
internal sealed record ComponentAnswer(string Code, string Name, int Originals, int Copies, bool Mandatory, string? Condition, IReadOnlyList<string> Cases, IReadOnlyList<PaperFileType> FileTypes, long LargestFile, IReadOnlyList<DeclarationField>? Declaration);

/// <summary>A code with its name.</summary>
internal sealed record Named(string Code, string Name);

/// <summary>A procedure in a list; <paramref name="NationalCode"/> is its code in the national database, another than its own for a version that a body keeps of its own.</summary>
internal sealed record ProcedureRow(string Code, string NationalCode, int Version, string Name, Named Field, OnlineLevel OnlineLevel, bool Invented, bool OpenForFiling);

/// <summary>A page of procedures; <paramref name="Next"/> goes into <c>after</c>.</summary>
internal sealed record ProcedurePage(IReadOnlyList<ProcedureRow> Items, string? Next);

/// <summary>What must hold in some cases beside what is asked in all.</summary>
internal sealed record CaseConditionsAnswer(IReadOnlyList<string> Cases, IReadOnlyList<string> Conditions);

/// <summary>An online public service that a procedure is provided by.</summary>
internal sealed record ServiceAnswer(string Id, ServiceState State);

/// <summary>What a procedure ends in, how long it holds and where.</summary>
internal sealed record ResultAnswer(string Code, string Name, string? Validity, string? Scope);

/// <summary>A procedure in whole.</summary>
internal sealed record ProcedureAnswer(
    string Code, string NationalCode, int Version, DateOnly EffectiveFrom, DateOnly? EffectiveTo, string Name, string? LawType, Named Field, string Level, bool VerticalSector, OnlineLevel OnlineLevel, IReadOnlyList<ServiceAnswer> Services, bool Invented, string? WhyNotOpen,
    IReadOnlyList<MeansAnswer> Means, IReadOnlyList<Named> Cases, IReadOnlyList<string> Sequence, IReadOnlyList<ComponentAnswer> Papers, IReadOnlyList<string> Conditions, IReadOnlyList<CaseConditionsAnswer> CaseConditions, IReadOnlyList<ResultAnswer> Results,
    IReadOnlyList<Named> Agencies, IReadOnlyList<string> LegalBasis, IReadOnlyList<string> Notes, IReadOnlyList<string> Sources);

/// <summary>Procedures are public: anyone may read them.</summary>
internal static class ProcedureEndpoints
{
    private const int PageSize = 50;

    public static void MapProcedures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/procedures", ListAsync).Access(new OpenToAllAttribute())
            .WithName("listProcedures").WithTags("procedures").WithSummary("Thủ tục đang có hiệu lực, theo mã, mỗi trang 50; tìm theo q không cần dấu")
            .Produces<ProcedurePage>();
        api.MapGet("/procedures/{code}", ReadAsync).Access(new OpenToAllAttribute())
            .WithName("readProcedure").WithTags("procedures").WithSummary("Một thủ tục: thời hạn, giấy tờ, phí, cơ quan tiếp nhận, căn cứ")
            .Produces<ProcedureAnswer>().Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType);
    }

    private static async Task<IResult> ListAsync(ReferenceStore reference, TimeProvider time, string? q, string? agency, string? after, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        var words = SearchKey.Of(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var body = agency is null ? null : snapshot.Organisation.Find(agency);
        if (agency is not null && body is null)
        {
            return ProblemAnswers.Parameter("agency", "agency_unknown", "Không có cơ quan với mã này.");
        }

        var found = snapshot.AllProcedures.Where(p => p.Kind == ProcedureKind.Public && p.State != PublicationState.NotPublic && p.InForceOn(today) && words.All(snapshot.SearchKeyOf(p).Contains)
                && (body is null || snapshot.Offers(body.Id, p.Code, today)) && (after is null || string.CompareOrdinal(p.Code, after) > 0))
            .OrderBy(p => p.Code, StringComparer.Ordinal).Take(PageSize + 1).ToList();
        var rows = found.Take(PageSize).Select(p => new ProcedureRow(
            p.Code, p.NationalCode, p.Version, p.Name, new(p.FieldCode, p.FieldName), p.OnlineLevel, p.IsInvented, p.Means.Any(m => p.WhyNotOpenForFiling(today, m.Channel) is null)));
        return ApiJson.Answer(new ProcedurePage([.. rows], found.Count > PageSize ? found[PageSize - 1].Code : null));
    }

    private static async Task<IResult> ReadAsync(string code, ReferenceStore reference, TimeProvider time, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        return (snapshot.ProcedureInForce(code, today) ?? snapshot.LatestProcedure(code)) is { Kind: ProcedureKind.Public, State: not PublicationState.NotPublic } p
            ? ApiJson.Answer(Answer(p, snapshot, today))
            : ProblemCatalogue.NotFound.Answer("Không có thủ tục với mã này.");
    }

    private static ProcedureAnswer Answer(ProcedureVersion p, ReferenceSnapshot snapshot, DateOnly today) => new(
        p.Code, p.NationalCode, p.Version, p.EffectiveFrom, p.EffectiveTo, p.Name, p.LawType, new(p.FieldCode, p.FieldName), p.Level, p.IsVerticalSector, p.OnlineLevel, [.. p.Services.Select(s => new ServiceAnswer(s.Id, s.State))], p.IsInvented, p.WhyNotOpenForFiling(today)?.Text,
        [.. p.Means.Select(m => new MeansAnswer(
            m.Channel,
            m.Limit is { } limit ? LimitAnswerOf(limit, snapshot.ClockRules.On(today)) : null,
            [.. m.CaseLimits.Select(own => new CaseLimitAnswer(own.CaseCodes, LimitAnswerOf(own.Limit, snapshot.ClockRules.On(today)), own.Note.Length == 0 ? null : own.Note))],
            [.. m.OtherLimits.Select(other => new OtherLimitAnswer(other.Limit is { } set ? LimitAnswerOf(set, snapshot.ClockRules.On(today)) : null, other.Note))],
            [.. m.Fees.Select(f => new FeeAnswer(f.Name, f.Code, f.Kind, f.Amount, f.Formula, f.Per, f.When, f.Note, f.CaseCodes, f.Basis, f.LimitNote, [.. f.Reliefs.Select(r => new ReliefAnswer(r.Percent, r.Payer, r.From, r.To, r.Basis))]))],
            p.FeeAsked(m.Channel, null, null, today),
            m.Note.Length == 0 ? null : m.Note,
            p.WhyNotOpenForFiling(today, m.Channel)?.Text))],
        [.. p.Cases.Select(c => new Named(c.Code, c.Name))],
        [.. p.Sequence.Select(step => step.Told)],
        [.. p.Components.Select(c => new ComponentAnswer(c.Code, c.Name, c.Originals, c.Copies, c.Mandatory, c.Condition, c.CaseCodes, PaperFiles.TypesOf(c), PaperFiles.LargestOf(c), c.Declaration?.Fields))],
        p.Conditions,
        [.. p.CaseConditions.Select(own => new CaseConditionsAnswer(own.CaseCodes, own.Conditions))],
        [.. p.Results.Select(r => new ResultAnswer(r.Code, r.Name, r.Validity, r.Scope))],
        [.. snapshot.AgenciesFor(p.Code, today).Select(a => new Named(a.Code, a.Name))],
        [.. p.LegalBasis.Select(document => document.Text)], p.Notes, p.Sources);

    private static LimitAnswer LimitAnswerOf(TimeLimit limit, ClockRules rules) => new(limit.Value, limit.Unit, rules.Of(limit).ToText());
}
