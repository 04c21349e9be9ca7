using System.Collections.Frozen;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>The words that stand for terms in a file of procedures.</summary>
internal static class ProcedureWords
{
    public static readonly FrozenDictionary<string, Channel> Channels = Map([("direct", Channel.Direct), ("online", Channel.Online), ("post", Channel.Post)]);

    public static readonly FrozenDictionary<string, OnlineLevel> OnlineLevels = Map(
        [("information_only", OnlineLevel.InformationOnly), ("partial", OnlineLevel.Partial), ("full", OnlineLevel.Full)]);

    public static readonly FrozenDictionary<string, PortalMode> Portals = Map([("own", PortalMode.Own), ("national", PortalMode.National), ("central_ministry", PortalMode.Ministry)]);

    public static readonly FrozenDictionary<string, Confidence> Confidences = Map(
        [("found", Confidence.Found), ("known", Confidence.Known), ("unsure", Confidence.Unsure), ("invented", Confidence.Invented)]);

    public static readonly FrozenDictionary<string, ProcedureKind> Kinds = Map(
        [("public", ProcedureKind.Public), ("internal_between_bodies", ProcedureKind.InternalBetweenBodies), ("internal_within_body", ProcedureKind.InternalWithinBody)]);

    public static readonly FrozenDictionary<string, PublicationState> States = Map(
        [("not_public", PublicationState.NotPublic), ("public", PublicationState.Public), ("abolished", PublicationState.Abolished)]);

    public static readonly FrozenDictionary<string, ServiceState> ServiceStates = Map([("testing", ServiceState.Testing), ("public", ServiceState.Public), ("stopping", ServiceState.Stopping)]);

    public static readonly FrozenDictionary<string, FeeKind> FeeKinds = Map([("phi", FeeKind.Phi), ("le_phi", FeeKind.LePhi), ("service_price", FeeKind.ServicePrice)]);

    public static readonly FrozenDictionary<string, FeeTiming> FeeTimings = Map(
        [("none", FeeTiming.None), ("at_receipt", FeeTiming.AtReceipt), ("with_supplement", FeeTiming.WithSupplement), ("before_result", FeeTiming.BeforeResult)]);

    public static readonly FrozenDictionary<string, PaperFileType> FileTypes = Map(
        [("pdf", PaperFileType.Pdf), ("jpg", PaperFileType.Jpg), ("png", PaperFileType.Png), ("docx", PaperFileType.Docx)]);

    public static readonly FrozenDictionary<string, StageOwner> StageOwners = Map(
        [("authority", StageOwner.Authority), ("applicant", StageOwner.Applicant), ("third_party", StageOwner.ThirdParty)]);

    public static readonly FrozenDictionary<string, StartRule> StartRules = Map(
        [("acceptance", StartRule.Acceptance), ("acceptance_and_payment", StartRule.AcceptanceAndPayment), ("field_event", StartRule.FieldEvent), ("postal_arrival", StartRule.PostalArrival), ("postmark", StartRule.Postmark)]);

    public static readonly FrozenDictionary<string, AnswerKind> AnswerKinds = Map(
        [
            ("text", AnswerKind.Text), ("long_text", AnswerKind.LongText), ("number", AnswerKind.Number), ("money", AnswerKind.Money),
            ("date", AnswerKind.Date), ("choice", AnswerKind.Choice), ("yes_no", AnswerKind.YesNo),
        ]);

    public static readonly FrozenDictionary<string, AnswerSource> AnswerSources = Map(
        [
            ("owner_name", AnswerSource.OwnerName), ("owner_id_number", AnswerSource.OwnerIdNumber), ("owner_birth_date", AnswerSource.OwnerBirthDate), ("phone", AnswerSource.Phone),
            ("email", AnswerSource.Email), ("address", AnswerSource.Address), ("submitter_name", AnswerSource.SubmitterName), ("submitter_id_number", AnswerSource.SubmitterIdNumber),
        ]);

    public static readonly FrozenDictionary<string, ExcludedOpinions> Opinions = Map([("every", ExcludedOpinions.Every), ("other_bodies", ExcludedOpinions.OtherBodies)]);

    public static readonly FrozenDictionary<string, LimitUnit> Units = Map(
        [
            ("working_day", LimitUnit.WorkingDay), ("calendar_day", LimitUnit.CalendarDay), ("month", LimitUnit.Month),
            ("working_hour", LimitUnit.WorkingHour), ("same_day_15h", LimitUnit.SameDay15h),
        ]);

    private static FrozenDictionary<string, T> Map<T>((string Word, T Term)[] pairs) => pairs.ToFrozenDictionary(pair => pair.Word, pair => pair.Term, StringComparer.Ordinal);
}
