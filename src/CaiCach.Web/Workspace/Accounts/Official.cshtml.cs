using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>One official: the account, the posts, what became of them; gives posts, locks, gives a one-time password.</summary>
public sealed class OfficialModel(
    ActorReader actors, ReferenceStore reference, ReadOfficial read, GivePosts give, LockAccount locking, ResetPassword reset, IStringLocalizer<FaultTexts> roles, IStringLocalizer<WorkspaceTexts> t)
    : AccountPage(actors, reference, roles)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs : PostInputs
    {
        public string? Reason { get; set; }

        public string? GiveBack { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What was just done; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    /// <summary>The one-time password that was just made.</summary>
    public string? Password { get; private set; }

    public ReadOfficial.View View { get; private set; } = null!;

    /// <summary>Who can take over what the official holds; null for who holds nothing or is not to be locked here.</summary>
    public IReadOnlyList<ReadOfficial.Successor>? Successors { get; private set; }

    public IReadOnlyList<Choice> GiveBacks =>
    [
        new("giu", t["Giữ nguyên: khóa tạm thời, người thay hoặc lãnh đạo xử lý"].Value),
        new("giao-lai", t["Giao lại ngay: lãnh đạo phòng, người tiếp nhận khác, cán bộ kiểm soát phân công lại"].Value),
        .. (Successors ?? []).Select(s => new Choice(s.Id.ToString(), t["Giao ngay cho {0}", s.Name].Value)),
    ];

    public bool IsOwn => View.Account.Id == Me.Id;

    /// <summary>Whether the account itself is in this administrator's hand.</summary>
    public bool MayManage => View.IsOwned && !IsOwn;

    /// <summary>The posts held and to come.</summary>
    public IReadOnlyList<Post> Lasting => [.. View.Posts.Where(p => p.ValidTo is null || p.ValidTo >= Today)];

    /// <summary>The posts that are over; those that were called off before they began are left out.</summary>
    public IReadOnlyList<Post> Past => [.. View.Posts.Where(p => p.ValidTo < Today && p.ValidTo >= p.ValidFrom)];

    public string? DoneText => Done switch
    {
        "giao" => t["Đã giao vị trí."].Value,
        "doi" => t["Đã đổi ngày của vị trí."].Value,
        "ket-thuc" => t["Đã kết thúc vị trí."].Value,
        "chuyen" => t["Đã chuyển đơn vị."].Value,
        "khoa" => t["Đã khóa tài khoản; mọi phiên đăng nhập của người này đã kết thúc."].Value,
        "mo" => t["Đã mở khóa tài khoản."].Value,
        "sua" => t["Đã lưu."].Value,
        _ => null,
    };

    public static string AddressOf(Guid id) => $"{OfficialsModel.Href}/{id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Input.From = DateParts.Of(Today);
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    /// <summary>Gives posts.</summary>
    public async Task<IActionResult> OnPostAsync(int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var (from, to) = DaysOf(Input);
        return await AnswerAsync(await give.RunAsync(Context(), Id, version, new(Guid.TryParse(Input.Unit, out var unit) ? unit : null, Chosen(Input.Roles), from, to), cancel), "giao", cancel);
    }

    /// <summary>Locks the account.</summary>
    public Task<IActionResult> OnPostLockAsync(int version, CancellationToken cancel) => SetLockAsync(version, locked: true, cancel);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostUnlockAsync(int version, CancellationToken cancel) => SetLockAsync(version, locked: false, cancel);

    /// <summary>Gives a one-time password, which this answer alone shows.</summary>
    public async Task<IActionResult> OnPostResetAsync(int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var outcome = await reset.RunAsync(Context(), Id, version, cancel);
        if (outcome is not AccountOutcome.Done { Password: { } password })
        {
            return await AnswerAsync(outcome, "", cancel);
        }

        Password = password;
        Response.Headers.CacheControl = "no-store";
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    /// <summary>What was changed, in words.</summary>
    public string TextOf(ReadOfficial.Line line) => AccountWords.Of(t, line.Type);

    /// <summary>The facts of a change, in words.</summary>
    public IEnumerable<string> DetailsOf(ReadOfficial.Line line)
    {
        foreach (var post in line.Facts.Posts ?? [])
        {
            var days = post.To < post.From ? t["không còn hiệu lực"].Value
                : post.To is { } to ? t["từ {0} đến {1}", TimeTexts.Day(post.From), TimeTexts.Day(to)].Value : t["từ {0}", TimeTexts.Day(post.From)].Value;
            yield return $"{NameOf(post.Role)}, {Reference.Organisation.NameOf(post.Unit)}: {days}";
        }

        if (line.Facts.HandedOver is { } many)
        {
            yield return t["{0} hồ sơ đang giữ được giao lại", many].Value;
        }

        if (line.Facts.HandedQuestions is { } questions)
        {
            yield return t["{0} câu hỏi đang giữ được giao lại", questions].Value;
        }

        if (line.Facts.Unanswered is { } petitions)
        {
            yield return t["{0} phản ánh, kiến nghị không còn ai ở đơn vị soạn trả lời", petitions].Value;
        }

        if (line.Reason is { } reason)
        {
            yield return t["Lý do: {0}", reason].Value;
        }
    }

    private async Task<IActionResult> SetLockAsync(int version, bool locked, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var hand = Input.GiveBack switch
        {
            "giu" => new LockAccount.Hand(Kept: true),
            "giao-lai" => new LockAccount.Hand(Kept: false),
            { } typed when Guid.TryParse(typed, out var to) => new LockAccount.Hand(Kept: false, to),
            _ => null,
        };
        return await AnswerAsync(await locking.RunAsync(Context(), Id, version, locked, Input.Reason, hand, cancel), locked ? "khoa" : "mo", cancel);
    }

    private async Task<IActionResult> AnswerAsync(AccountOutcome outcome, string done, CancellationToken cancel)
    {
        if (outcome is AccountOutcome.Done)
        {
            return Redirect($"{AddressOf(Id)}?xong={done}");
        }

        Say(outcome);
        return outcome is not AccountOutcome.NotFound && await LoadAsync(cancel) ? Again(StatusOf(outcome)) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        View = (await read.RunAsync(Me, Id, Now, cancel))!;
        Successors = View is not null && MayManage && View.Account.LockedAt is null ? await read.SuccessorsAsync(View, Now, cancel) : null;
        return View is not null;
    }
}
