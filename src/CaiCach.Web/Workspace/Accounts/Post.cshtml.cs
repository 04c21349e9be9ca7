using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>Changes one post of an official: its last day, its end, the unit; open dossiers in hand are given on in the same act.</summary>
public sealed class PostModel(ActorReader actors, ReferenceStore reference, ReadOfficial read, ChangePost change, IStringLocalizer<FaultTexts> roles, IStringLocalizer<WorkspaceTexts> t)
    : AccountPage(actors, reference, roles)
{
    private const string ToHead = "lanh-dao";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? What { get; set; }

        public DateParts LastDay { get; set; } = new();

        public string? Unit { get; set; }

        public string? HandTo { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Post { get; set; }

    /// <summary>The version the form was made of, where it is shown again for what was typed.</summary>
    public int? Version { get; private set; }

    public ReadOfficial.View View { get; private set; } = null!;

    /// <summary>The post.</summary>
    public Data.Organisation.Post Of { get; private set; } = null!;

    /// <summary>The open dossiers it holds.</summary>
    public ReadOfficial.Held Held { get; private set; } = null!;

    public IReadOnlyList<Choice> Acts =>
    [
        new("chuyen", t["Chuyển sang đơn vị khác từ hôm nay"].Value),
        new("doi", t["Đổi ngày cuối"].Value),
        new("ket-thuc", t["Kết thúc ngay"].Value),
    ];

    /// <summary>Who may get the dossiers.</summary>
    public IReadOnlyList<Choice> Successors =>
    [
        new(ToHead, Of.Role == Role.Receiver ? t["Người tiếp nhận khác tự nhận"].Value : Held.Questions.Count > 0 ? t["Lãnh đạo phòng phân công lại hồ sơ, cán bộ kiểm soát phân công lại câu hỏi"].Value : t["Lãnh đạo phòng phân công lại"].Value),
        .. Held.Successors.Select(s => new Choice(s.Id.ToString(), s.Name)),
    ];

    public static string AddressOf(Guid person, Guid post) => $"{OfficialsModel.Href}/{person}/vi-tri/{post}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (Of.ValidTo is { } last)
        {
            Input.LastDay = DateParts.Of(last);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var hand = Input.HandTo == ToHead ? new(null) : string.IsNullOrEmpty(Input.HandTo) ? null : new ChangePost.HandOver(Guid.TryParse(Input.HandTo, out var to) ? to : Guid.Empty);
        AccountOutcome? outcome = null;
        switch (Input.What)
        {
            case "chuyen":
                outcome = await change.MoveAsync(Context(), Id, version, Post, Guid.TryParse(Input.Unit, out var unit) ? unit : null, hand, cancel);
                break;
            case "doi":
                var last = Input.LastDay.Read(ModelState, "Input.LastDay", "Đến hết ngày");
                outcome = ModelState.IsValid ? await change.LastDayAsync(Context(), Id, version, Post, last, hand, cancel) : null;
                break;
            case "ket-thuc":
                outcome = await change.EndNowAsync(Context(), Id, version, Post, hand, cancel);
                break;
            default:
                ModelState.AddModelError("Input.What", "Chọn việc cần làm.");
                break;
        }

        if (outcome is AccountOutcome.Done)
        {
            return Redirect($"{OfficialModel.AddressOf(Id)}?xong={Input.What}");
        }

        Say(outcome ?? new AccountOutcome.Invalid([]));
        Version = outcome is AccountOutcome.Stale ? null : version;
        return outcome is not AccountOutcome.NotFound && await LoadAsync(cancel) ? Again(outcome is null ? StatusCodes.Status422UnprocessableEntity : StatusOf(outcome)) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var view = await read.RunAsync(Me, Id, Now, cancel);
        if (view is null || Id == Me.Id || view.Posts.FirstOrDefault(p => p.Id == Post && view.Units.Contains(p.UnitId) && (p.ValidTo is null || p.ValidTo >= Today)) is not { } post)
        {
            return false;
        }

        (View, Of, Held) = (view, post, await read.HeldAsync(view, post, Now, cancel));
        return true;
    }
}
