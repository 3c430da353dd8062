import type { ProviderKind, ProviderSettings } from '../provider.rules.ts';

/** A provider ready to be asked, its secret opened. */
export type OpenProvider = {
  id: string;
  kind: ProviderKind;
  settings: ProviderSettings;
  secret: string;
};

/** One way there and back: what ties the answer to the question. */
export type Trip = {
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
  /** Opened inside the platform's own app: it signs in silently there. */
  inApp: boolean;
};

/** Who came back, as far as the provider vouches: an address or number only where it verified it. */
export type Outsider = {
  subject: string;
  name: string;
  email: string | null;
  phone: string | null;
};

/** One provider's way of OAuth. Both throw the refusals of provider.refusals. */
export type Dialect = {
  /** Where to send the browser. */
  startUrl(provider: OpenProvider, trip: Trip): Promise<string>;
  /** Who came back, from the query of the redirect address. A code is used up by it. */
  identify(provider: OpenProvider, trip: Trip, reply: Record<string, string>): Promise<Outsider>;
  /** Throws where the address, the id or the secret is wrong, as far as can be told without a person. */
  check(provider: OpenProvider): Promise<void>;
};
