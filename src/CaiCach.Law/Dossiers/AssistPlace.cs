namespace CaiCach.Law.Dossiers;

/// <summary>Where an official helped a citizen to file online, in the citizen's own account (sub-channel of filing online).</summary>
public enum AssistPlace
{
    /// <summary>Tại quầy.</summary>
    Counter,

    /// <summary>Tại ki-ốt.</summary>
    Kiosk,

    /// <summary>Tại đại lý dịch vụ công.</summary>
    Agent,

    /// <summary>Lưu động, at the citizen's home or in the village.</summary>
    Mobile,

    /// <summary>Tại địa chỉ của công dân, by staff of the public post.</summary>
    Postal,
}

/// <summary>Places of help in words.</summary>
public static class AssistPlaceWords
{
    /// <summary>As pages name it.</summary>
    public static string ToText(this AssistPlace place) => place switch
    {
        AssistPlace.Counter => "Tại quầy của Bộ phận Một cửa",
        AssistPlace.Kiosk => "Tại ki-ốt",
        AssistPlace.Agent => "Tại đại lý dịch vụ công",
        AssistPlace.Mobile => "Lưu động, tại nhà hoặc thôn, bản",
        AssistPlace.Postal => "Tại địa chỉ của công dân, qua nhân viên bưu chính công ích",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
    };
}
