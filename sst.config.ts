/// <reference path="./.sst/platform/config.d.ts" />

/** Marshrut on AWS: `sst deploy --stage production`. What a stage needs to be told, and how to begin: docs/runbook.md. */
export default $config({
  async app(input) {
    const { settingsOf } = await import("./infra/settings.ts");
    // Here already, so that a stage that must not be is not even looked at.
    const { production, region } = settingsOf(input.stage, process.env);
    return {
      name: "marshrut",
      home: "aws",
      removal: production ? "retain" : "remove",
      protect: production,
      providers: { aws: { region: region as "eu-central-1" } },
    };
  },

  async run() {
    const { settingsOf } = await import("./infra/settings.ts");
    const { acceptFrom } = await import("./infra/queue.ts");
    const { storage } = await import("./stacks/storage.ts");
    const { sender } = await import("./stacks/mail.ts");
    const { access } = await import("./stacks/access.ts");
    const { identity } = await import("./stacks/identity.ts");
    const { functions } = await import("./stacks/functions.ts");
    const { ended, workflows } = await import("./stacks/workflows.ts");
    const { schedules } = await import("./stacks/schedules.ts");
    const { returns } = await import("./stacks/mail.returns.ts");
    const { scanning } = await import("./stacks/scanning.ts");
    const { api } = await import("./stacks/api.ts");
    const { trail } = await import("./stacks/trail.ts");
    const { originKeys } = await import("./stacks/origin.ts");
    const { console } = await import("./stacks/console.ts");
    const { buildConsole, builtFiles } = await import("./packages/console/build.ts");
    const { edge, signInFirewall } = await import("./stacks/edge.ts");
    const { observability } = await import("./stacks/observability.ts");

    const settings = settingsOf($app.stage, process.env);
    const stored = storage(settings);
    const mail = sender(settings);
    const keys = settings.guarded ? originKeys(settings) : undefined;
    const may = access(settings, { storage: stored, sender: mail, keys });
    const issuer = identity(settings, { storage: stored, may });
    const handlers = functions(settings, { storage: stored, issuer, may });
    const machines = workflows(settings, { storage: stored, functions: handlers });
    const clock = schedules({ functions: handlers });
    const { undelivered } = clock;
    const rules = [
      ...scanning(settings, { storage: stored, functions: handlers, undelivered }),
      returns(mail, { functions: handlers, undelivered }),
      ended({ functions: handlers, undelivered }),
    ];
    acceptFrom(
      undelivered,
      rules.map(({ arn }) => arn),
    );
    const http = api(settings, { storage: stored, functions: handlers, issuer });
    const folder = keys && issuer.signIn && (await buildConsole($cli.paths.root));
    const built = folder ? { folder, files: builtFiles(folder) } : undefined;
    const beside = built && console(settings, { issuer, built });
    const before = keys && edge(settings, { api: http, keys, console: beside });
    const url = before?.url ?? http.url;
    observability(settings, {
      storage: stored,
      functions: handlers,
      workflows: machines,
      schedules: clock,
      api: http,
      signIn: settings.guarded && issuer.pool ? signInFirewall(settings, issuer.pool) : undefined,
      trail: trail(settings, { storage: stored }),
    });

    return {
      api: url,
      edge: before?.address,
      systems: http.systemsAt(url),
      ...issuer.outputs,
      mailRecords: mail.records,
      data: settings.data,
      residency: settings.residencyDecision?.document,
    };
  },
});
