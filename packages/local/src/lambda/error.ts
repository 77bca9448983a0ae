/** An error of the Lambda service itself (not of a handler), named as AWS names it. */
export class LambdaError extends Error {
  readonly statusCode: number;

  constructor(name: string, statusCode: number, message: string) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
  }
}
