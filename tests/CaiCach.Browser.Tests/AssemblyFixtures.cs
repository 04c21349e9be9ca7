[assembly: AssemblyFixture(typeof(CaiCach.TestKit.PostgresServer.Ended))]
[assembly: AssemblyFixture(typeof(CaiCach.Browser.Tests.Chromium))]
