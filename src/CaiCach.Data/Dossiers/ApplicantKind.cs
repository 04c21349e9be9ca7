namespace CaiCach.Data.Dossiers;

/// <summary>What the applicant is.</summary>
public enum ApplicantKind
{
    /// <summary>Công dân.</summary>
    Citizen,

    /// <summary>Tổ chức, doanh nghiệp.</summary>
    Organisation,

    /// <summary>Người nước ngoài, người Việt Nam định cư ở nước ngoài who shows a passport (hộ chiếu), having no personal identity number.</summary>
    PassportHolder,
}
