import type { DynamoDBClient, ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-dynamodb";
import type {
  $ClientProtocol,
  $OperationSchema,
  EndpointBearer,
  EndpointV2,
  HandlerExecutionContext,
  HttpRequest,
  HttpResponse,
  HttpSigner,
  InitializeHandlerOutput,
  InitializeMiddleware,
  SerdeFunctions,
  StaticOperationSchema,
} from "@smithy/types";

type Config = DynamoDBClient["config"];
type Answered = InitializeHandlerOutput<ServiceOutputTypes>;

/** Where a service is and how requests to it are signed: the same for every call of a client. */
interface Way {
  endpoint: EndpointV2;
  signer: HttpSigner;
  properties: Record<string, unknown>;
}

/**
 * Lets the SDK find out with a client's first call where the service is and how it wants to be signed for (rules of endpoints, environment,
 * credentials), and from then on goes there without asking again. The request is written, signed and read by the SDK's own parts, and its errors
 * are the SDK's; what is left out is what says the same of every call (decision 0268). Whatever is not as it is known here goes the SDK's way.
 */
export function short<C extends DynamoDBClient>(client: C): C {
  let way: Way | undefined;
  const shortWay: InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next, context) => async (args) => {
    const operation = operationOf(context);
    if (way && operation) return ask(client.config, way, operation, args.input);
    try {
      return await next(args);
    } finally {
      way = wayOf(context);
    }
  };
  // Behind those who look at calls as they are made: who judges them, and who counts them.
  client.middlewareStack.add(shortWay, { step: "initialize", priority: "low", name: "shortWay", override: true });
  return client;
}

function wayOf({ endpointV2: endpoint, __smithy_context: smithy }: HandlerExecutionContext): Way | undefined {
  const { httpAuthOption, signer } = smithy?.selectedHttpAuthScheme ?? {};
  if (!endpoint || endpoint.url.search || !signer || httpAuthOption?.schemeId !== "aws.auth#sigv4") return undefined;
  return { endpoint, signer, properties: { ...httpAuthOption.signingProperties, context: { endpointV2: endpoint } } };
}

function operationOf({ __smithy_context: smithy }: HandlerExecutionContext): $OperationSchema | undefined {
  const schema = smithy?.operationSchema as StaticOperationSchema | undefined;
  if (!Array.isArray(schema)) return undefined;
  const [, namespace, name, traits, input, output] = schema;
  return { namespace, name, traits, input, output };
}

/** One attempt: the bank has the others. */
async function ask(config: Config, way: Way, operation: $OperationSchema, input: ServiceInputTypes): Promise<Answered> {
  const { endpoint, signer } = way;
  const request = await protocolOf(config).serializeRequest(operation, input, contextOf(endpoint));
  request.headers.host = endpoint.url.host;
  // Its own for each call: the signer notes in it when it was sent, to learn how far the clocks are apart.
  const properties = { ...way.properties };
  const signed = await signer.sign(request, await config.credentials(), properties);
  try {
    const { response } = await config.requestHandler.handle(
      signed as Parameters<typeof config.requestHandler.handle>[0],
    );
    const output = await read(config, operation, response);
    signer.successHandler?.(response, properties);
    return { response, output };
  } catch (error) {
    signer.errorHandler?.(properties)(error as Error);
    throw error;
  }
}

const protocolOf = (config: Config) => config.protocol as $ClientProtocol<HttpRequest, HttpResponse>;
/** What a protocol is told of a call; how it reads and writes it knows from the client's making. */
const contextOf = (endpoint: EndpointV2) =>
  ({ endpoint: async () => endpoint }) as unknown as HandlerExecutionContext & SerdeFunctions & EndpointBearer;

/** What an error came with stands beside it, as the SDK's own way has it: the clock and the repeats look at it. */
async function read(config: Config, operation: $OperationSchema, response: HttpResponse): Promise<ServiceOutputTypes> {
  try {
    return await protocolOf(config).deserializeResponse(operation, config as never, response);
  } catch (error) {
    Object.defineProperty(error, "$response", { value: response, configurable: true });
    const { $metadata = { httpStatusCode: response.statusCode } } = error as Partial<ServiceOutputTypes>;
    throw Object.assign(error as Error, { $metadata });
  }
}
