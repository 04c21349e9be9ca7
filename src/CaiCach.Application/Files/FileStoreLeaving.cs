namespace CaiCach.Application.Files;

/// <summary>
/// How files leave the store without ever losing one that a row names.
/// <para>
/// Whoever is about to write a row that names a file first makes the file young: by storing it (<see cref="IncomingFile.Keep"/>) or by <see cref="Touch"/>, and
/// takes the file as lost when it is not there. Whoever prunes looks which files are old and which of them no row names, and then calls <see cref="Remove"/>.
/// Between these looks and the deletion a row may come. <see cref="Remove"/> therefore takes the file out of its place in one step and looks at its age once more,
/// where nobody can touch it any longer: if it was touched before that step, it is young and is put back; if it is touched after, the toucher finds that it is gone
/// and stores it again, or refuses. So a file that is deleted was touched by nobody who writes a row now, however long the pruning is held up, on this node or
/// another. What this rests on: a row is written, and clocks differ, by less than the age asked for.
/// </para>
/// </summary>
public sealed partial class FileStore
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private string LeavingFolder => Path.Combine(Root, "leaving");

    private string DatabasesFolder => Path.Combine(Root, "databases");

    /// <summary>Makes a stored file young, before a row that names it is written; false when it is not there, and then no row may name it.</summary>
    public bool Touch(string sha256)
    {
        var path = PathOf(sha256);
        try
        {
            File.SetLastWriteTimeUtc(path, Now);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }

        // Still in its place after the touch: whoever takes it away from now on finds it young.
        return File.Exists(path);
    }

    /// <summary>The hashes of the files that were last stored or touched before a moment (UTC), in no order.</summary>
    public IEnumerable<string> LastTouchedBefore(DateTime before) =>
        from outer in Folders(Root)
        from inner in Folders(outer)
        from file in new DirectoryInfo(inner).EnumerateFiles()
        where IsHash(file.Name) && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.LastWriteTimeUtc < before && PathOf(file.Name) == file.FullName
        select file.Name;

    /// <summary>Deletes a file that no row names, unless it was touched at or after <paramref name="before"/> (UTC), even at this moment; returns whether it was deleted.</summary>
    public bool Remove(string sha256, DateTime before)
    {
        var place = PathOf(sha256);
        Directory.CreateDirectory(LeavingFolder);
        var leaving = Path.Combine(LeavingFolder, $"{sha256}.{Path.GetRandomFileName()}");
        try
        {
            File.Move(place, leaving);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }

        if (File.GetLastWriteTimeUtc(leaving) >= before)
        {
            PutBack(leaving, place);
            return false;
        }

        File.Delete(leaving);
        return true;
    }

    /// <summary>Puts back, as if stored now, what a program that was killed had taken out of its place and not yet deleted; returns how many files.</summary>
    public int PutBackLeaving()
    {
        return Directory.Exists(LeavingFolder)
            ? Directory.GetFiles(LeavingFolder).Count(leaving => Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(leaving)) is var hash && IsHash(hash) && PutBack(leaving, PathOf(hash)))
            : 0;
    }

    /// <summary>
    /// Says in the folder that a database keeps its files here, and since when (UTC) it says so alone; null when another database has said so, too. Only where
    /// it is alone is a file that no row of it names named by no row anywhere.
    /// </summary>
    /// <param name="database">What tells the database from others; letters and digits.</param>
    public DateTime? OwnedSince(string database)
    {
        Directory.CreateDirectory(DatabasesFolder);
        var own = Path.Combine(DatabasesFolder, database);
        if (!File.Exists(own))
        {
            File.WriteAllBytes(own, []);
            File.SetLastWriteTimeUtc(own, Now);
        }

        return Directory.GetFiles(DatabasesFolder) is [_] ? File.GetLastWriteTimeUtc(own) : null;
    }

    private static IEnumerable<string> Folders(string of) =>
        Directory.Exists(of) ? Directory.EnumerateDirectories(of).Where(f => Path.GetFileName(f) is [var a, var b] && char.IsAsciiHexDigitLower(a) && char.IsAsciiHexDigitLower(b)) : [];

    /// <summary>Puts a file back; false when another node has deleted it or put it back.</summary>
    private bool PutBack(string leaving, string place)
    {
        try
        {
            // Young before it is back, so that it never takes the place of a younger one.
            File.SetLastWriteTimeUtc(leaving, Now);
            File.Move(leaving, place, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            return false;
        }

        flushFolder(Path.GetDirectoryName(place)!);
        return true;
    }
}
