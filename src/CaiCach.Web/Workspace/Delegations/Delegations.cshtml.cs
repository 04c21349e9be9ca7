using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Delegations;

/// <summary>Who may sign for whom, now and before; heads and administrators write it down and withdraw it.</summary>
public sealed class DelegationsModel(ActorReader actors, ReferenceStore reference, ReadDelegations read, RecordDelegation record, EndDelegation end, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/uy-quyen-ky";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Delegator { get; set; }

        public string? Delegate { get; set; }

        public string? Form { get; set; }

        public string? HeadTitle { get; set; }

        public string? OwnTitle { get; set; }

        public List<string> Kinds { get; set; } = [];

        public List<string> Fields { get; set; } = [];

        public string? Procedures { get; set; }

        public string? Number { get; set; }

        public DateParts FirstDay { get; set; } = new();

        public DateParts LastDay { get; set; } = new();
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>What was just done: "ghi" or "rut"; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public IReadOnlyList<ReadDelegations.Row> Rows { get; private set; } = [];

    /// <summary>The heads to choose; empty for who writes nothing down.</summary>
    public IReadOnlyList<Choice> Heads { get; private set; } = [];

    public IReadOnlyList<Choice> Signers { get; private set; } = [];

    public IReadOnlyList<Choice> Fields { get; private set; } = [];

    public IReadOnlyList<Choice> Forms => [.. Enum.GetValues<DelegationForm>().Select(f => new Choice(f.ToString(), t[f.ToText()].Value))];

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<SigningKind>().Select(k => new Choice(k.ToString(), t[k.ToText()].Value))];

    public DateOnly Today => VietnamTime.DayOf(Now);

    /// <summary>Whether a delegation is in effect today, or to come.</summary>
    public bool Lasts(ReadDelegations.Row row) => row.Of.EndedAt is null && row.Of.LastDay >= Today;

    /// <summary>Whether the official may withdraw it.</summary>
    public bool MayEnd(ReadDelegations.Row row) => Lasts(row) && (row.Of.DelegatorId == Me.Id || DelegationScope.Administers(Me, Reference.Organisation, row.Of.AgencyId));

    /// <summary>What may be signed, in words.</summary>
    public string KindsOf(ReadDelegations.Row row) =>
        string.Join("; ", row.Of.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => t[Enum.Parse<SigningKind>(k).ToText()].Value));

    /// <summary>Of which procedures, in words.</summary>
    public string ProceduresOf(ReadDelegations.Row row)
    {
        var fields = row.Of.Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Reference.AllProcedures.FirstOrDefault(p => p.FieldCode == code)?.FieldName ?? code).ToList();
        var parts = new List<string>();
        if (fields.Count > 0)
        {
            parts.Add(t["Lĩnh vực: {0}", string.Join(", ", fields)].Value);
        }

        if (row.Of.Procedures.Length > 0)
        {
            parts.Add(t["Thủ tục: {0}", row.Of.Procedures.Replace(" ", ", ", StringComparison.Ordinal)].Value);
        }

        return parts.Count == 0 ? t["Mọi thủ tục"].Value : string.Join("; ", parts);
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await LoadAsync(cancel);
    }

    /// <summary>Writes a delegation down.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var first = Input.FirstDay.Read(ModelState, "Input.FirstDay", "Ngày đầu");
        var last = Input.LastDay.Read(ModelState, "Input.LastDay", "Ngày cuối");
        var (head, body) = Input.Delegator?.Split('.') is [var account, var agency] && Guid.TryParse(account, out var id) && Guid.TryParse(agency, out var unit) ? (id, unit) : (Guid.Empty, Guid.Empty);
        if (!Enum.TryParse<DelegationForm>(Input.Form, out var form) || !Enum.IsDefined(form))
        {
            ModelState.AddModelError("Input.Form", "Chọn hình thức ký.");
        }

        var outcome = await TryAsync(new(
            body, head, Guid.TryParse(Input.Delegate, out var signer) ? signer : Guid.Empty, form, Input.HeadTitle, Input.OwnTitle,
            [.. Input.Kinds.Where(k => Enum.TryParse<SigningKind>(k, out var kind) && Enum.IsDefined(kind)).Select(Enum.Parse<SigningKind>)], Input.Fields,
            (Input.Procedures ?? "").Split([' ', '\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Input.Number, first, last), cancel);
        if (outcome is DelegationOutcome.Done)
        {
            return Redirect(Href + "?xong=ghi");
        }

        foreach (var fault in (outcome as DelegationOutcome.Invalid)?.Faults.Where(f => !ModelState.TryGetValue(FaultsExtensions.InputKey(f.Field), out var there) || there.Errors.Count == 0) ?? [])
        {
            ModelState.AddModelError(FaultsExtensions.InputKey(fault.Field), fault.Text);
        }

        await LoadAsync(cancel);
        return Again();
    }

    /// <summary>Withdraws a delegation.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await end.RunAsync(Context(), id, version, cancel))
        {
            case DelegationOutcome.Done:
                return Redirect(Href + "?xong=rut");
            case DelegationOutcome.Stale:
                ModelState.AddModelError("", "Ủy quyền này đã được rút. Danh sách dưới đây là mới nhất.");
                await LoadAsync(cancel);
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    // What is wrong with the typed form of signing is said already, together with all else.
    private async Task<DelegationOutcome?> TryAsync(RecordDelegation.Request request, CancellationToken cancel) =>
        ModelState.IsValid ? await record.RunAsync(Context(), request, cancel)
        : await record.RunAsync(Context(), request with { DocumentNumber = null }, cancel) is DelegationOutcome.Invalid invalid
            ? new DelegationOutcome.Invalid([.. invalid.Faults.Where(f => f.Field != "number" || string.IsNullOrWhiteSpace(Input.Number))]) : null;

    private async Task LoadAsync(CancellationToken cancel)
    {
        Rows = await read.RunAsync(Me, Today, cancel);
        var tree = Reference.Organisation;
        Heads = [.. (await read.HeadsAsync(Me, Today, cancel)).Select(p => new Choice($"{p.Id}.{p.AgencyId}", $"{p.Name}, {tree.NameOf(p.AgencyId)}"))];
        if (Heads.Count > 0)
        {
            Signers = [.. (await read.DelegatesAsync(Me, Today, cancel)).Select(p => new Choice(p.Id.ToString(), $"{p.Name}, {tree.NameOf(p.AgencyId)}"))];
            var bodies = DelegationScope.BodiesOf(Me, tree);
            var offered = Reference.Offerings.Where(o => bodies.Contains(o.AgencyId) && (o.ValidTo is null || o.ValidTo >= Today)).Select(o => o.ProcedureCode).ToHashSet(StringComparer.Ordinal);
            Fields = [.. Reference.AllProcedures.Where(p => offered.Contains(p.Code)).GroupBy(p => p.FieldCode).OrderBy(g => g.First().FieldName, StringComparer.Ordinal).Select(g => new Choice(g.Key, g.First().FieldName))];
        }
    }
}
