using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rows Q3 and Q3a: who the owner, the submitter or the representative is was typed wrongly. The receiver corrects it before the acceptance, the head of the competent body after it, and Mẫu 01 is then
/// issued anew. The event keeps what stood before; open parts at other bodies are corrected with the dossier. What was signed or issued under the old name stays as it is.
/// </summary>
public sealed class CorrectOwner(CaiCachDb db, DossierWork work)
{
    private const string Prefix = "applicant.";
    private const string HolderText = "Hồ sơ nộp trong tài khoản của chính người này, số định danh theo tài khoản ấy nên không sửa ở đây; nếu nộp nhầm tài khoản thì hướng dẫn rút hồ sơ và nộp lại bằng tài khoản đúng.";

    private static readonly (string Name, Func<Dossier, string?> Get, Action<Dossier, string?> Set)[] Fields =
    [
        ("name", d => d.OwnerName, (d, v) => d.OwnerName = v!),
        ("idNumber", d => d.OwnerIdNumber, (d, v) => d.OwnerIdNumber = v!),
        ("nationality", d => d.OwnerNationality, (d, v) => d.OwnerNationality = v),
        ("birthDate", d => d.OwnerBirthDate, (d, v) => d.OwnerBirthDate = v),
        ("address", d => d.Address, (d, v) => d.Address = v!),
        ("communeCode", d => d.CommuneCode, (d, v) => d.CommuneCode = v),
        ("submitterName", d => d.SubmitterName, (d, v) => d.SubmitterName = v),
        ("submitterIdNumber", d => d.SubmitterIdNumber, (d, v) => d.SubmitterIdNumber = v),
        ("headName", d => d.Representation?.HeadName, (d, v) => d.Representation?.HeadName = v),
        ("headIdNumber", d => d.Representation?.HeadIdNumber, (d, v) => d.Representation?.HeadIdNumber = v),
    ];

    /// <summary>What is right; the kind of owner stays.</summary>
    /// <param name="Name">Full name, or the organisation's name.</param>
    /// <param name="IdNumber">The number the kind is known by.</param>
    /// <param name="Nationality">Of who is known by a passport; not looked at otherwise.</param>
    /// <param name="BirthDate">Of a person; may be left out.</param>
    /// <param name="Address">Where the owner lives or has its seat.</param>
    /// <param name="SubmitterName">Who submitted for the owner; not looked at where the owner did.</param>
    /// <param name="SubmitterIdNumber">That person's number.</param>
    /// <param name="HeadName">The legal representative of an organisation; not looked at where <see cref="AsksHead"/> says no.</param>
    /// <param name="HeadIdNumber">That person's identity number; may be left out.</param>
    /// <param name="CommuneCode">The commune of the address, picked from the register; null to keep the one on record as long as the address is of it.</param>
    public sealed record Request(
        string? Name, string? IdNumber, string? Nationality, string? BirthDate, string? Address, string? SubmitterName = null, string? SubmitterIdNumber = null, string? HeadName = null, string? HeadIdNumber = null,
        string? CommuneCode = null)
    {
        /// <summary>What is on record.</summary>
        public static Request Of(Dossier dossier)
        {
            ArgumentNullException.ThrowIfNull(dossier);
            return new(
                dossier.OwnerName, dossier.OwnerIdNumber, dossier.OwnerNationality, dossier.OwnerBirthDate, dossier.Address, dossier.SubmitterName, dossier.SubmitterIdNumber, dossier.Representation?.HeadName, dossier.Representation?.HeadIdNumber);
        }
    }

    /// <summary>Whether it has a legal representative beside the submitter.</summary>
    public static bool AsksHead(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.Representation is { HeadName: not null, Basis: not RepresentationBasis.LegalRepresentative };
    }

    /// <summary>Corrects it; faults by field as at filing: "applicant.name" and so on.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, string reason, string? legalBasis = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var holder = await db.Dossiers.Where(d => d.Id == id).Select(d => db.Users.Where(a => a.Id == d.AccountId).Select(a => a.CitizenId).FirstOrDefault()).FirstOrDefaultAsync(cancel);
        return await work.ActAsync(
            context, id, version, DossierAct.CorrectOwner, new(context.Now, reason, TypedText.Trimmed(legalBasis)), change => CorrectAsync(change, request, reason, cancel), (dossier, reference) => Check(dossier, reference, request, holder, VietnamTime.DayOf(context.Now)), cancel: cancel);
    }

    private static List<FieldFault> Check(Dossier dossier, ReferenceSnapshot reference, Request request, string? holder, DateOnly today)
    {
        if (dossier.AskedById is not null)
        {
            return [Fault("name", "owner_internal", "Hồ sơ thủ tục nội bộ do đơn vị gửi, không có chủ hồ sơ để sửa.")];
        }

        var input = InputOf(dossier, request);
        var faults = input.Check(FiledOn(dossier), reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion))
            .Select(f => f.Code == "owner_of_age" ? f with { Field = Prefix + "birthDate" } : f)
            .Where(f => Fields.Any(field => f.Field == Prefix + field.Name)).ToList();
        input.CommuneIn(reference.Communes, today, faults);
        if (dossier.SubmitterName is not null && !input.Submits)
        {
            faults.Add(Fault("submitterName", "submitter_missing", "Nhập họ tên người nộp thay; việc sửa không bỏ được người nộp."));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var right = Right(dossier, request, reference, today);
        if (!Differing(dossier, right).Any())
        {
            return [Fault("name", "owner_same", "Chưa có gì thay đổi so với hồ sơ.")];
        }

        if (right.OwnerIdNumber != dossier.OwnerIdNumber)
        {
            if (dossier.OwnerIdNumber == holder)
            {
                faults.Add(Fault("idNumber", "owner_account", HolderText));
            }
            else if (dossier.Papers.Any(p => p.ReusedFromId is not null))
            {
                faults.Add(Fault("idNumber", "owner_papers_reused", "Hồ sơ dùng lại giấy tờ từ hồ sơ trước của số giấy tờ đang ghi, nên không đổi số được; hướng dẫn người nộp rút hồ sơ và nộp lại đúng số."));
            }
        }

        if (right.SubmitterIdNumber != dossier.SubmitterIdNumber && dossier.SubmitterIdNumber == holder)
        {
            faults.Add(Fault("submitterIdNumber", "owner_account", HolderText));
        }

        return faults;
    }

    private async Task<DossierEventData> CorrectAsync(DossierChange change, Request request, string reason, CancellationToken cancel)
    {
        var dossier = change.Dossier;
        var right = Right(dossier, request, change.Reference, VietnamTime.DayOf(change.Context.Now));
        var corrected = Apply(dossier, right);
        if (dossier.Representation is { Basis: RepresentationBasis.Parent } parent && BirthDate.TryParse(dossier.OwnerBirthDate, FiledOn(dossier), out var born, out _))
        {
            parent.Until = Representation.LastDay(parent.Basis, null, null, born);
        }

        foreach (var part in await db.Dossiers.OpenOf(dossier.Id).Include(d => d.Papers).Include(d => d.Stages).OrderBy(d => d.Id).ToListAsync(cancel))
        {
            if (Apply(part, right) is { Count: > 0 } there)
            {
                work.Record(change.Context, part, DossierEvents.TypeOf(DossierAct.CorrectOwner), reason, new() { Rule = change.Verdict.Rule.Number, From = part.State, To = part.State, OwnerCorrected = there }, change.Reference);
            }
        }

        var replaced = dossier.AcceptedAt is null ? null
            : await db.Letters.AsNoTracking().Where(l => l.DossierId == dossier.Id && l.Kind == LetterKind.Acceptance).OrderByDescending(l => l.EventVersion).Select(l => l.Symbol).FirstOrDefaultAsync(cancel);
        return new() { OwnerCorrected = corrected, LetterReplaced = replaced };
    }

    private static List<DossierEventData.CorrectedValue> Apply(Dossier dossier, Dossier right)
    {
        var corrected = Differing(dossier, right).ToList();
        foreach (var (_, get, set) in Fields)
        {
            set(dossier, get(right));
        }

        dossier.OwnerKey = right.OwnerKey;
        return corrected;
    }

    private static IEnumerable<DossierEventData.CorrectedValue> Differing(Dossier dossier, Dossier right) =>
        Fields.Where(f => f.Get(dossier) != f.Get(right) && (dossier.Representation is not null || !f.Name.StartsWith("head", StringComparison.Ordinal))).Select(f => new DossierEventData.CorrectedValue(f.Name, f.Get(dossier), f.Get(right)));

    /// <summary>A dossier that says what is right; nothing else of it is of use.</summary>
    private static Dossier Right(Dossier dossier, Request request, ReferenceSnapshot reference, DateOnly today)
    {
        var right = new Dossier();
        var (input, communes, before) = (InputOf(dossier, request), reference.Communes, reference.Communes.Find(dossier.CommuneCode, FiledOn(dossier)));
        input.WriteNamesTo(right);
        right.Address = request.Address!.Trim().Normalize();
        if (input.CommuneIn(communes, today, []) is { } picked)
        {
            // What was added to the address for the commune on record goes with it.
            right.Address = communes.AddressIn(before is null || before.Code == picked.Code ? right.Address : communes.AddressWithout(right.Address, before), picked);
            right.CommuneCode = picked.Code;
        }
        else
        {
            // An address that no longer names the commune on record is not of it; one that is as it was keeps it.
            right.CommuneCode = right.Address == dossier.Address || (before is not null && communes.AddressIn(right.Address, before) == right.Address) ? dossier.CommuneCode : null;
        }

        if (dossier.Representation is { } held)
        {
            var isHead = held is { HeadName: not null, Basis: RepresentationBasis.LegalRepresentative };
            right.Representation = new()
            {
                HeadName = isHead ? right.SubmitterName : AsksHead(dossier) ? PersonName.Parse(request.HeadName!).Value : held.HeadName,
                HeadIdNumber = isHead ? right.SubmitterIdNumber : !AsksHead(dossier) ? held.HeadIdNumber : CitizenId.TryParse(request.HeadIdNumber, out var id, out _) ? id.Value : null,
            };
        }

        return right;
    }

    /// <summary>As if it were filed so.</summary>
    private static ApplicantInput InputOf(Dossier dossier, Request request) => new(
        dossier.ApplicantKind, request.Name, request.IdNumber, request.BirthDate, dossier.Phone, dossier.Email, request.Address,
        dossier.SubmitterName is null ? null : request.SubmitterName, dossier.SubmitterName is null ? null : request.SubmitterIdNumber, dossier.BySms, request.Nationality, dossier.ReturnWay, dossier.ReturnAddress,
        dossier.Representation is not { } right ? null : new(
            right.Basis, right.Number, Day(right.SignedOn), right.IssuedBy, Day(right.Until), right.Acts, AsksHead(dossier) ? request.HeadName : right.HeadName, AsksHead(dossier) ? request.HeadIdNumber : right.HeadIdNumber, right.HeadTitle),
        request.CommuneCode);

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day by which ages are judged, as at filing.</summary>
    private static DateOnly FiledOn(Dossier dossier) => VietnamTime.DayOf(dossier.SubmittedAt);

    private static FieldFault Fault(string field, string code, string text) => new(Prefix + field, code, text);
}
