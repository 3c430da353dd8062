/** The part of the provider that our tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
  type Details = {
    prompt: { name: string; details: { missingOIDCScope?: string[] } };
    params: Record<string, string>;
    session?: { accountId: string };
  };
  type Result = { login?: { accountId: string }; consent?: { grantId: string }; error?: string };
  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Details>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Result,
      options?: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
    Grant: new (about: { accountId: string | undefined; clientId: string | undefined }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
  }
}
