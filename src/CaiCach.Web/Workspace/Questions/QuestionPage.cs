using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data.Events;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Dossiers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Questions;

/// <summary>A page of one question or one answer of the bank: exactly the steps this person may take, one form at a time. Whatever goes wrong, all that was typed stays.</summary>
public abstract class QuestionPage(ActorReader actors, ReferenceStore reference, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? Text { get; set; }

        public string? Public { get; set; }

        public string? Officer { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Done { get; set; }

    /// <summary>The events, the newest first.</summary>
    public abstract IEnumerable<EventRow> History { get; }

    /// <summary>Who was away when another did it in his or her stead; null for nobody.</summary>
    public virtual string? AwayOf(EventRow row) => null;

    /// <summary>For which head it was approved; null for who did so in the own right. Events of questions and of the bank write it alike.</summary>
    public static DossierEventData.SignedFor? SignedFor(EventRow row) => RecordEvents.Facts<Signature>(row).Signing;

    private sealed record Signature(DossierEventData.SignedFor? Signing);

    /// <summary>What an event is called.</summary>
    public string WhatOf(string type) => t[type switch
    {
        QuestionEventData.Asked => "Nhận câu hỏi",
        "question.assigned" => "Phân công trả lời",
        "question.drafted" => "Trình trả lời",
        "question.draft_returned" or "bank_answer.returned" => "Trả lại soạn lại",
        "question.answered" => "Duyệt trả lời",
        "question.published" or BankEventData.Taken => "Công khai hỏi đáp",
        "question.closed" or "bank_answer.closed" => "Đóng",
        QuestionEventData.Moved or BankEventData.Moved => "Chuyển sang cơ quan, đơn vị kế thừa",
        QuestionEventData.MessagesResent => "Gửi lại thư, tin chưa đến người gửi",
        QuestionEventData.HandedOver => "Người được giao thôi giữ vị trí; câu hỏi giao lại",
        BankEventData.Written => "Viết câu hỏi và trả lời",
        BankEventData.Flagged => "Thủ tục có phiên bản mới: cần rà soát",
        "bank_answer.edited" => "Sửa, chờ duyệt",
        "bank_answer.approved" => "Duyệt, công khai",
        "bank_answer.confirmed" => "Xác nhận vẫn đúng với phiên bản mới",
        _ => "Thay đổi khác",
    }].Value;

    /// <summary>The answer to an act that went wrong, told at its field; null when it was done.</summary>
    protected IActionResult? Told(QuestionOutcome outcome)
    {
        switch (outcome)
        {
            case QuestionOutcome.Done:
                return null;
            case QuestionOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code switch { "text_missing" => "Input.Text", "public_missing" => "Input.Public", "officer_missing" => "Input.Officer", _ => "" }, reason.Text);
                }

                return Again();
            case QuestionOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);

                return Again();
            case QuestionOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi nội dung này. Bước này chưa được thực hiện; nội dung đã nhập vẫn còn, hãy xem lại rồi gửi lần nữa.");
                return Again();
            default:
                return NotFound();
        }
    }

    /// <summary>What was typed, without blanks around.</summary>
    protected void Clean() => (Input.Text, Input.Public) = (ActInputs.Clean(Input.Text), ActInputs.Clean(Input.Public));
}
