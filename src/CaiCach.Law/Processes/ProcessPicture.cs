using System.Runtime.InteropServices;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Processes;

/// <summary>Who a lane (làn) belongs to.</summary>
/// <param name="Role">The role; null for another body.</param>
/// <param name="Unit">Code of the unit; null for any unit of the body, and for another body.</param>
/// <param name="OtherBody">Name of the other body; null for the body itself.</param>
public sealed record LaneOwner(Role? Role, string? Unit, string? OtherBody)
{
    /// <summary>Who does a step.</summary>
    public static LaneOwner Of(StepFields step) => step.OtherBody is { } body ? new(null, null, body) : new(step.Role, step.Unit, null);

    /// <summary>The owner in Vietnamese.</summary>
    /// <param name="nameOf">The name of a unit by its code.</param>
    public string ToText(Func<string, string> nameOf)
    {
        if (OtherBody is not null)
        {
            return OtherBody;
        }

        var role = Role is { } known ? RoleTexts.Of(known) : "";
        role = role.Length == 0 ? role : char.ToUpperInvariant(role[0]) + role[1..];
        return Unit is null ? role : $"{role}, {nameOf(Unit)}";
    }
}

/// <summary>A point of the picture, in pixels from its upper left corner.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PicturePoint(int X, int Y);

/// <summary>What a shape is.</summary>
public enum ShapeKind
{
    /// <summary>The start event.</summary>
    Start,

    /// <summary>The end event.</summary>
    End,

    /// <summary>A step of the body.</summary>
    Step,

    /// <summary>A step of another body.</summary>
    OtherStep,

    /// <summary>Where parallel branches part or meet.</summary>
    Parallel,

    /// <summary>Where cases part or meet.</summary>
    Exclusive,
}

/// <summary>A shape.</summary>
/// <param name="Id">Its id, an NCName.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Step">The step; null for an event or gateway.</param>
/// <param name="Lane">Number of its lane, from 0.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record PictureShape(string Id, ShapeKind Kind, ProcessStep? Step, int Lane, int X, int Y, int Width, int Height)
{
    /// <summary>Where flows leave it.</summary>
    public PicturePoint Right => new(X + Width, Y + (Height / 2));

    /// <summary>Where flows reach it.</summary>
    public PicturePoint Left => new(X, Y + (Height / 2));
}

/// <summary>A flow from one shape to another.</summary>
/// <param name="Id">Its id, an NCName.</param>
/// <param name="From">Id of the shape it leaves.</param>
/// <param name="To">Id of the shape it reaches.</param>
/// <param name="Condition">When it is taken; null for always.</param>
/// <param name="Cases">Codes of the cases it is for; empty for any.</param>
/// <param name="Points">Its bends, the first at the one shape, the last at the other.</param>
/// <param name="Label">Where the condition is written: the left end of the line under it. Null without one.</param>
public sealed record PictureFlow(string Id, string From, string To, string? Condition, IReadOnlyList<string> Cases, IReadOnlyList<PicturePoint> Points, PicturePoint? Label)
{
    /// <summary>The condition in words with the cases it is for; null for always.</summary>
    /// <param name="nameOfCase">The name of a case by its code.</param>
    public string? Words(Func<string, string> nameOfCase) => Cases.Count == 0 ? Condition : $"{Condition} (trường hợp: {string.Join("; ", Cases.Select(nameOfCase))})";
}

/// <summary>A lane across the whole picture.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Y">Top.</param>
/// <param name="Height">Height.</param>
public sealed record PictureLane(LaneOwner Owner, int Y, int Height);

/// <summary>A process as a picture with lanes, from left to right. The same process always gives the same picture.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Lanes">The lanes, the first on top.</param>
/// <param name="Shapes">Events, steps and gateways.</param>
/// <param name="Flows">What joins them.</param>
public sealed record ProcessPicture(int Width, int Height, IReadOnlyList<PictureLane> Lanes, IReadOnlyList<PictureShape> Shapes, IReadOnlyList<PictureFlow> Flows)
{
    /// <summary>Width of the head of a lane, where its owner is written.</summary>
    public const int HeadWidth = 136;

    /// <summary>How wide the condition of a flow may be written.</summary>
    public const int LabelWidth = 132;

    /// <summary>The picture of a process; null for one without a step.</summary>
    public static ProcessPicture? Of(ProcessPlan plan) => plan.Steps.Any() ? new PictureMaker(plan).Make() : null;
}
