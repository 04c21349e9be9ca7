using System.Globalization;
using System.Security.Cryptography;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outages;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Petitions;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>Anybody sends a petition about administrative procedures to a body; no account is needed. A form sent twice makes one.</summary>
public sealed class SubmitPetition(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int LongestContent = 6000;
    private const int LongestAddress = 500;
    private const int LongestCode = 60;

    /// <summary>What is sent.</summary>
    /// <param name="Key">The mark of the form.</param>
    /// <param name="Kind">What it is about; null when nothing was chosen.</param>
    /// <param name="AgencyCode">The body.</param>
    /// <param name="Name">Who sends it.</param>
    /// <param name="Phone">To be reached at; its last four digits open the answer.</param>
    /// <param name="Email">May be left out.</param>
    /// <param name="Address">May be left out.</param>
    /// <param name="DossierCode">The dossier it speaks of; may be left out.</param>
    /// <param name="Content">What is said.</param>
    /// <param name="CommuneCode">The commune of the address, picked from the register; may be left out.</param>
    public sealed record Request(Guid Key, PetitionKind? Kind, string? AgencyCode, string? Name, string? Phone, string? Email, string? Address, string? DossierCode, string? Content, string? CommuneCode = null);

    /// <summary>Sends it.</summary>
    public async Task<PetitionOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var faults = Check(request).ToList();
        var today = VietnamTime.DayOf(context.Now);
        var agency = snapshot.Organisation.Find(request.AgencyCode ?? "");
        if (agency is null || agency.AgencyId != agency.Id || agency.ValidFrom > today || agency.ValidTo < today)
        {
            faults.Add(new("agency", "agency_unknown", "Chọn cơ quan nhận phản ánh, kiến nghị."));
        }

        var commune = snapshot.Communes.Find(request.CommuneCode, today) is { } picked && picked.IsInForce(today) ? picked : null;
        if (commune is null && !string.IsNullOrEmpty(request.CommuneCode))
        {
            faults.Add(new("commune.code", "commune_unknown", "Xã, phường đã chọn không có trong danh mục hiện hành; hãy tìm và chọn lại."));
        }

        var typed = TypedText.Trimmed(request.Address);
        var address = commune is null ? typed : typed is null ? snapshot.Communes.TitleOf(commune) : snapshot.Communes.AddressIn(typed, commune);
        if (TypedText.Check("address", "address", address, LongestAddress) is { } unfit)
        {
            faults.Add(unfit);
        }

        // What was sent before the function was switched off is answered as before.
        if (await PausedFunctions.FaultAsync(db, OutageParts.Petitions, context.Now, cancel) is { } paused && !await db.Petitions.AnyAsync(p => p.SubmissionKey == request.Key, cancel))
        {
            faults.Insert(0, paused);
        }

        if (faults.Count > 0)
        {
            return new PetitionOutcome.Invalid(faults);
        }

        var (calendar, limits) = (snapshot.CalendarOf(agency!.Id), snapshot.Petitions?.On(today));
        var local = PetitionTimes.ToMinute(context.Now);
        if (calendar is null || limits is null || PetitionTimes.End(calendar, local, limits.Refuse) is not { } refuse || PetitionTimes.End(calendar, local, limits.AskMore) is not { } ask
            || PetitionTimes.End(calendar, local, limits.Answer) is not { } answer)
        {
            return new PetitionOutcome.Invalid([PetitionTimes.NoCalendar]);
        }

        var petition = new Petition
        {
            Id = Ids.New(context.Now),
            Version = 1,
            Code = string.Create(CultureInfo.InvariantCulture, $"PA-{today:yyMMdd}-{RandomNumberGenerator.GetString(RequestNumber.MarkAlphabet, RequestNumber.MarkLength)}"),
            SubmissionKey = request.Key,
            State = PetitionState.Received,
            Kind = request.Kind!.Value,
            AgencyId = agency.Id,
            Name = PersonName.Parse(request.Name!).Value,
            Phone = Phone.Parse(request.Phone!).Value,
            Email = TypedText.Trimmed(request.Email),
            Address = address,
            CommuneCode = commune?.Code,
            DossierCode = TypedText.Trimmed(request.DossierCode)?.ToUpperInvariant(),
            Content = TypedText.Trimmed(request.Content)!,
            ReceivedAt = context.Now,
            RefuseDueAt = refuse,
            AskDueAt = ask,
            AnswerDueAt = answer,
            DeskDueAt = refuse,
            CalendarVersion = calendar.Version,
            RemindAt = context.Now,
        };
        db.Petitions.Add(petition);
        var data = new PetitionEventData(petition.AgencyId, null, petition.State, Due: answer);
        var row = db.Record(context, PetitionEventData.Stream, petition.Id, 1, PetitionEventData.TypeOf(null), data);
        db.MeasureEntries.AddRange(data.Rows(row));
        db.AddRange(PetitionNotices.Rows(petition, null, row, snapshot));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "petitions")
        {
            db.ChangeTracker.Clear();
            petition = await db.Petitions.AsNoTracking().FirstAsync(p => p.SubmissionKey == request.Key, cancel);
        }

        return new PetitionOutcome.Done(petition.Id, petition.Code, petition.Version, petition.State);
    }

    private static IEnumerable<FieldFault> Check(Request request)
    {
        if (request.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            yield return new("kind", "kind_missing", "Chọn nội dung phản ánh, kiến nghị.");
        }

        if (!PersonName.TryParse(request.Name, out _, out var fault))
        {
            yield return IdentityFaults.At("name", fault, "Nhập họ và tên.");
        }

        if (!Phone.TryParse(request.Phone, out _, out fault))
        {
            yield return IdentityFaults.At("phone", fault, "Nhập số điện thoại.");
        }

        if (TypedText.CheckEmail("email", TypedText.Trimmed(request.Email)) is { } wrong)
        {
            yield return wrong;
        }

        if (TypedText.Trimmed(request.Content) is not { } content)
        {
            yield return new("content", "content_missing", "Nhập nội dung phản ánh, kiến nghị.");
        }
        else if (TypedText.Check("content", "content", content, LongestContent) is { } unfit)
        {
            yield return unfit;
        }

        if (TypedText.Check("dossierCode", "dossier", request.DossierCode, LongestCode) is { } odd)
        {
            yield return odd;
        }
    }
}
