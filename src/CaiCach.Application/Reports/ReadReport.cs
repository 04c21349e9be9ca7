using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>A statutory report as it is shown and given out: of a closed period the newest closed version, else the figures of now; and how the two differ.</summary>
public sealed class ReadReport(CaiCachDb db, ReportIi06a ii06a, ReportIi07 ii07, ReportCounted counted)
{
    /// <summary>The version that stands for the figures of now.</summary>
    public const string Live = "live";

    /// <summary>Which report.</summary>
    /// <param name="Form">The form.</param>
    /// <param name="Unit">Code of the unit.</param>
    /// <param name="From">The first day, inclusive.</param>
    /// <param name="To">The last day, inclusive.</param>
    /// <param name="Version">The number of a closed version, <see cref="Live"/> for the figures of now; null for the newest closed one, or now where there is none.</param>
    /// <param name="ForFile">Whether it leaves the program: a year is then held against its quarters, too.</param>
    public sealed record Question(ReportForm Form, string Unit, DateOnly From, DateOnly To, string? Version = null, bool ForFile = false)
    {
        /// <summary>Of form II.07 of a period that is over: the moment (UTC), inclusive, up to which causes count; the figures are then counted, not those of a closed version. Null for now.</summary>
        public DateTime? AsOf { get; init; }
    }

    /// <summary>What came of it: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The report.</summary>
        /// <param name="Report">What is shown.</param>
        /// <param name="Unit">Who reports.</param>
        /// <param name="Frozen">The closed version that is shown; null for the figures of now.</param>
        /// <param name="Versions">All closed versions, the newest first.</param>
        /// <param name="Differences">Where the figures of now differ from the closed version shown, or from the newest where those of now are shown.</param>
        /// <param name="LiveBroken">Why there are no figures of now to compare with; none when there are.</param>
        /// <param name="Unagreed">What of the report shown does not agree with the closed reports that it follows from.</param>
        public sealed record Shown(
            StatutoryReport Report,
            Unit Unit,
            FrozenVersion? Frozen,
            IReadOnlyList<FrozenVersion> Versions,
            IReadOnlyList<CellDifference> Differences,
            IReadOnlyList<BrokenIdentity> LiveBroken,
            IReadOnlyList<BrokenIdentity> Unagreed) : Outcome
        {
            /// <summary>What is said first of figures that do not agree, in every format.</summary>
            public const string UnagreedHead = "Số liệu này không khớp với báo cáo đã chốt bên cạnh";

            /// <summary>The figures of now; null where they contradict each other.</summary>
            public StatutoryReport? Now { get; init; }

            /// <summary>Of counted figures of form II.07 of a period that is over: the moment (UTC) up to which causes count; asked for again, they are the same. Null of anything else.</summary>
            public DateTime? AsOf { get; init; }

            /// <summary>The same in a sentence, in Vietnamese.</summary>
            public string? AsOfSentence => AsOf is not { } moment ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"Nguyên nhân là nguyên nhân đã ghi đến hết ngày {Report.To:dd/MM/yyyy}; đến ngày ấy chưa ghi thì lấy nguyên nhân ghi đầu tiên sau đó, tính đến {VietnamTime.ToLocal(moment):HH:mm:ss} ngày {VietnamTime.ToLocal(moment):dd/MM/yyyy}.");

            /// <summary>The report as every file has it: below the figures what they do not agree with, each in a sentence.</summary>
            public ReportTable Table => Report.Table with { Remarks = [.. Unagreed.Select(b => $"{UnagreedHead}: {b}."), .. AsOfSentence is { } told ? [told] : Array.Empty<string>(), .. Report.Table.Remarks] };
        }

        /// <summary>The figures contradict each other, and none are closed: no report.</summary>
        public sealed record Broken(IReadOnlyList<BrokenIdentity> Identities) : Outcome;

        /// <summary>The question has faults.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Reads the report; units, days and faults as in <see cref="ReportIi06a"/>.</summary>
    public async Task<Outcome> RunAsync(Actor viewer, DateTime now, Question question, CancellationToken cancel = default)
    {
        var (live, unit, broken, faults) = await LiveAsync(viewer, now, question, cancel);
        if (unit is null)
        {
            return new Outcome.Invalid(faults);
        }

        var versions = await FrozenShelf.VersionsAsync(db, unit.Id, question.Form, question.From, question.To, cancel);
        var number = 0;
        if (question.Version is not (null or Live)
            && (!int.TryParse(question.Version, NumberStyles.None, CultureInfo.InvariantCulture, out number) || versions.All(v => v.Number != number)))
        {
            return new Outcome.Invalid([new("version", "version_unknown", "Báo cáo này không có bản chốt số liệu mang số đó.")]);
        }

        var compared = versions.FirstOrDefault(v => number == 0 || v.Number == number);
        var frozen = question.Version == Live || question.AsOf is not null ? null : compared;
        if ((frozen?.Report ?? live) is not { } shown)
        {
            return new Outcome.Broken(broken);
        }

        return new Outcome.Shown(
            shown,
            unit,
            frozen,
            versions,
            compared is not null && live is not null ? CellDifference.Between(compared.Report.Table.Lines, live.On(compared.Report.Version).Table.Lines) : [],
            broken,
            await FrozenShelf.CheckAsync(db, unit.Id, shown, cancel))
        {
            Now = live,
            AsOf = frozen is null ? MomentOf(question, now) : null,
        };
    }

    /// <summary>The closed reports that no longer follow from the one shown; told of the newest version and of the figures of now.</summary>
    public async Task<IReadOnlyList<Follower>> FollowersAsync(Outcome.Shown shown, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return shown.Frozen is null || shown.Frozen == shown.Versions[0] ? await FrozenShelf.FollowersAsync(db, shown.Unit.Id, shown.Report, cancel) : [];
    }

    /// <summary>The figures of now; no unit when the question has faults, no report when the figures contradict each other.</summary>
    internal async Task<(StatutoryReport? Report, Unit? Unit, IReadOnlyList<BrokenIdentity> Broken, IReadOnlyList<FieldFault> Faults)> LiveAsync(
        Actor viewer, DateTime now, Question question, CancellationToken cancel)
    {
        if (CheckAsOf(question, now) is { } fault)
        {
            return (null, null, [], [fault]);
        }

        if (question.Form is ReportForm.Ii03 or ReportForm.Ii05)
        {
            return await counted.RunAsync(viewer, now, question.Form, question.Unit, question.From, question.To, cancel) switch
            {
                ReportCounted.Outcome.Made made => (new StatutoryReport.Counted(made.Report), made.Unit, [], []),
                ReportCounted.Outcome.Broken broken => (null, broken.Unit, broken.Identities, []),
                ReportCounted.Outcome.Invalid invalid => (null, null, [], invalid.Faults),
                _ => throw new System.Diagnostics.UnreachableException("A report is made, broken or refused."),
            };
        }

        if (question.Form == ReportForm.Ii07)
        {
            return await ii07.RunAsync(viewer, now, question.Unit, question.From, question.To, MomentOf(question, now), cancel) switch
            {
                ReportIi07.Outcome.Made made => (new StatutoryReport.Lateness(made.Report), made.Unit, [], []),
                ReportIi07.Outcome.Broken broken => (null, broken.Unit, broken.Identities, []),
                ReportIi07.Outcome.Invalid invalid => (null, null, [], invalid.Faults),
                _ => throw new System.Diagnostics.UnreachableException("A report is made, broken or refused."),
            };
        }

        return await ii06a.RunAsync(viewer, now, question.Unit, question.From, question.To, question.Form == ReportForm.Ii06 ? Ii06aRowsBy.Body : Ii06aRowsBy.Field, question.ForFile, cancel) switch
        {
            ReportIi06a.Outcome.Made made => (new StatutoryReport.Situation(made.Report), made.Unit, [], []),
            ReportIi06a.Outcome.Broken broken => (null, broken.Unit, broken.Identities, []),
            ReportIi06a.Outcome.Invalid invalid => (null, null, [], invalid.Faults),
            _ => throw new System.Diagnostics.UnreachableException("A report is made, broken or refused."),
        };
    }

    /// <summary>The moment up to which causes count: to the second, so that what is printed can be asked for again.</summary>
    private static DateTime? MomentOf(Question question, DateTime now) => question.Form != ReportForm.Ii07 || question.To >= VietnamTime.DayOf(now) ? null
        : question.AsOf ?? new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private static FieldFault? CheckAsOf(Question question, DateTime now) => question.AsOf is not { } moment ? null
        : question.Form != ReportForm.Ii07 ? new("asOf", "as_of_form", "Chỉ biểu II.07 xem lại theo thời điểm được.")
        : VietnamTime.DayOf(moment) <= question.To ? new("asOf", "as_of_early", "Thời điểm phải sau ngày cuối kỳ.")
        : moment > now ? new("asOf", "as_of_future", "Thời điểm không được sau lúc này.")
        : null;
}
