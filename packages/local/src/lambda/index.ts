export { lambdaApp, serveLambda } from "./door.ts";
export { LambdaError } from "./error.ts";
export { type FunctionSpec, functionNameOf, type LambdaContext, type LambdaHandler } from "./function.ts";
export { LambdaHost, type LambdaHostOptions } from "./host.ts";
export { limited } from "./limited.ts";
