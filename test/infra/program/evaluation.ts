/** A resource as the program asked for it. */
export interface Resource {
  /** Of Pulumi: `aws:dynamodb/table:Table`. */
  type: string;
  name: string;
  /** Resolved; what only AWS would know has the values of the mock. */
  // biome-ignore lint/suspicious/noExplicitAny: the shapes of some forty types of resources, each asserted where it is used
  inputs: Record<string, any>;
  id: string;
  arn: string;
  protect?: boolean;
  retainOnDelete?: boolean;
  ignoreChanges?: string[];
  /** Names of what must be there before it, where that does not follow from its inputs. */
  dependsOn?: string[];
  /** It is on AWS already, under this id, and is taken over. */
  import?: string;
}

/** What a stage would be made of. */
export interface Evaluation {
  stage: string;
  app: { name: string; removal: string; protect: boolean; providers: { aws: { region: string } } };
  outputs: Record<string, unknown>;
  /** What sst's builder was asked for, by the function's name. */
  builds: Record<string, { handler: string; properties: unknown }>;
  resources: Resource[];
}
