using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What an agent sees: the dossiers it filed, and the results it was given to deliver. Nothing that officials write of them, and nothing of any other.</summary>
public sealed class ReadAgentWork(CaiCachDb db, OpenDossier open)
{
    /// <summary>The most rows of a list.</summary>
    public const int Most = 200;

    /// <summary>Which list.</summary>
    public enum Desk
    {
        /// <summary>Given to deliver and not delivered yet, the oldest first.</summary>
        ToDeliver,

        /// <summary>Delivered, the last first.</summary>
        Delivered,

        /// <summary>Filed, the last first.</summary>
        Filed,
    }

    /// <summary>A dossier as an agent sees it.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Version">Its version, for the form.</param>
    /// <param name="Number">Its code, or the request number before there is one.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="ProcedureVersion">Its version.</param>
    /// <param name="AgencyId">The competent body.</param>
    /// <param name="OwnerName">Whose it is.</param>
    /// <param name="State">Its state.</param>
    /// <param name="SubmittedAt">When it was filed (UTC).</param>
    /// <param name="IntakeDueAt">Until when the counter answers (UTC).</param>
    /// <param name="Appointment">When the result is promised (UTC); null before acceptance.</param>
    /// <param name="IsFiled">Whether the reader filed it.</param>
    /// <param name="IsCarried">Whether the reader has its result to deliver, or delivered it.</param>
    /// <param name="Address">Where the result goes; null once it is delivered, and for who does not carry it.</param>
    /// <param name="Phone">The owner's phone, likewise.</param>
    /// <param name="Carrier">Who carries it; empty when nobody does.</param>
    /// <param name="Waybill">The number of its waybill.</param>
    /// <param name="PostedOn">The day it was given to the carrier.</param>
    /// <param name="DeliveredAt">When it was delivered (UTC); null while it is not.</param>
    public sealed record Row(
        Guid Id, int Version, string Number, string ProcedureCode, int ProcedureVersion, Guid AgencyId, string OwnerName, BusinessState State, DateTime SubmittedAt, DateTime? IntakeDueAt,
        DateTime? Appointment, bool IsFiled, bool IsCarried, string? Address, string? Phone, string Carrier, string Waybill, DateOnly? PostedOn, DateTime? DeliveredAt)
    {
        /// <summary>Whether the reader has still to deliver it.</summary>
        public bool IsToDeliver => IsCarried && DeliveredAt is null;
    }

    /// <summary>One list.</summary>
    public async Task<IReadOnlyList<Row>> ListAsync(Actor agent, Desk desk, CancellationToken cancel = default)
    {
        var me = AgentOf(agent);
        var rows = desk switch
        {
            Desk.ToDeliver => db.Dossiers.Where(d => d.CarrierId == me && d.Delivery == DeliveryState.Posted).OrderBy(d => d.PostedOn).ThenBy(d => d.Id),
            Desk.Delivered => db.Dossiers.Where(d => d.CarrierId == me && d.Delivery == DeliveryState.PostDelivered).OrderByDescending(d => d.PostDeliveredAt).ThenBy(d => d.Id),
            Desk.Filed => db.Dossiers.Where(d => d.AgentId == me).OrderByDescending(d => d.SubmittedAt).ThenBy(d => d.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(desk), desk, null),
        };
        return await rows.Take(Most).Select(Shape(me)).ToListAsync(cancel);
    }

    /// <summary>One dossier, its reading noted like that of any official; null for what the agent neither filed nor carries.</summary>
    public async Task<Row?> OneAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        var me = AgentOf(context.Actor);
        var row = await db.Dossiers.Where(d => d.Id == id && (d.AgentId == me || d.CarrierId == me)).Select(Shape(me)).FirstOrDefaultAsync(cancel);
        if (row is not null)
        {
            await open.NoteAsync(context, id, cancel);
        }

        return row;
    }

    // Nobody's: of whoever is no agent, or holds the post no longer, nothing is found.
    private static Guid AgentOf(Actor actor) => actor is { Kind: ActorKind.Agent, Posts.Count: > 0 } ? actor.Id!.Value : Guid.Empty;

    private static Expression<Func<Dossier, Row>> Shape(Guid me) => d => new Row(
        d.Id, d.Version, d.Code ?? d.RequestNumber, d.ProcedureCode, d.ProcedureVersion, d.AgencyId, d.OwnerName, d.State, d.SubmittedAt, d.IntakeDueAt,
        d.AppointmentAt ?? d.DueAt, d.AgentId == me, d.CarrierId == me,
        d.CarrierId == me && d.Delivery == DeliveryState.Posted ? d.ReturnAddress ?? d.Address : null,
        d.CarrierId == me && d.Delivery == DeliveryState.Posted ? d.Phone : null,
        d.CarrierId == me ? d.PostCarrier ?? "" : "", d.CarrierId == me ? d.PostWaybill ?? "" : "", d.CarrierId == me ? d.PostedOn : null, d.CarrierId == me ? d.PostDeliveredAt : null);
}
