const namespace = "http://ses.amazonaws.com/doc/2010-12-01/";

/** A refusal as SES words it; codes and statuses: SES API reference, "Common Errors" and the errors of each action. */
export class SesError extends Error {
  readonly code: string;
  readonly status: 400 | 413 | 500;

  constructor(code: string, message: string, status: 400 | 413 | 500 = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** `<ActionResponse>` of the AWS query protocol; `result` becomes the elements of `<ActionResult>`. */
export const answer = (action: string, result: Record<string, string>, requestId: string): string => {
  const fields = Object.entries(result).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  return (
    `<${action}Response xmlns="${namespace}"><${action}Result>${fields.join("")}</${action}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`
  );
};

/** `<ErrorResponse>` of the AWS query protocol. */
export const errorAnswer = (error: SesError, requestId: string): string => {
  const type = error.status === 500 ? "Receiver" : "Sender";
  return (
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${error.code}</Code>` +
    `<Message>${escaped(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
