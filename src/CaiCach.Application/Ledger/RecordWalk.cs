using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Ledger;

/// <summary>Walks the events of one record in their order and remembers what must agree with the record at the end.</summary>
internal sealed class RecordWalk(EventRow first)
{
    private readonly Stack<(DateTime Day, string Type)> standing = [];
    private DateTime last = first.At;

    public Guid Id { get; } = first.StreamId;

    public string Stream { get; } = first.Stream;

    public int Version { get; private set; }

    /// <summary>The state its events lead to; null until one says so.</summary>
    public BusinessState? State { get; private set; } = first.Stream == KnownEvents.Dossier ? BusinessState.Draft : null;

    public IEnumerable<LedgerFault> Step(EventRow row)
    {
        if (row.Version != Version + 1)
        {
            var missing = Version + 1 == row.Version - 1 ? $"phiên bản {Version + 1}" : $"các phiên bản {Version + 1} đến {row.Version - 1}";
            yield return row.Version > Version
                ? Fault("version_gap", row.Version, $"thiếu {missing} trước phiên bản này")
                : Fault("version_order", row.Version, $"phiên bản đứng sau phiên bản {Version}");
        }

        Version = row.Version;
        if (row.At < last)
        {
            yield return Fault("time_back", row.Version, string.Create(CultureInfo.InvariantCulture, $"thời điểm {row.At:O} trước thời điểm {last:O} của phiên bản liền trước"));
        }

        last = LastAfter(row);
        if (row.Stream != Stream || !KnownEvents.IsStream(row.Stream))
        {
            yield return Fault("stream_unknown", row.Version, $"loại bản ghi “{row.Stream}” không đúng");
        }
        else if (!KnownEvents.IsType(row.Stream, row.Type))
        {
            yield return Fault("type_unknown", row.Version, $"không có loại sự kiện “{row.Type}”");
        }

        if (KnownEvents.Read(row.Stream, row.Data) is not { } data)
        {
            yield return Fault("data_unreadable", row.Version, "không đọc được dữ liệu của sự kiện");
            State = null;
        }
        else if (Stream == KnownEvents.Dossier)
        {
            foreach (var fault in Fold(row, data))
            {
                yield return fault;
            }
        }
    }

    /// <summary>Whether the dossier stands where its events say.</summary>
    public IEnumerable<LedgerFault> End((int Version, BusinessState State)? kept)
    {
        if (kept is not { } record)
        {
            yield return Fault("record_missing", null, "có sự kiện nhưng không có hồ sơ");
            yield break;
        }

        if (record.Version != Version)
        {
            yield return Fault("record_version", record.Version, $"hồ sơ ở phiên bản {record.Version}, sự kiện cuối là phiên bản {Version}");
        }

        if (State is { } state && record.State != state)
        {
            yield return Fault("record_state", record.Version, $"hồ sơ ở trạng thái “{record.State.ToText()}”, các sự kiện dẫn đến “{state.ToText()}”");
        }
    }

    /// <summary>The time before which the next event must not lie. What an offering was told of a day to come may be told back on that day; then the day before it counts again.</summary>
    private DateTime LastAfter(EventRow row)
    {
        if (Stream != KnownEvents.Offering)
        {
            return row.At;
        }

        if (standing.TryPeek(out var top) && top.Day == row.At && top.Type != row.Type)
        {
            standing.Pop();
        }
        else
        {
            standing.Push((row.At, row.Type));
        }

        return standing.TryPeek(out var left) ? left.Day : first.At;
    }

    private IEnumerable<LedgerFault> Fold(EventRow row, DossierEventData data)
    {
        if (data.From is { } from && State is { } state && from != state)
        {
            yield return Fault("state_break", row.Version, $"sự kiện đi từ “{from.ToText()}”, các sự kiện trước dẫn đến “{state.ToText()}”");
        }

        State = data.To ?? State;
    }

    private LedgerFault Fault(string code, int? version, string text) => new(Stream, Id, version, code, text);
}
