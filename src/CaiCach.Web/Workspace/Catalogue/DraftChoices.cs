using CaiCach.Law.Procedures;
using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The words of a document with their names, as the form offers them.</summary>
internal static class DraftChoices
{
    private static readonly Dictionary<string, IReadOnlyList<Choice>> All = new(StringComparer.Ordinal)
    {
        ["level"] = [.. ProcedureNames.Levels.Where(l => l.Key != "internal").OrderBy(l => l.Key switch { "ministry" => 0, "province" => 1, _ => 2 }).Select(l => new Choice(l.Key, l.Value))],
        ["onlineLevel"] = [new("information_only", ProcedureNames.Of(OnlineLevel.InformationOnly)), new("partial", ProcedureNames.Of(OnlineLevel.Partial)), new("full", ProcedureNames.Of(OnlineLevel.Full))],
        ["portal"] = [new("own", ProcedureNames.Of(PortalMode.Own)), new("national", ProcedureNames.Of(PortalMode.National)), new("central_ministry", ProcedureNames.Of(PortalMode.Ministry))],
        ["serviceState"] = [new("testing", ProcedureNames.Of(ServiceState.Testing)), new("public", ProcedureNames.Of(ServiceState.Public)), new("stopping", ProcedureNames.Of(ServiceState.Stopping))],
        ["subjects"] = [.. ProcedureNames.Subjects.OrderBy(s => Array.IndexOf(SubjectOrder, s.Key)).Select(s => new Choice(s.Key, s.Value))],
        ["startRule"] = [new("acceptance", ProcedureNames.Of(StartRule.Acceptance)), new("acceptance_and_payment", ProcedureNames.Of(StartRule.AcceptanceAndPayment)), new("field_event", ProcedureNames.Of(StartRule.FieldEvent)),
            new("postal_arrival", ProcedureNames.Of(StartRule.PostalArrival)), new("postmark", ProcedureNames.Of(StartRule.Postmark))],
        ["opinions"] = [new("every", ProcedureNames.Of(ExcludedOpinions.Every)), new("other_bodies", ProcedureNames.Of(ExcludedOpinions.OtherBodies))],
        ["when"] = [new("at_receipt", ProcedureNames.Of(FeeTiming.AtReceipt)), new("with_supplement", ProcedureNames.Of(FeeTiming.WithSupplement)), new("before_result", ProcedureNames.Of(FeeTiming.BeforeResult))],
        ["feeWhen"] =
        [
            new("at_receipt", ProcedureNames.Of(FeeTiming.AtReceipt)), new("with_supplement", ProcedureNames.Of(FeeTiming.WithSupplement)),
            new("before_result", ProcedureNames.Of(FeeTiming.BeforeResult)), new("none", ProcedureNames.Of(FeeTiming.None)),
        ],
        ["fileType"] = [new("pdf", ProcedureNames.Of(PaperFileType.Pdf)), new("jpg", ProcedureNames.Of(PaperFileType.Jpg)), new("png", ProcedureNames.Of(PaperFileType.Png)), new("docx", ProcedureNames.Of(PaperFileType.Docx))],
        ["feeKind"] = [new("phi", ProcedureNames.Of(FeeKind.Phi)), new("le_phi", ProcedureNames.Of(FeeKind.LePhi)), new("service_price", ProcedureNames.Of(FeeKind.ServicePrice))],
        ["unit"] = [new("working_day", "ngày làm việc"), new("calendar_day", "ngày"), new("month", "tháng"), new("working_hour", "giờ làm việc"), new(DraftFormWriter.SameDay, "trong ngày (nhận đến giờ chốt theo quy định)")],
        ["owner"] = [new("authority", ProcedureNames.Of(StageOwner.Authority)), new("applicant", ProcedureNames.Of(StageOwner.Applicant)), new("third_party", ProcedureNames.Of(StageOwner.ThirdParty))],
        ["digitiseClass"] = [.. ProcedureNames.DigitiseClasses.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => new Choice(d.Key, d.Value))],
        ["channel"] = [new("direct", ProcedureNames.Of(Channel.Direct)), new("online", ProcedureNames.Of(Channel.Online)), new("post", ProcedureNames.Of(Channel.Post))],
    };

    private static string[] SubjectOrder => ["citizen", "overseas_vietnamese", "foreigner", "official", "enterprise", "organisation", "cooperative", "state_body"];

    /// <summary>The choices of a vocabulary.</summary>
    public static IReadOnlyList<Choice> Of(string name) => All[name];

    /// <summary>The name of a word; the word where it has none.</summary>
    public static string NameOf(string vocabulary, string? word) => All[vocabulary].FirstOrDefault(c => c.Value == word)?.Text ?? word ?? "";
}
