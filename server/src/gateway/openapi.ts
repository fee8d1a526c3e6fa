/** The contract as OpenAPI 3.1: what `/docs` shows and other languages make their clients from. */
import { commonErrors, type ErrorCode, errors, type Method, methods } from '@sampan/contract'

type Json = Record<string, unknown>

const errorSchema: Json = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', enum: Object.keys(errors) },
    message: { type: 'string', description: 'What is wrong and what to do.' },
    details: { type: 'object' },
  },
}

/** The whole document. `version` is that of the project. */
export function describeApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sampan',
      version,
      description:
        'Every method is `module.verbNoun`, at `/api/<method>`. The same methods are called over the socket at `/sync`. ' +
        'Programs send `Authorization: Bearer <token>`; commands take an `Idempotency-Key` (a UUID). ' +
        `Any method may answer: ${commonErrors.map((code) => `\`${code}\``).join(', ')}.`,
    },
    paths: Object.fromEntries(methods.map((method) => [`/api/${method.name}`, pathOf(method)])),
    components: {
      schemas: { Error: errorSchema },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'sampan_session' },
      },
    },
  }
}

const verbs = { command: 'post', read: 'get', upload: 'put', download: 'get' } as const

function pathOf(method: Method): Json {
  const [module = ''] = method.name.split('.')
  const told = method.events.length > 0 ? ` Events: ${method.events.join(', ')}.` : ''
  return {
    [verbs[method.kind]]: {
      operationId: method.name,
      tags: [module],
      summary: method.summary,
      description: `At most ${method.limit.perMinute} a minute, ${method.limit.burst} at once.${told}`,
      security: method.caller === 'member' ? [{ token: [] }, { cookie: [] }] : [],
      ...inputOf(method),
      responses: { '200': { description: 'Done.', content: outputOf(method) }, ...refusalsOf(method) },
    },
  }
}

function inputOf(method: Method): Json {
  switch (method.kind) {
    case 'command': {
      const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', format: 'uuid' } }
      const requestBody = { required: true, content: { 'application/json': { schema: method.input } } }
      return { parameters: [key], requestBody }
    }
    case 'read': {
      const content = { 'application/json': { schema: method.input } }
      return { parameters: [{ name: 'input', in: 'query', required: true, content }] }
    }
    case 'upload':
      return { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
    case 'download':
      return { parameters: [{ name: 'input', in: 'query', style: 'form', explode: true, schema: method.input }] }
  }
}

const outputOf = (method: Method): Json =>
  method.kind === 'download' ? { '*/*': {} } : { 'application/json': { schema: method.output } }

/** The declared errors, by the status that they travel with. */
function refusalsOf(method: Method): Json {
  const byStatus = Map.groupBy<number, ErrorCode>(method.errors, (code) => errors[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${errors[code].message}`).join('\n\n'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}
