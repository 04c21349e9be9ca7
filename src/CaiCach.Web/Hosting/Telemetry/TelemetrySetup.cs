using CaiCach.Application.Dossiers;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CaiCach.Web.Hosting.Telemetry;

/// <summary>
/// Traces, metrics and logs over OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. Nothing personal goes out: spans carry routes and
/// not addresses, statements and not their values, counters the codes of bodies.
/// </summary>
public static class TelemetrySetup
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", DossierCounters.MeterName];

    public static WebApplicationBuilder AddCaiCachTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[EndpointKey] is not { Length: > 0 } endpoint)
        {
            return builder;
        }

        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(Sources).AddOtlpExporter(o => Aim(o, endpoint, "traces")).Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(Meters).AddOtlpExporter(o => Aim(o, endpoint, "metrics")).Build());
        builder.Services.AddSingleton<OutboxLag>();
        builder.Services.AddHostedService<TelemetryService>();
        builder.Logging.AddOpenTelemetry(options => options.SetResourceBuilder(Resource()).AddOtlpExporter(o => Aim(o, endpoint, "logs")));
        return builder;
    }

    private static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService("caicach", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString());

    private static void Aim(OtlpExporterOptions options, string endpoint, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new($"{endpoint.TrimEnd('/')}/v1/{signal}");
    }
}
