import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '../kernel/endpoint.ts';

type JsonSchema = {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  [key: string]: unknown;
};

const refusal = z.object({
  code: z.string().describe('Stable code of the refusal'),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});

/** The document's head (OpenAPI 3.1), printed at /api/openapi.json. */
export const openApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Fairlead',
      description:
        "A car dealership's sales year: plan, facts, KPIs. Money is integer fen, rates are integer basis points.",
      version: '0.1.0',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/', description: 'This server' }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'fairlead_session' },
      },
    },
    tags: [],
  },
  hideUntagged: true,
};

const idempotencyHeader = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'Any text of your choice: a repeat within 24 hours gets the first reply again',
    },
  },
};

/** What Fastify prints of a contract; parsing is the contract's own business. */
export function schemaOf(endpoint: Endpoint): FastifySchema {
  const input = jsonSchema(endpoint.input, 'input');
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]!));
  const asked = {
    params: part(input, (name) => inPath.has(name)),
    rest: part(input, (name) => !inPath.has(name)),
  };
  const keyed = endpoint.method === 'POST' && endpoint.access !== 'public';
  const bodied = endpoint.method !== 'GET' && endpoint.method !== 'DELETE';
  return {
    tags: [endpoint.path.split('/')[2]!],
    summary: endpoint.summary,
    operationId: operationOf(endpoint),
    security: endpoint.access === 'public' ? [] : [{ bearer: [] }, { session: [] }],
    ...(keyed && { headers: idempotencyHeader }),
    ...(asked.params && { params: asked.params }),
    ...(asked.rest && (bodied ? { body: asked.rest } : { querystring: asked.rest })),
    response: {
      200: { description: 'Done', ...jsonSchema(endpoint.output, 'output') },
      '4xx': { description: 'Refused; the code says why', ...jsonSchema(refusal, 'output') },
    },
  } as FastifySchema;
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    reused: 'inline',
  }) as JsonSchema;
  return rest;
}

function part(whole: JsonSchema, keep: (name: string) => boolean): JsonSchema | undefined {
  const properties = Object.entries(whole.properties ?? {}).filter(([name]) => keep(name));
  if (properties.length === 0) return undefined;
  const required = (whole.required ?? []).filter(keep);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

/** `GET /api/deals/:id/facts` → `getDealsByIdFacts`. */
function operationOf({ method, path }: Endpoint): string {
  const words = path
    .split('/')
    .slice(2)
    .map((word) => (word.startsWith(':') ? `by-${word.slice(1)}` : word));
  return [method.toLowerCase(), ...words]
    .join('-')
    .replace(/[-_.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
