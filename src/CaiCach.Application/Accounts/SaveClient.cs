using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Registers a client of the API, whose secret is told once, or changes what one is called and may do. Its id and its body stay as they were registered.</summary>
public sealed class SaveClient(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest public id, in characters.</summary>
    public const int LongestId = 60;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 300;

    private const int ShortestId = 3;

    /// <summary>The refusal of an id that another client has.</summary>
    internal static AccountOutcome.Invalid Taken { get; } = AccountOutcome.Wrong("clientId", "client_id_taken", "Mã này đã có chương trình khác dùng; chọn mã khác.");

    /// <summary>What it is called and may do, as typed.</summary>
    /// <param name="Name">Its name as it stands in the history of dossiers.</param>
    /// <param name="Scopes">What it may ask for, of <see cref="ApiScopes.All"/>; at least one.</param>
    /// <param name="Ways">The ways in that it may name, of <see cref="FilingWays.OfPrograms"/>; only for who may file.</param>
    public sealed record Rights(string? Name, IReadOnlyCollection<string> Scopes, IReadOnlyCollection<FilingWay> Ways);

    /// <summary>Registers one. Done twice, the second finds the id taken.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="clientId">Its public id, as typed: 3 to 60 lower-case letters, digits, dots and hyphens.</param>
    /// <param name="body">The code of the body it works for; it sees this body and those below.</param>
    /// <param name="rights">What it is called and may do.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AccountOutcome> RegisterAsync(ActContext context, string? clientId, string? body, Rights rights, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rights);
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        if (!ClientScope.May(context.Actor, units))
        {
            return new AccountOutcome.NotFound();
        }

        var id = TypedText.Trimmed(clientId)?.ToLowerInvariant();
        var unit = units.Agencies.FirstOrDefault(u => u.Code == body && !(u.ValidTo < VietnamTime.DayOf(context.Now)));
        var client = new ApiClient { Id = Ids.New(context.Now), ClientId = id ?? "", UnitId = unit?.Id ?? default, CreatedAt = context.Now };
        List<FieldFault> faults = [.. FaultsOfId(id)];
        if (unit is null)
        {
            faults.Add(new("body", "body_unknown", "Chọn cơ quan trong danh sách."));
        }

        faults.AddRange(Fill(client, rights));
        if (faults.Count > 0)
        {
            return new AccountOutcome.Invalid(faults);
        }

        if (await db.ApiClients.AnyAsync(c => c.ClientId == id, cancel))
        {
            return Taken;
        }

        var secret = ApiClients.GiveSecret(client, context.Now);
        db.ApiClients.Add(client);
        return await ClientWork.SaveAsync(db, engine, context, client, new(ClientEventData.Registered, Secret: secret), cancel);
    }

    /// <summary>Changes one. What it may do holds from its next call on, within half a minute.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="rights">What it is called and may do from now on.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<AccountOutcome> ChangeAsync(ActContext context, Guid id, int version, Rights rights, CancellationToken cancel = default) =>
        ClientWork.ActAsync(db, reference, engine, context, id, version, client =>
        {
            var before = (client.Name, client.Scopes, client.Ways);
            var faults = Fill(client, rights).ToList();
            return faults.Count > 0 ? ClientWork.Change.No(new AccountOutcome.Invalid(faults))
                : before == (client.Name, client.Scopes, client.Ways) ? ClientWork.Change.No(new AccountOutcome.Done(id))
                : new(ClientEventData.Changed);
        }, cancel);

    private static IEnumerable<FieldFault> FaultsOfId(string? id)
    {
        if (id is null)
        {
            yield return new("clientId", "client_id_missing", "Nhập mã chương trình.");
        }
        else if (id.Length is < ShortestId or > LongestId || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
        {
            yield return new("clientId", "client_id_wrong", "Mã chương trình có từ 3 đến 60 chữ cái thường không dấu, chữ số, dấu chấm hoặc gạch ngang.");
        }
    }

    private static IEnumerable<FieldFault> Fill(ApiClient client, Rights rights)
    {
        var name = TypedText.Trimmed(rights.Name);
        var scopes = ApiScopes.All.Where(rights.Scopes.Contains).ToList();
        var ways = FilingWays.OfPrograms.Where(rights.Ways.Contains).ToList();
        if (name is null)
        {
            yield return new("name", "name_missing", "Nhập tên chương trình.");
        }
        else if (TypedText.Check("name", "name", name, LongestName) is { } fault)
        {
            yield return fault;
        }

        if (scopes.Count == 0)
        {
            yield return new("scopes", "scopes_missing", "Chọn ít nhất một quyền.");
        }

        if (ways.Count > 0 && !scopes.Contains(ApiScopes.DossiersFile))
        {
            yield return new("ways", "ways_without_filing", "Chỉ chương trình có quyền nộp hồ sơ mới nêu được nơi nộp; chọn quyền ấy hoặc bỏ chọn nơi nộp.");
        }

        (client.Name, client.Scopes, client.Ways) = (name ?? "", string.Join(' ', scopes), string.Join(' ', ways));
    }
}
