using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class FilingWayTests
{
    [Theory]
    [InlineData(Channel.Online, false, null, null, FilingWay.OwnPortal, 2)]
    [InlineData(Channel.Online, false, AssistPlace.Counter, null, FilingWay.Assisted, 2)]
    [InlineData(Channel.Online, false, AssistPlace.Kiosk, null, FilingWay.Kiosk, 2)]
    [InlineData(Channel.Online, false, AssistPlace.Mobile, null, FilingWay.Mobile, 2)]
    [InlineData(Channel.Online, false, AssistPlace.Agent, null, FilingWay.Agent, 2)]
    [InlineData(Channel.Online, false, AssistPlace.Postal, null, FilingWay.Agent, 2)]
    [InlineData(Channel.Direct, false, null, null, FilingWay.Counter, 2)]
    [InlineData(Channel.Direct, false, null, FilingWay.Mobile, FilingWay.Mobile, 2)]
    [InlineData(Channel.Post, false, null, null, FilingWay.Post, 2)]
    [InlineData(Channel.Online, true, null, null, FilingWay.OtherSystem, 2)]
    [InlineData(Channel.Post, true, null, null, FilingWay.OtherSystem, 2)]
    [InlineData(Channel.Online, true, null, FilingWay.NationalPortal, FilingWay.NationalPortal, 1)]
    [InlineData(Channel.Online, true, null, FilingWay.Vneid, FilingWay.Vneid, 2)]
    public void A_filing_shows_its_way_by_itself_or_has_the_one_that_is_named(Channel channel, bool byProgram, AssistPlace? assist, FilingWay? named, FilingWay way, int place)
    {
        Assert.Equal(way, FilingWays.Of(channel, byProgram, assist, named));
        Assert.Equal(place, way.PlaceCode());
    }

    [Fact]
    public void A_counter_names_the_mobile_one_stop_and_a_program_what_it_was_allowed()
    {
        var allowed = new HashSet<FilingWay> { FilingWay.NationalPortal, FilingWay.Counter };
        (bool AtCounter, Channel Channel, FilingWay Way)[] may =
        [
            .. from counter in (bool[])[true, false] from channel in Enum.GetValues<Channel>() from way in Enum.GetValues<FilingWay>() where FilingWays.MayBeNamed(way, channel, counter, allowed) select (counter, channel, way),
        ];

        Assert.Equal([(true, Channel.Direct, FilingWay.Mobile), (false, Channel.Online, FilingWay.NationalPortal)], may);
        Assert.Equal(Enum.GetValues<FilingWay>().Length, Enum.GetValues<FilingWay>().Select(w => w.ToText()).Distinct().Count());
    }
}
