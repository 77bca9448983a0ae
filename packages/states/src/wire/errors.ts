/** Errors of the API, by AWS's names and in AWS's words. */
export class ApiError extends Error {
  override name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export const notFound = (arn: string) =>
  new ApiError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
export const noResource = (arn: string) => new ApiError("ResourceNotFound", `Resource not found: '${arn}'`);
export const conflict = (message: string) => new ApiError("ConflictException", message);
export const wrongType = () =>
  new ApiError("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
export const noExecution = (arn: string) => new ApiError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
export const invalidArn = (why: string) => new ApiError("InvalidArn", `Invalid Arn: '${why}'`);
export const invalidName = (name: string) => new ApiError("InvalidName", `Invalid Name: '${name}'`);
export const invalidPage = () => new ApiError("InvalidToken", "Invalid Token: 'Invalid token'");
export const invalid = (message: string) => new ApiError("ValidationException", message);
