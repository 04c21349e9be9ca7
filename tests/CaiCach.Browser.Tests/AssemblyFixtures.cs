[assembly: AssemblyFixture(typeof(CaiCach.TestKit.PostgresServer.Ended))]
